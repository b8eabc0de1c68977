// Goes through the stories of all cases in which something happened since an instant, a few cases at a time.
import type { RecordedEvent } from '../../../shared/domain/case-event';
import type { CaseId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { LogReader } from './open-log';

/** Which of so many readers side by side; each case belongs to one of them. */
export interface Share {
  readonly index: number;
  readonly of: number;
}

const everything: Share = { index: 0, of: 1 };

/** Ids are hexadecimal, and random at their end. */
function isIn({ index, of }: Share, caseId: CaseId): boolean {
  return Number.parseInt(caseId.slice(-4), 16) % of === index;
}

export class RecentStories {
  private readonly seen = new Set<CaseId>();
  private at = 0;
  private total: number | null = null;
  isDone = false;

  constructor(
    private readonly log: Pick<LogReader, 'events' | 'cases'>,
    private readonly since: Instant,
    private readonly share = everything,
  ) {}

  /** In cases, those of the other shares too: they are passed over. */
  get progress(): { readonly done: number; readonly total: number } {
    return { done: this.seen.size, total: Math.max(this.total ?? 0, this.seen.size) };
  }

  /** Of those of so many more cases that are in the share; to be called within a snapshot. Throws LogUnreadable. */
  next(limit: number): readonly (readonly RecordedEvent[])[] {
    const { cases, events } = this.log;
    this.total ??= cases.countChangedAfter(0);
    const changed = cases.changedAfter(this.at, limit);
    this.at = changed.at(-1)?.position ?? this.at;
    this.isDone = changed.length < limit;
    // A case that changed since it was read comes again at the end.
    const fresh = changed.map(({ caseId }) => caseId).filter((caseId) => !this.seen.has(caseId));
    for (const caseId of fresh) this.seen.add(caseId);
    const own = fresh.filter((caseId) => isIn(this.share, caseId));
    const quiet = cases.quietSince(own, this.since);
    const recent = own.filter((caseId) => !quiet.has(caseId));
    // What is counted says nothing that the events' seals do not prove.
    return [...events.readCases(recent, 'seals').values()];
  }
}
