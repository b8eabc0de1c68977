// Folds the cases of a stretch of the log into rows of the list, a few at a time.
import { type CaseRow, caseRow } from '../../shared/domain/case-row';
import { foldCase } from '../../shared/domain/fold';
import type { AgentId, CaseId } from '../../shared/domain/ids';
import { type Sight, sees, seesPlace } from '../../shared/domain/sight';
import type { FeedGap } from '../../shared/ipc/feed';
import type { ProjectedRows } from '../../shared/ipc/projected-row';
import type { LogReader } from './log/open-log';
import { sealKey } from './log/seal';
import { projectRows } from './project-rows';

/** All that is asked of whoever makes the rows; it crosses to a thread. */
export interface RowRequest {
  readonly gap: FeedGap;
  /** Begins with so many cases whose deadlines are next, so that a person can work while the rest arrives. */
  readonly urgentFirst: number;
  readonly me: AgentId;
  /** What that person sees; of the rest there are no rows. */
  readonly sight: Sight;
  readonly projectionKey: Uint8Array;
}

/** Rows of cases whose newest event lies after `from` and not after `to`; the most urgent ones move nothing. */
export interface ReadRows extends ProjectedRows {
  readonly from: number;
  readonly to: number;
  /** Of the newest event in each row, in their order. */
  readonly positions: readonly number[];
  /** Cases that were erased, or went out of sight. */
  readonly removed: readonly CaseId[];
}

export interface CaseSource extends Pick<LogReader, 'events' | 'snapshot'> {
  readonly cases: Pick<LogReader['cases'], 'changedAfter' | 'dueBefore'>;
}

const everAfter = Number.MAX_SAFE_INTEGER;

export class RebuildReader {
  private readonly projector;
  private from: number;
  private begun: boolean;

  constructor(
    private readonly log: CaseSource,
    private readonly request: RowRequest,
  ) {
    this.projector = { me: request.me, key: sealKey(request.projectionKey) };
    this.from = request.gap.from;
    this.begun = request.urgentFirst === 0;
  }

  get isDone(): boolean {
    return this.begun && this.from >= this.request.gap.to;
  }

  /** The next rows, at most `limit` (the most urgent ones come together). Throws LogUnreadable. */
  next(limit: number): ReadRows {
    return this.log.snapshot(
      () => (this.begun ? this.stretch(limit) : this.urgent()),
      `rows after ${this.from}`,
    );
  }

  private urgent(): ReadRows {
    this.begun = true;
    const cases = this.log.cases.dueBefore(everAfter, this.request.urgentFirst);
    // Older than anything the engine may send of them meanwhile.
    return this.rowsOf(
      cases.map((caseId) => ({ caseId, position: 0 })),
      this.from,
    );
  }

  private stretch(limit: number): ReadRows {
    const changed = this.log.cases.changedAfter(this.from, limit);
    const within = changed.filter(({ position }) => position <= this.request.gap.to);
    const isLast = within.length < limit;
    return this.rowsOf(
      within,
      isLast ? this.request.gap.to : (within.at(-1)?.position ?? this.request.gap.to),
    );
  }

  private rowsOf(
    cases: readonly { readonly caseId: CaseId; readonly position: number }[],
    to: number,
  ): ReadRows {
    const { sight } = this.request;
    const rows: CaseRow[] = [];
    const positions: number[] = [];
    const removed: CaseId[] = [];
    // A row says nothing that its events' seals do not prove; their chain is gone through when the case is opened.
    const stories = this.log.events.readCases(
      cases.map(({ caseId }) => caseId),
      'seals',
    );
    for (const { caseId, position } of cases) {
      const events = stories.get(caseId) ?? [];
      const state = foldCase(events);
      const isSeen = state !== null && sees(sight, state);
      if (state === null || (!isSeen && seesPlace(sight, state))) removed.push(caseId);
      else if (isSeen) {
        rows.push(caseRow(state));
        positions.push(events.at(-1)?.position ?? position);
      }
    }
    const { from } = this;
    this.from = to;
    return { ...projectRows(rows, this.projector), from, to, positions, removed };
  }
}
