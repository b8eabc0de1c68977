// Finds the messages of a surge, and those of the quieter time before it, backwards in the log and a few events at a time.
import type { RecordedEvent } from '../../../shared/domain/case-event';
import type { BrandId } from '../../../shared/domain/ids';
import { isAlarming } from '../../../shared/domain/surge/alarm';
import type { SurgeMessage } from '../../../shared/domain/surge/surge-evidence';
import type { SurgeCandidate } from '../../../shared/domain/surge/surge-watch';
import { day } from '../../../shared/domain/time';
import type { CaseStore } from '../case-store';
import type { Log } from '../log/open-log';

/** Each may have its case folded; a key gets through between two slices. */
const eventsAtOnce = 50;
/** In a flood nobody needs all of it to see what it is about. */
const eventsAtMost = 20_000;
const messagesAtMost = 1_000;
const quietMessages = 400;
const quietTime = 7 * day;

export interface SurgeMessages {
  readonly now: readonly SurgeMessage[];
  readonly before: readonly SurgeMessage[];
}

export class SurgeMessageSearch {
  private readonly now: SurgeMessage[] = [];
  private readonly before: SurgeMessage[] = [];
  private at: number;
  private readonly last: number;
  private isOver = false;

  constructor(
    private readonly ports: { readonly log: Pick<Log, 'events'>; readonly store: CaseStore },
    private readonly wish: { readonly brandId: BrandId; readonly candidate: SurgeCandidate },
  ) {
    this.at = ports.log.events.position();
    this.last = Math.max(0, this.at - eventsAtMost);
  }

  get isDone(): boolean {
    return this.isOver || this.at <= this.last || this.before.length >= quietMessages;
  }

  /** Reads a slice more. Throws LogUnreadable. */
  next(): void {
    const from = Math.max(this.last, this.at - eventsAtOnce);
    const { events } = this.ports.log.events.readAfter(from, this.at - from);
    this.at = from;
    for (const event of events) this.take(event);
    const newest = events.at(-1)?.at;
    this.isOver = newest !== undefined && newest < this.wish.candidate.since - quietTime;
  }

  found(): SurgeMessages {
    const now = [...this.now].sort((a, b) => a.postedAt - b.postedAt);
    return { now: thinned(now), before: this.before };
  }

  private take({ body, caseId, brandId }: RecordedEvent): void {
    const { candidate } = this.wish;
    if (brandId !== this.wish.brandId || body.type !== 'MessageReceived') return;
    const { writtenBy, author, externalId, postedAt, text } = body.message;
    if (writtenBy !== 'customer' || postedAt >= candidate.seenAt) return;
    const state = this.ports.store.read(caseId);
    if (state === null || !isAlarming(state)) return;
    const { externalId: writer, followers } = author;
    const message = { caseId, externalId, author: writer, text, postedAt, followers };
    if (postedAt >= candidate.since) this.now.push(message);
    else this.before.push(message);
  }
}

/** Evenly over the whole, the first of it always. */
function thinned(messages: readonly SurgeMessage[]): readonly SurgeMessage[] {
  const step = Math.ceil(messages.length / messagesAtMost);
  const shown = 5;
  return messages.filter((_, index) => index < shown || index % step === 0);
}
