// Erases customers and brands: at once in the log, then bit by bit, and afterwards everywhere else their words may be.
import type { Actor } from '../../shared/domain/actor';
import { type CustodyOf, countHeld } from '../../shared/domain/custody';
import {
  type AgentId,
  asId,
  type BrandId,
  type CaseId,
  type CustomerId,
  type StepId,
} from '../../shared/domain/ids';
import type { ErasureReason } from '../../shared/domain/retention';
import { Refusal } from './command-context';
import { ErasureTidying, type TidyingPorts } from './erasure-tidying';
import { accountsOf, dropBrand } from './forgotten-brand';
import { holdOver } from './legal-hold';
import { DiskFull, LogUnreadable } from './log/database';
import { repliesUnderWay } from './log/erased-cases';
import type { Gathered } from './log/erasure-wish';
import { turn } from './turn';

/** From here on the person sees how far it is, and may stop it as long as nothing is erased. */
const longFrom = 200;
const retryMs = 60_000;

export interface ErasurePorts extends TidyingPorts {
  /** Everybody who keeps anything of these cases lets go of it. */
  readonly gone: (caseIds: readonly CaseId[]) => void;
  readonly goneBrand: (brandId: BrandId) => void;
  /** The list follows. */
  readonly cleared: () => void;
  readonly removeSecret: (accountId: string) => void;
  readonly damaged: () => void;
}

type Wish = Pick<CustodyOf<'erased'>, 'brandId' | 'customerId'> & {
  readonly reason: ErasureReason;
  readonly by: Actor;
};

interface ErasedElsewhere {
  readonly brandId: BrandId;
  readonly customerId: CustomerId;
  /** The member who had it done. */
  readonly by: string;
  readonly at: number;
}

export class Erasure {
  private readonly tidying: ErasureTidying;
  private clearing: Promise<void> | null = null;

  constructor(private readonly ports: ErasurePorts) {
    this.tidying = new ErasureTidying(ports);
  }

  /** Goes on with what an earlier run did not get to. */
  begin(): void {
    const { log } = this.ports.context;
    const underWay = log.erasures.underWay();
    for (const { wish } of underWay)
      if ('accounts' in wish) for (const accountId of wish.accounts) this.ports.removeSecret(accountId);
    if (underWay.length > 0) this.clear();
    else this.tidying.begin();
  }

  /**
   * Nothing of the customer can be read once it resolves. Rejects with Refusal while a hold stands or a reply is on its
   * way, or when a person stopped it. Null when there is no such customer.
   */
  async erase(wish: Wish): Promise<CustodyOf<'erased'> | null> {
    const { context, gone } = this.ports;
    const { log, store, clock, chance } = context;
    this.refuseErasing(wish.customerId);
    const gathered = await this.gathered(log.erasures.gather(wish.customerId));
    this.refuseErasing(wish.customerId);
    const stepId = asId<StepId>(chance.id());
    const record = log.transact(() => log.erasures.begin({ ...wish, stepId, at: clock.now() }, gathered));
    if (record === null) return null;
    store.forget(record.caseIds);
    gone(record.caseIds);
    this.clear();
    return record;
  }

  /** Erased on another desktop of the team: it is done here at once, whatever stands here. */
  obey({ brandId, customerId, by, at }: ErasedElsewhere): void {
    const { context, gone } = this.ports;
    const { log, store, chance } = context;
    const who = { kind: 'agent' as const, id: asId<AgentId>(by) };
    const stepId = asId<StepId>(chance.id());
    const record = log.transact(() =>
      log.erasures.erase({ brandId, customerId, reason: 'request', by: who, at, stepId }),
    );
    if (record === null) return;
    store.forget(record.caseIds);
    gone(record.caseIds);
    this.clear();
  }

  /** The same with all a brand has here, its channels, and its place in the workspace. */
  async forgetBrand(wish: {
    readonly brandId: BrandId;
    readonly brandName: string;
    readonly by: Actor;
  }): Promise<CustodyOf<'forgotten'>> {
    const { context, goneBrand, removeSecret } = this.ports;
    const { log, store, clock, chance, workspace } = context;
    this.refuseHeld(wish.brandId);
    const gathered = await this.gathered(log.erasures.gatherBrand(wish.brandId));
    this.refuseHeld(wish.brandId);
    if (repliesUnderWay(log.desk.outbox(), new Set(gathered.cases)))
      throw new Refusal('forget-reply-on-its-way');
    const accounts = accountsOf(workspace.current(), wish.brandId);
    const stepId = asId<StepId>(chance.id());
    const record = log.transact(() => {
      dropBrand(context, wish.brandId, accounts);
      return log.erasures.beginBrand({ ...wish, accounts, stepId, at: clock.now() }, gathered);
    });
    store.forgetBrand(wish.brandId);
    workspace.reread();
    for (const accountId of accounts) removeSecret(accountId);
    goneBrand(wish.brandId);
    this.clear();
    return record;
  }

  /**
   * All a brand has here, whatever stands over it or is on its way: the team has its cases, and goes on with them. Its
   * place in the definition is the team's to say. `alongside` is part of the transaction that destroys the key.
   */
  async loseBrand(
    wish: { readonly brandId: BrandId; readonly brandName: string },
    alongside: () => void,
  ): Promise<void> {
    const { context, goneBrand, removeSecret } = this.ports;
    const { log, store, clock, chance, workspace } = context;
    const gathered = await this.gathered(log.erasures.gatherBrand(wish.brandId), false);
    const accounts = accountsOf(workspace.current(), wish.brandId);
    const stepId = asId<StepId>(chance.id());
    const by = { kind: 'console' } as const;
    log.transact(() => {
      for (const accountId of accounts) log.desk.forgetAccount(accountId);
      log.erasures.beginBrand({ ...wish, by, accounts, stepId, at: clock.now() }, gathered);
      alongside();
    });
    store.forgetBrand(wish.brandId);
    for (const accountId of accounts) removeSecret(accountId);
    goneBrand(wish.brandId);
    this.clear();
  }

  /** Resolves once nothing is left to clear away. */
  async whenCleared(): Promise<void> {
    await this.clearing;
  }

  private refuseErasing(customerId: CustomerId): void {
    const { context } = this.ports;
    if (holdOver(context, customerId) !== null) throw new Refusal('erasure-held');
    const caseIds = context.log.erasures.casesOf(customerId).map(({ caseId }) => caseId);
    if (repliesUnderWay(context.log.desk.outbox(), new Set(caseIds)))
      throw new Refusal('erasure-reply-on-its-way');
  }

  private refuseHeld(brandId: BrandId): void {
    const { log } = this.ports.context;
    if (countHeld(log.erasures.records(Number.MAX_SAFE_INTEGER), brandId) > 0)
      throw new Refusal('forget-held');
  }

  /** In turns, so that keys get in between; nothing is erased before it is done. */
  private async gathered(steps: Generator<number, Gathered>, mayBeStopped = true): Promise<Gathered> {
    let isStopped = false;
    let work: ReturnType<ErasurePorts['works']['begin']> | null = null;
    const stop = () => {
      isStopped = true;
    };
    try {
      for (;;) {
        const { done, value } = steps.next();
        if (done === true) return value;
        if (value >= longFrom) work ??= this.ports.works.begin('erasure', mayBeStopped ? stop : null);
        work?.progress(value, null);
        await turn();
        if (isStopped) throw new Refusal('erasure-stopped');
      }
    } finally {
      work?.end();
    }
  }

  /** The first step at once, the others in turns of their own. */
  private clear(): void {
    if (this.clearing !== null) return;
    this.clearing = this.clearOn().finally(() => {
      this.clearing = null;
    });
  }

  private async clearOn(): Promise<void> {
    const { context, works, cleared } = this.ports;
    const { log, clock } = context;
    let work: ReturnType<ErasurePorts['works']['begin']> | null = null;
    try {
      for (;;) {
        const progress = log.transact(() => log.erasures.goOn());
        if (progress === null) break;
        cleared();
        if (progress.total >= longFrom) work ??= works.begin('erasure');
        work?.progress(progress.done, progress.total);
        await new Promise<void>((resolve) => void clock.after(0, resolve));
      }
      this.tidying.plan();
    } catch (error) {
      if (error instanceof LogUnreadable) return this.ports.damaged();
      if (!(error instanceof DiskFull)) throw error;
      // Nothing of it can be read; the rest waits for room.
      clock.after(retryMs, () => this.clear());
    } finally {
      work?.end();
    }
  }
}
