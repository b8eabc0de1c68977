// Erases customers: at once in the log, and afterwards, when nobody waits, everywhere else their words may be.
import type { Actor } from '../../shared/domain/actor';
import type { CustodyOf } from '../../shared/domain/custody';
import { asId, type BrandId, type CaseId, type CustomerId, type StepId } from '../../shared/domain/ids';
import type { ErasureReason } from '../../shared/domain/retention';
import { minute, second } from '../../shared/domain/time';
import { type CommandContext, Refusal } from './command-context';
import { holdOver } from './legal-hold';
import { repliesUnderWay } from './log/erased-cases';
import type { LongWorks } from './long-works';
import type { Search } from './search';

/** What was erased together is cleaned up together. */
const gatherMs = 2 * second;
const retryMs = minute;
/** In the log's own facts: of how many records everything is cleaned up. */
const cleanedName = 'custody-cleaned';

export interface ErasurePorts {
  readonly context: CommandContext;
  readonly search: Pick<Search, 'forgetCases'>;
  readonly works: LongWorks;
  /** Everybody who keeps anything of these cases lets go of it. */
  readonly gone: (caseIds: readonly CaseId[]) => void;
  /** Removes copies of the log that were set aside when it was damaged. */
  readonly dropCopies?: (() => void) | undefined;
}

export class Erasure {
  private isPlanned = false;

  constructor(private readonly ports: ErasurePorts) {}

  /** Goes on with what an earlier run did not get to. */
  begin(): void {
    if (this.uncleaned().length > 0) this.planCleaning(gatherMs);
  }

  /** Throws Refusal while a hold stands or a reply is on its way. Returns null when there is no such customer. */
  erase(wish: {
    readonly brandId: BrandId;
    readonly customerId: CustomerId;
    readonly reason: ErasureReason;
    readonly by: Actor;
  }): CustodyOf<'erased'> | null {
    const { context, gone } = this.ports;
    const { log, store, clock, chance } = context;
    if (holdOver(context, wish.customerId) !== null) throw new Refusal('erasure-held');
    if (repliesUnderWay(log.desk.outbox(), log.erasures.casesOf(wish.customerId)))
      throw new Refusal('erasure-reply-on-its-way');
    const stepId = asId<StepId>(chance.id());
    const record = log.transact(() => log.erasures.erase({ ...wish, stepId, at: clock.now() }));
    if (record === null) return null;
    store.forget(record.caseIds);
    gone(record.caseIds);
    this.planCleaning(gatherMs);
    return record;
  }

  private planCleaning(afterMs: number): void {
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
    const { context, search, works, dropCopies } = this.ports;
    const { log } = context;
    const work = works.begin('erasure');
    const total = log.erasures.countRecords();
    const caseIds = this.uncleaned();
    let isDone = false;
    try {
      work.progress(0, caseIds.length);
      if (caseIds.length > 0) await search.forgetCases(caseIds);
      if (caseIds.length > 0) dropCopies?.();
      log.meta.write(cleanedName, Buffer.from(String(total)));
      isDone = log.checkpoint();
    } catch {
      // The search thread is gone or the disk is full: the key is destroyed, the rest is tried again.
    }
    work.end();
    this.isPlanned = false;
    if (!isDone || this.uncleaned().length > 0) this.planCleaning(retryMs);
  }

  private uncleaned(): readonly CaseId[] {
    const { erasures, meta } = this.ports.context.log;
    const stored = meta.read(cleanedName);
    const cleaned = stored === null ? 0 : Number(Buffer.from(stored).toString());
    const waiting = erasures.countRecords() - cleaned;
    if (waiting <= 0) return [];
    return erasures.records(waiting).flatMap((record) => (record.kind === 'erased' ? record.caseIds : []));
  }
}
