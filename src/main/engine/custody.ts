// Keeping and erasing, as one part of the engine: erasures, the daily round, and who has to hear of them.
import type { BrandId, CaseId } from '../../shared/domain/ids';
import type { EngineMessage } from '../../shared/ipc/engine-port';
import type { EngineToShell } from '../../shared/ipc/shell-ports';
import type { CommandContext } from './command-context';
import { Erasure } from './erasure';
import type { Feed } from './feed';
import type { ErasedList } from './log/erasures';
import type { LongWorks } from './long-works';
import { RetentionSweep } from './retention-sweep';
import type { Search } from './search';
import type { UndoStack } from './undo-stack';

export interface CustodyPorts {
  readonly context: CommandContext;
  readonly search: Pick<Search, 'forgetCases'>;
  readonly works: LongWorks;
  readonly undo: UndoStack;
  readonly feed: Pick<Feed, 'poke'>;
  readonly tellPage: (message: EngineMessage) => void;
  readonly tellShell: (message: EngineToShell) => void;
  /** Copies of the log that were set aside go or obey: what is erased must not be left in one. */
  readonly tidyCopies?: ((erased: ErasedList) => void) | undefined;
  readonly removeSecret: (accountId: string) => void;
  readonly changed: () => void;
  readonly damaged: () => void;
}

export class Custody {
  readonly erasure: Erasure;
  readonly sweep: RetentionSweep;

  constructor(private readonly ports: CustodyPorts) {
    this.erasure = new Erasure({
      ...ports,
      gone: (caseIds) => this.gone(caseIds),
      goneBrand: (brandId) => this.goneBrand(brandId),
      cleared: () => ports.feed.poke(0, []),
    });
    this.sweep = new RetentionSweep({ ...ports, erasure: this.erasure });
  }

  begin(): void {
    this.erasure.begin();
    this.sweep.begin();
  }

  private goneBrand(brandId: BrandId): void {
    const { context, undo, tellPage, tellShell, changed } = this.ports;
    undo.forgetAll();
    context.today.reset();
    context.team.loads.forgetErased();
    context.surges.forgetBrand(brandId);
    tellPage({ type: 'forgotten', brandId });
    tellShell({ type: 'forgetStartPage' });
    changed();
  }

  /** A customer was erased on another desktop of the team. */
  obeyHub(wish: Parameters<Erasure['obey']>[0]): void {
    this.erasure.obey(wish);
  }

  /** The person here has no part in a brand of the team any more. */
  async loseBrand(brandId: BrandId, alongside: () => void): Promise<void> {
    const brandName = this.ports.context.workspace.policy(brandId)?.brand.name ?? brandId;
    await this.erasure.loseBrand({ brandId, brandName }, alongside);
  }

  private gone(caseIds: readonly CaseId[]): void {
    const { context, undo, tellPage, tellShell, changed } = this.ports;
    context.today.forget(caseIds);
    context.team.loads.forget(caseIds);
    undo.forget(new Set(caseIds));
    tellPage({ type: 'erased', caseIds });
    tellShell({ type: 'forgetStartPage' });
    changed();
  }
}
