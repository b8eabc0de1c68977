// Goes through the stories of all cases in which something happened since an instant, a few cases at a time.
import type { RecordedEvent } from '../../../shared/domain/case-event';
import type { CaseId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { LogReader } from './open-log';

export class RecentStories {
  private readonly seen = new Set<CaseId>();
  private at = 0;
  private total: number | null = null;
  isDone = false;

  constructor(
    private readonly log: Pick<LogReader, 'events' | 'cases'>,
    private readonly since: Instant,
  ) {}

  /** In cases. */
  get progress(): { readonly done: number; readonly total: number } {
    return { done: this.seen.size, total: Math.max(this.total ?? 0, this.seen.size) };
  }

  /** Of so many more cases; to be called within a snapshot. Throws LogUnreadable. */
  next(limit: number): readonly (readonly RecordedEvent[])[] {
    const { cases, events } = this.log;
    this.total ??= cases.countChangedAfter(0);
    const changed = cases.changedAfter(this.at, limit);
    this.at = changed.at(-1)?.position ?? this.at;
    this.isDone = changed.length < limit;
    // A case that changed since it was read comes again at the end.
    const fresh = changed.map(({ caseId }) => caseId).filter((caseId) => !this.seen.has(caseId));
    for (const caseId of fresh) this.seen.add(caseId);
    const quiet = cases.quietSince(fresh, this.since);
    const recent = fresh.filter((caseId) => !quiet.has(caseId));
    // What is counted says nothing that the events' seals do not prove.
    return [...events.readCases(recent, 'seals').values()];
  }
}
