// Keeps the search index in step with the log and answers questions, both in small steps that take turns.
import { existsSync, rmSync } from 'node:fs';
import type { RecordedEvent } from '../../shared/domain/case-event';
import type { CaseId } from '../../shared/domain/ids';
import { HitWords } from './hit-words';
import { DiskFull, LogUnreadable } from './log/database';
import { type LogReader, openLogReader, witnessFile } from './log/open-log';
import { Witness } from './log/witness';
import { SearchFiles } from './search-files';
import { type FoundCase, findCases } from './search-find';
import { SearchIndex, type SearchSource } from './search-index';
import type { AskedQuestion, FromSearchThread, SearchThreadStart } from './search-protocol';

/** While somebody asks, a question waits for 20 ms at most; otherwise larger steps cost less an event. */
const eventsPerStep = { asked: 300, unasked: 1_000 };
const askedForMs = 10_000;
/** Work on a question without hearing whether it was overtaken. */
const sliceMs = 4;
/** Packing and emptying side files wait until nothing was read for so long. */
const quietMs = 5_000;

export interface SearchFollowerPorts {
  readonly start: SearchThreadStart;
  /** Runs work once messages that wait have been heard, or after some time. */
  readonly later: (work: () => void, afterMs: number) => void;
  readonly tell: (message: FromSearchThread) => void;
  /** Milliseconds that only go forward. */
  readonly elapsedMs: () => number;
}

interface Question {
  readonly id: number;
  readonly asker: string;
  readonly work: Generator<void, readonly FoundCase[]>;
}

/** The log is damaged, not the index. */
class LogDamaged extends Error {
  override readonly name = 'LogDamaged';
}

export class SearchFollower {
  private readonly witness: Witness;
  private readonly reader: LogReader;
  private readonly source: SearchSource;
  private readonly index: SearchIndex;
  private readonly words: HitWords;
  private readonly questions: Question[] = [];
  private readonly forgetting: { readonly id: number | null; readonly work: Generator<void> }[] = [];
  /** Erased cases that the index holds nothing of any more. */
  private readonly forgotten = new Set<CaseId>();
  private hasEvents = false;
  private isUntidy = true;
  private readLastMs: number;
  private askedUntilMs = 0;
  private isPlanned = false;
  private isClosed = false;

  /** Throws when the log cannot be opened, or the index not even anew. */
  constructor(private readonly ports: SearchFollowerPorts) {
    const { logFile, indexFile, dataKey, generation } = ports.start;
    dropDamagedIndex(indexFile);
    this.witness = new Witness(witnessFile(indexFile));
    this.reader = openLogReader(logFile, dataKey);
    this.source = sourceOf(this.reader);
    this.words = new HitWords(this.source);
    this.index = this.watched('opening', () => new SearchIndex(indexFile, generation, this.source));
    this.readLastMs = ports.elapsedMs();
  }

  /** Reads on from where the index is; a question never waits for more than one step. */
  follow(): void {
    this.hasEvents = true;
    this.plan();
  }

  /** Overtakes what the same asker asked before. */
  find(id: number, question: AskedQuestion): void {
    this.askedUntilMs = this.ports.elapsedMs() + askedForMs;
    const overtaken = this.questions.findIndex(({ asker }) => asker === question.asker);
    if (overtaken >= 0)
      for (const { id: earlier } of this.questions.splice(overtaken, 1)) this.answer(earlier, null);
    const { index, source, words, ports } = this;
    const foreseen = (cases: readonly CaseId[]) => ports.tell({ type: 'foreseen', id, cases });
    const work = findCases({ index, source, words, foreseen }, question);
    this.questions.push({ id, asker: question.asker, work });
    this.plan();
  }

  /** Takes everything said in some cases out of the index; their keys may be gone by now. */
  forget(id: number, cases: readonly CaseId[]): void {
    this.planForgetting(id, cases);
    this.plan();
  }

  close(): void {
    this.isClosed = true;
    this.index.close();
    this.reader.close();
    this.witness.close();
  }

  private plan(): void {
    if (this.isPlanned) return;
    this.isPlanned = true;
    this.ports.later(() => {
      this.isPlanned = false;
      if (this.isClosed) return;
      this.step();
      if (this.questions.length > 0 || this.forgetting.length > 0 || this.hasEvents) this.plan();
    }, 0);
  }

  /** A step of what is most urgent. */
  private step(): void {
    const [question] = this.questions;
    if (question !== undefined) this.goOnFinding(question);
    else if (this.forgetting.length > 0) this.goOnForgetting();
    else if (this.hasEvents) this.readOn();
  }

  private goOnFinding({ id, work }: Question): void {
    const until = this.ports.elapsedMs() + sliceMs;
    const answer = this.withLog(() =>
      this.watched('finding', () => {
        let next = work.next();
        while (!next.done && this.ports.elapsedMs() < until) next = work.next();
        return next;
      }),
    );
    if (answer !== null && !answer.done) return;
    this.questions.shift();
    this.answer(id, answer?.value ?? []);
  }

  private goOnForgetting(): void {
    const [first] = this.forgetting;
    if (first === undefined || !this.watched('forgetting', () => first.work.next()).done) return;
    this.forgetting.shift();
    if (first.id !== null) this.ports.tell({ type: 'forgotten', id: first.id });
  }

  private readOn(): void {
    const from = this.index.indexedTo();
    const to = this.withLog(() => {
      const isAsked = this.ports.elapsedMs() < this.askedUntilMs;
      const read = this.source.events.readAfter(from, eventsPerStep[isAsked ? 'asked' : 'unasked']);
      // Before the index is past an erasure: cut short, it is met again.
      const erased = erasedIn(read.events).filter(({ caseId }) => !this.forgotten.has(caseId));
      // What the team's hub did not take counts no more, though its words were read before.
      if (read.events.some(({ body }) => body.type === 'StepRefused')) this.words.forget();
      if (erased.length > 0) this.planForgettingOf(erased);
      else if (read.to > from) this.watched('taking', () => this.index.take(read.events, read.to));
      return read.to;
    });
    this.hasEvents = to !== null && to > from;
    this.readLastMs = this.ports.elapsedMs();
    this.ports.tell({ type: 'read', indexedTo: this.index.indexedTo() });
    if (!this.hasEvents && this.isUntidy) this.planTidying();
    this.isUntidy = true;
  }

  /** What a forgotten brand's cases said goes with the brand's file. */
  private planForgettingOf(erased: readonly ErasedCase[]): void {
    for (const { caseId } of erased) this.forgotten.add(caseId);
    const others = erased.filter(({ isOfBrand }) => !isOfBrand).map(({ caseId }) => caseId);
    this.planForgetting(null, others);
  }

  private planForgetting(id: number | null, cases: readonly CaseId[]): void {
    this.reader.keys.forget();
    this.words.forget();
    for (const caseId of cases) this.forgotten.add(caseId);
    this.forgetting.push({ id, work: this.index.forget(cases) });
  }

  private planTidying(): void {
    this.isUntidy = false;
    this.ports.later(() => this.tidyWhenQuiet(), quietMs);
  }

  private tidyWhenQuiet(): void {
    if (this.isClosed) return;
    const waitMs = this.readLastMs + quietMs - this.ports.elapsedMs();
    if (waitMs > 0) {
      this.ports.later(() => this.tidyWhenQuiet(), waitMs);
    } else if (this.watched('tidying', () => this.index.tidyOne())) {
      this.ports.later(() => this.tidyWhenQuiet(), 0);
    } else {
      this.watched('settling', () => this.index.settle());
      this.isUntidy = true;
    }
  }

  /** Null when there is no room, which another event is another chance for, or when the log turns out to be damaged. */
  private withLog<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      if (error instanceof DiskFull) return null;
      if (!(error instanceof LogDamaged)) throw error;
      this.ports.tell({ type: 'log-damaged', message: error.message });
      return null;
    }
  }

  private answer(id: number, hits: readonly FoundCase[] | null): void {
    this.ports.tell({ type: 'found', id, hits, indexedTo: this.index.indexedTo() });
  }

  /** A damaged index ends this thread; the next one finds the note and makes the index anew. */
  private watched<T>(place: string, work: () => T): T {
    try {
      return this.witness.watch(place, work);
    } catch (error) {
      if (!(error instanceof DiskFull || error instanceof LogDamaged)) this.witness.noteDamage();
      throw error;
    }
  }
}

interface ErasedCase {
  readonly caseId: CaseId;
  readonly isOfBrand: boolean;
}

function erasedIn(events: readonly RecordedEvent[]): readonly ErasedCase[] {
  return events.flatMap(({ caseId, body }) =>
    body.type === 'CaseErased' ? [{ caseId, isOfBrand: body.reason === 'membership' }] : [],
  );
}

/** Damage of the log can be told from damage of the index. */
function sourceOf({ events, keys, snapshot }: LogReader): SearchSource {
  const read = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw error instanceof LogUnreadable ? new LogDamaged(error.message) : error;
    }
  };
  return {
    events: {
      readAfter: (position, limit) => read(() => events.readAfter(position, limit)),
      readAt: (positions) => read(() => events.readAt(positions)),
      readCase: (caseId) => read(() => snapshot(() => events.readCase(caseId))),
    },
    keys,
  };
}

function dropDamagedIndex(indexFile: string): void {
  const file = witnessFile(indexFile);
  if (!existsSync(file)) return;
  const witness = new Witness(file);
  const isDamaged = witness.tellsDamage;
  witness.close();
  if (!isDamaged) return;
  new SearchFiles(indexFile).removeAll();
  rmSync(file, { force: true });
}
