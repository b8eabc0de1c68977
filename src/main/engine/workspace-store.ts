// The workspace definition in force, and the rules made from it.
import type { Case } from '../../shared/domain/case';
import type { BrandId } from '../../shared/domain/ids';
import type { WorkspaceProblem } from '../../shared/ipc/engine-answers';
import { formatWorkspace, parseWorkspace } from '../../shared/workspace/parse';
import type { Account, Workspace } from '../../shared/workspace/schema';
import { type BrandPolicy, compileBrandPolicy } from './brand-policy';
import { LogUnreadable } from './log/database';
import type { Log } from './log/open-log';

export class WorkspaceStore {
  private readonly listeners: (() => void)[] = [];
  private workspace: Workspace | null = null;
  private policies: ReadonlyMap<BrandId, BrandPolicy> = new Map();

  constructor(
    private readonly log: Log,
    readonly sandbox: boolean,
  ) {
    this.readStored();
  }

  current(): Workspace | null {
    return this.workspace;
  }

  policy(brandId: BrandId): BrandPolicy | null {
    return this.policies.get(brandId) ?? null;
  }

  /** Throws for an account of a brand that is not there. */
  policyOf(account: Account): BrandPolicy {
    const policy = this.policy(account.brand);
    if (policy === null) throw new Error(`Account ${account.id} names a brand that is not there`);
    return policy;
  }

  /** In minutes before the deadline of a case; a case nobody has judged is warned of like a yellow one. */
  thresholdsOf({ brandId, tier }: Pick<Case, 'brandId' | 'tier'>): readonly number[] {
    return this.policy(brandId)?.brand.warnings[tier ?? 'yellow'] ?? [];
  }

  /** The warning thresholds of all brands, to tell whether they have changed. */
  allThresholds(): string {
    return JSON.stringify(this.workspace?.brands.map(({ id, warnings }) => [id, warnings]) ?? []);
  }

  /** Takes a new definition in whole, or names what is wrong with it and changes nothing. */
  importText(text: string, name: string): readonly WorkspaceProblem[] {
    const parsed = parseWorkspace(text, name);
    if (!parsed.ok) return parsed.problems;
    const misplaced = misplacedAccounts(parsed.workspace, this.sandbox);
    if (misplaced.length > 0) return misplaced;
    this.log.transact(() => this.log.desk.writeWorkspace(formatWorkspace(parsed.workspace)));
    this.adopt(parsed.workspace);
    for (const listener of this.listeners) listener();
    return [];
  }

  /** Stores a definition inside the caller's transaction; `reread` takes it up once that is flushed. */
  store(workspace: Workspace): void {
    this.log.desk.writeWorkspace(formatWorkspace(workspace));
  }

  reread(): void {
    this.readStored();
    for (const listener of this.listeners) listener();
  }

  exportText(): string {
    return this.workspace === null ? '' : formatWorkspace(this.workspace);
  }

  onChanged(listener: () => void): void {
    this.listeners.push(listener);
  }

  private readStored(): void {
    const stored = this.log.desk.readWorkspace();
    if (stored === null) return;
    const parsed = parseWorkspace(stored, 'stored workspace');
    if (!parsed.ok) throw new LogUnreadable('The stored workspace definition is not one this version reads');
    this.adopt(parsed.workspace);
  }

  private adopt(workspace: Workspace): void {
    this.workspace = workspace;
    this.policies = new Map(
      workspace.brands.map((brand) => [brand.id, compileBrandPolicy(brand, workspace.rules)]),
    );
  }
}

/** A sandbox plays only scenarios, and nothing else does: there is no way from practice to a customer. */
function misplacedAccounts(workspace: Workspace, sandbox: boolean): readonly WorkspaceProblem[] {
  return workspace.accounts.flatMap((account, index) => {
    if ((account.channel === 'sandbox') === sandbox) return [];
    const reason = sandbox
      ? 'is a live channel; a sandbox plays only scenarios'
      : 'plays a scenario, which only the sandbox does';
    return [{ line: null, path: `accounts.${index}.channel`, reason }];
  });
}
