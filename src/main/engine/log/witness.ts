// Stands beside a database and tells the next start what a crash hides: what was being read, and how far it had got.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** Text lines of one width, each rewritten in place. Never flushed: it outlives a dead process, not a power cut. */
const lineWidth = 80;
const lines = { reading: 0, crashed: 1, reached: 2 } as const;
const damaged = 'damage was found';
/** One crash while reading may be chance (somebody killed the process); a second at the same place is not. */
const crashesThatTell = 2;

export interface Reached {
  readonly generation: string;
  /** Of the newest event. */
  readonly position: number;
  /** Transactions ever committed. */
  readonly commits: number;
}

export class Witness {
  private readonly descriptor: number;
  private reading = '';
  private crashed: { readonly place: string; readonly count: number };
  private furthest: Reached | null;

  constructor(file: string) {
    const text = readIfThere(file);
    const [reading = '', crashed = '', reached = ''] = text.split('\n').map((line) => line.trim());
    const [, count = '0', place = ''] = /^(\d{1,3}) (.+)$/.exec(crashed) ?? [];
    const [, generation = '', position = '', commits] =
      /^([0-9a-f]{32}) (\d{1,16}) (\d{1,16})$/.exec(reached) ?? [];
    this.crashed = { place, count: Number(count) };
    this.furthest =
      commits === undefined ? null : { generation, position: Number(position), commits: Number(commits) };
    this.descriptor = openSync(file, text === '' ? 'w+' : 'r+', 0o600);
    if (reading !== '' && place !== damaged) this.noteCrash(reading);
    else if (text === '') for (const line of Object.values(lines)) this.write(line, '');
  }

  /** Whether what is to be opened is known to be damaged: found so, or fatal to read twice at the same place. */
  get tellsDamage(): boolean {
    return this.crashed.count >= crashesThatTell;
  }

  /** How far the database had got when last heard of; null: never heard of. */
  get lastReached(): Reached | null {
    return this.furthest;
  }

  /** Runs a reading that damage may make fatal; what it throws passes through. One inside another is a part of that. */
  watch<T>(place: string, read: () => T): T {
    if (this.reading !== '') return read();
    this.reading = place;
    this.write(lines.reading, place);
    try {
      return read();
    } finally {
      this.reading = '';
      this.write(lines.reading, '');
      if (this.crashed.place === place) this.setCrashed({ place: '', count: 0 });
    }
  }

  noteDamage(): void {
    this.setCrashed({ place: damaged, count: crashesThatTell });
  }

  /** Call after each commit. */
  noteReached(reached: Reached): void {
    this.furthest = reached;
    this.write(lines.reached, `${reached.generation} ${reached.position} ${reached.commits}`);
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private noteCrash(place: string): void {
    const count = this.crashed.place === place ? this.crashed.count + 1 : 1;
    this.setCrashed({ place, count });
    this.write(lines.reading, '');
  }

  private setCrashed(crashed: { readonly place: string; readonly count: number }): void {
    this.crashed = crashed;
    this.write(lines.crashed, crashed.count === 0 ? '' : `${crashed.count} ${crashed.place}`);
  }

  private write(line: number, text: string): void {
    try {
      writeSync(this.descriptor, `${text.padEnd(lineWidth - 1)}\n`, line * lineWidth);
    } catch {
      // A witness that cannot write says nothing; the work it watches does not depend on it.
    }
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
