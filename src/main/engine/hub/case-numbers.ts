// Numbers for new cases that no other desktop of the team gives: handed out ahead by the hub, or this desktop's own.
import type { RecordedEvent } from '../../../shared/domain/case-event';
import { type NumberRange, ownNumbers } from '../../../shared/domain/case-number';
import type { Log } from '../log/open-log';
import type { HubClient } from './hub-client';
import { HubError } from './hub-error';
import type { DeskNumbers, HubMemory } from './hub-memory';

const keptAhead = 200;
const mostAhead = 5_000;
/** What one call gives at most. */
const atOnce = 1_000;
/** A desktop whose number the hub has not said is one of so many beyond all that the hub gives. */
const unknownDesks = { first: 11_001, count: 470 };

export class CaseNumbers {
  /** The next number of each range, by its first; what is not here is found in the log. */
  private readonly next = new Map<number, number>();
  private given = 0;
  /** Numbers that were given between two looks at the hub, the busiest of late. */
  private pace = 0;
  /** Whoever may open no cases needs no numbers for them. */
  private isDenied = false;

  constructor(
    private readonly log: Pick<Log, 'cases'>,
    private readonly memory: HubMemory,
  ) {}

  /** For a new case; taken is taken, also when nothing comes of the case. */
  take(): number {
    const { numbers } = this;
    if (numbers === null) return this.log.cases.nextNumber();
    this.given += 1;
    for (const range of [...numbers.blocks, this.ownOf(numbers)]) {
      const number = this.nextIn(range);
      if (number > range.last) continue;
      this.next.set(range.first, number + 1);
      return number;
    }
    return this.log.cases.nextNumber();
  }

  /** A colleague's desktop may bring cases from before there was a hub, under numbers of a block of ours. */
  recorded(events: readonly RecordedEvent[]): void {
    const blocks = this.numbers?.blocks ?? [];
    if (blocks.length === 0) return;
    for (const { body } of events) {
      if (body.type !== 'CaseOpened') continue;
      const { number } = body;
      const block = blocks.find(({ first, last }) => number >= first && number <= last);
      if (block !== undefined) this.next.set(block.first, Math.max(this.nextIn(block), number + 1));
    }
  }

  /** What the person here may do has changed, or a connection is new. */
  askAgain(): void {
    this.isDenied = false;
  }

  /** Asks for more before there are too few: as many as the last burst would need. Throws HubError. */
  async fill(client: Pick<HubClient, 'numbers'>): Promise<void> {
    if (this.isDenied) return;
    this.pace = Math.max(this.given, this.pace / 2);
    this.given = 0;
    const wanted = Math.min(mostAhead, Math.max(keptAhead, Math.ceil(4 * this.pace)));
    const before = this.memory.record?.numbers;
    const isKnown = before?.desktop === this.memory.desktop;
    if (!isKnown) this.keep({ desktop: this.memory.desktop, desk: null, blocks: [] });
    if (isKnown && this.free() >= wanted / 2) return;
    for (let free = this.free(); free < wanted; free = this.free()) {
      const count = Math.min(atOnce, Math.max(keptAhead, wanted - free));
      if (!(await this.ask(client, count))) return;
    }
  }

  private async ask(client: Pick<HubClient, 'numbers'>, wanted: number): Promise<boolean> {
    const { cases } = this.log;
    try {
      const answer = await client.numbers(this.memory.desktop, wanted, cases.nextNumber() - 1);
      const { first, count, desk } = answer;
      const standing = (this.numbers?.blocks ?? []).filter((block) => this.nextIn(block) <= block.last);
      const blocks = count === 0 ? standing : [...standing, { first, last: first + count - 1 }];
      this.keep({ desktop: this.memory.desktop, desk, blocks });
      return count > 0;
    } catch (error) {
      this.isDenied = error instanceof HubError && error.fault.kind === 'not-allowed';
      if (this.isDenied) return false;
      throw error;
    }
  }

  private free(): number {
    const blocks = this.numbers?.blocks ?? [];
    return blocks.reduce((sum, block) => sum + Math.max(0, block.last + 1 - this.nextIn(block)), 0);
  }

  /** Where the log ends in a range is where it goes on: numbers need no writing of their own. */
  private nextIn({ first, last }: NumberRange): number {
    const known = this.next.get(first);
    if (known !== undefined) return known;
    const found = (this.log.cases.highestIn({ first, last }) ?? first - 1) + 1;
    this.next.set(first, found);
    return found;
  }

  private ownOf({ desk, desktop }: DeskNumbers): NumberRange {
    const { first, count } = unknownDesks;
    return ownNumbers(desk ?? first + (Number.parseInt(desktop.slice(0, 8), 16) % count));
  }

  /** Null: numbers are nobody's affair but this desktop's. */
  private get numbers(): DeskNumbers | null {
    const { record, isMember, desktop } = this.memory;
    if (!isMember || record?.numbers === undefined) return null;
    return record.numbers.desktop === desktop ? record.numbers : { desktop, desk: null, blocks: [] };
  }

  private keep(numbers: DeskNumbers): void {
    this.memory.change({ numbers });
  }
}
