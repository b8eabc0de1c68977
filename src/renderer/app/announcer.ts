// What is said aloud when something happens by itself, in which manner, and how often at most. Pure.
import { minute, second } from '../../shared/domain/time';
import type { TextKey, TextValues } from '../../shared/texts/text-key';

interface Manner {
  /** `assertive` cuts off what is being read: only for what stops the work. */
  readonly how: 'polite' | 'assertive';
  /** Never more often than once in so long; what comes meanwhile is said together. */
  readonly everyMs: number;
}

interface Counted extends Manner {
  readonly kind: 'counted';
  /** Has a {count}. */
  readonly text: TextKey;
}

interface Standing extends Manner {
  readonly kind: 'standing';
  /** As everything is well: nothing is said of it before it was otherwise. */
  readonly well: TextKey;
  readonly otherwise: readonly TextKey[];
  /** What is over again so soon is not told at all. */
  readonly afterMs: number;
}

const standing = { kind: 'standing', everyMs: 10 * second, afterMs: 2 * second } as const;
const counted = { kind: 'counted', how: 'polite' } as const;

/** The written table, in the order of saying; docs/accessibility.md shows it, and a test keeps the two alike. */
export const announcements = {
  engine: { ...standing, how: 'assertive', well: 'said.engineBack', otherwise: ['sync.engineStopped'] },
  disk: {
    ...standing,
    how: 'assertive',
    well: 'said.diskBack',
    otherwise: ['sync.diskFull', 'sync.diskScarce'],
  },
  crisis: { ...standing, how: 'assertive', well: 'said.noCrisis', otherwise: ['said.crisis'] },
  channels: { ...standing, how: 'polite', well: 'said.channelsBack', otherwise: ['sync.channelsStopped'] },
  silent: {
    ...standing,
    how: 'polite',
    everyMs: 30 * second,
    well: 'sync.allHeard',
    otherwise: ['sync.someStale'],
  },
  hub: { ...standing, how: 'polite', everyMs: 30 * second, well: 'hub.current', otherwise: ['hub.offline'] },
  'reply-refused': { ...counted, everyMs: 10 * second, text: 'said.replyRefused' },
  'reply-unknown': { ...counted, everyMs: 10 * second, text: 'said.replyUnknown' },
  'new-red': { ...counted, everyMs: 10 * second, text: 'said.newRed' },
  'new-cases': { ...counted, everyMs: minute, text: 'said.newCases' },
} as const satisfies Readonly<Record<string, Counted | Standing>>;

type Table = typeof announcements;
export type Announced = keyof Table;
export type CountedEvent = { [Name in Announced]: Table[Name] extends Counted ? Name : never }[Announced];
export type StandingEvent = Exclude<Announced, CountedEvent>;

export interface Said {
  readonly event: Announced;
  readonly how: Manner['how'];
  readonly text: TextKey;
  readonly values: TextValues;
}

interface Waits {
  readonly dueAt: number;
  readonly text: TextKey;
  readonly count: number;
}

/** Times are those of a clock that nobody sets, in ms. */
export class Announcer {
  readonly #waits = new Map<Announced, Waits>();
  readonly #saidAt = new Map<Announced, number>();
  /** What was last said to be so. */
  readonly #known = new Map<StandingEvent, string>();

  /** It happened so many times more. */
  count(event: CountedEvent, by: number, now: number): void {
    if (by <= 0) return;
    const { text } = announcements[event];
    const before = this.#waits.get(event);
    const dueAt = before?.dueAt ?? this.#earliest(event, now);
    this.#waits.set(event, { dueAt, text, count: (before?.count ?? 0) + by });
  }

  /** It is so now; `count` where the text has one. */
  stand(event: StandingEvent, is: { readonly text: TextKey; readonly count?: number }, now: number): void {
    const { well, afterMs } = announcements[event];
    const { text, count = 0 } = is;
    if (nameOf(text, count) === (this.#known.get(event) ?? nameOf(well, 0))) {
      this.#waits.delete(event);
      return;
    }
    const dueAt = this.#waits.get(event)?.dueAt ?? this.#earliest(event, now + afterMs);
    this.#waits.set(event, { dueAt, text, count });
  }

  /** What is to be said now, each once. */
  take(now: number): readonly Said[] {
    const events = Object.keys(announcements) as readonly Announced[];
    return events.flatMap((event) => {
      const waits = this.#waits.get(event);
      if (waits === undefined || waits.dueAt > now) return [];
      const { text, count } = waits;
      this.#waits.delete(event);
      this.#saidAt.set(event, now);
      if (isStanding(event)) this.#known.set(event, nameOf(text, count));
      return [{ event, how: announcements[event].how, text, values: { count } }];
    });
  }

  /** When there is something to take; null: nothing waits. */
  get nextAt(): number | null {
    const times = [...this.#waits.values()].map(({ dueAt }) => dueAt);
    return times.length === 0 ? null : Math.min(...times);
  }

  #earliest(event: Announced, wished: number): number {
    const saidAt = this.#saidAt.get(event);
    return saidAt === undefined ? wished : Math.max(wished, saidAt + announcements[event].everyMs);
  }
}

function isStanding(event: Announced): event is StandingEvent {
  return announcements[event].kind === 'standing';
}

function nameOf(text: TextKey, count: number): string {
  return `${text} ${count}`;
}
