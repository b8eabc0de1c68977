// Keeps the search index in step with the log, in small steps, and once looks for damage that reading does not find.
import { existsSync, rmSync } from 'node:fs';
import { DiskFull, LogUnreadable } from './log/database';
import { type LogReader, openLogReader, witnessFile } from './log/open-log';
import { Witness } from './log/witness';
import { openSearchIndex, type SearchIndex } from './search-index';
import type { FromSearchThread, SearchThreadStart } from './search-protocol';

const eventsPerStep = 500;

export interface SearchFollowerPorts {
  readonly start: SearchThreadStart;
  /** Runs the rest of the work once messages that wait have been heard. */
  readonly later: (work: () => void) => void;
  readonly tell: (message: FromSearchThread) => void;
}

export class SearchFollower {
  private readonly witness: Witness;
  private readonly reader: LogReader;
  private readonly index: SearchIndex;
  private isFollowing = false;
  private isClosed = false;
  private isChecked = false;

  /** Throws when the log cannot be opened, or the index not even anew. */
  constructor(private readonly ports: SearchFollowerPorts) {
    const { logFile, indexFile, dataKey, generation } = ports.start;
    dropDamagedIndex(indexFile);
    this.witness = new Witness(witnessFile(indexFile));
    this.reader = openLogReader(logFile, dataKey);
    this.index = this.watched('opening', () => openSearchIndex(indexFile, dataKey, generation));
  }

  /** Reads on from where the index is; a find never waits for more than one step. */
  follow(): void {
    if (this.isFollowing) return;
    this.isFollowing = true;
    this.step();
  }

  find(id: number, text: string, limit: number): void {
    const { hits, indexedTo } = this.watched('finding', () => ({
      hits: this.index.find(text, limit),
      indexedTo: this.index.indexedTo(),
    }));
    this.ports.tell({ type: 'found', id, hits, indexedTo });
  }

  close(): void {
    this.isClosed = true;
    this.index.close();
    this.reader.close();
  }

  private step(): void {
    if (this.isClosed) return;
    const from = this.watched('progress', () => this.index.indexedTo());
    const read = this.fromLog(() => this.reader.events.readAfter(from, eventsPerStep));
    if (read !== null && read.to > from && this.take(read.events, read.to)) {
      this.ports.later(() => this.step());
      return;
    }
    this.isFollowing = false;
    if (this.isChecked) return;
    this.isChecked = true;
    this.fromLog(() => this.reader.check());
  }

  /** False when there is no room: the next event is another chance. */
  private take(events: Parameters<SearchIndex['take']>[0], to: number): boolean {
    try {
      this.watched('taking', () => this.index.take(events, to));
      return true;
    } catch (error) {
      if (error instanceof DiskFull) return false;
      throw error;
    }
  }

  /** Null when the log turns out to be damaged: the engine decides what follows, and search goes on with what it has. */
  private fromLog<T>(read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof LogUnreadable)) throw error;
      this.ports.tell({ type: 'log-damaged', message: error.message });
      return null;
    }
  }

  /** A damaged index ends this thread; the next one finds the note and makes the index anew. */
  private watched<T>(place: string, work: () => T): T {
    try {
      return this.witness.watch(place, work);
    } catch (error) {
      if (!(error instanceof DiskFull)) this.witness.noteDamage();
      throw error;
    }
  }
}

function dropDamagedIndex(indexFile: string): void {
  const file = witnessFile(indexFile);
  if (!existsSync(file)) return;
  const witness = new Witness(file);
  const isDamaged = witness.tellsDamage;
  witness.close();
  if (!isDamaged) return;
  for (const name of [indexFile, `${indexFile}-wal`, `${indexFile}-shm`, file]) rmSync(name, { force: true });
}
