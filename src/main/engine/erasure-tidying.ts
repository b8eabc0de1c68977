// After an erasure, when nobody waits: the words leave the search, and every other file and copy they may be in.
import type { CaseId } from '../../shared/domain/ids';
import { minute, second } from '../../shared/domain/time';
import type { CommandContext } from './command-context';
import type { ErasedList } from './log/erasures';
import type { LongWorks } from './long-works';
import type { Search } from './search';

/** What was erased together is cleaned up together. */
const gatherMs = 2 * second;
const retryMs = minute;
/** In the log's own facts: of how many records everything is cleaned up. */
const cleanedName = 'custody-cleaned';

export interface TidyingPorts {
  readonly context: CommandContext;
  readonly search: Pick<Search, 'forgetCases'>;
  readonly works: LongWorks;
  /** Copies of the log that were set aside, after damage or a restore, go or obey. */
  readonly tidyCopies?: ((erased: ErasedList) => void) | undefined;
}

export class ErasureTidying {
  private isPlanned = false;

  constructor(private readonly ports: TidyingPorts) {}

  /** Goes on with what an earlier run did not get to. */
  begin(): void {
    if (this.uncleaned().records > 0) this.plan();
  }

  plan(afterMs: number = gatherMs): void {
    if (this.isPlanned) return;
    this.isPlanned = true;
    const { clock } = this.ports.context;
    clock.after(afterMs, () => void this.clean());
  }

  /**
   * The words leave the files of the search index, and what the log has overwritten leaves the file beside it. Until
   * then the key is destroyed already; a crash in between is made good at the next start.
   */
  private async clean(): Promise<void> {
    const { context, search, works, tidyCopies } = this.ports;
    const { log } = context;
    const work = works.begin('erasure');
    const total = log.erasures.countRecords();
    const { caseIds, records } = this.uncleaned();
    let isDone = false;
    try {
      work.progress(0, caseIds.length);
      if (records > 0) await search.forgetCases(caseIds);
      if (records > 0) tidyCopies?.(log.erasures.list());
      log.meta.write(cleanedName, Buffer.from(String(total)));
      isDone = log.checkpoint();
    } catch {
      // The search thread is gone or the disk is full: the key is destroyed, the rest is tried again.
    }
    work.end();
    this.isPlanned = false;
    if (!isDone || this.uncleaned().records > 0) this.plan(retryMs);
  }

  /** How many erasures nothing was cleaned up for yet, and their cases. */
  private uncleaned(): { readonly caseIds: readonly CaseId[]; readonly records: number } {
    const { erasures, meta } = this.ports.context.log;
    const stored = meta.read(cleanedName);
    const cleaned = stored === null ? 0 : Number(Buffer.from(stored).toString());
    const waiting = erasures.countRecords() - cleaned;
    const erased =
      waiting <= 0
        ? []
        : erasures.records(waiting).filter(({ kind }) => kind === 'erased' || kind === 'forgotten');
    return {
      caseIds: erased.flatMap((record) => (record.kind === 'erased' ? record.caseIds : [])),
      records: erased.length,
    };
  }
}
