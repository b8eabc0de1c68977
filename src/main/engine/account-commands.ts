// Commands about the workspace itself: importing a definition, adding and removing channel accounts.
import { managesWorkspace } from '../../shared/domain/who-manages';
import type { CommandOutputs, KeptBrand } from '../../shared/ipc/engine-answers';
import type { Command, CommandName } from '../../shared/ipc/engine-port';
import { withAccount, withoutAccount } from '../../shared/workspace/change-accounts';
import { type PartChange, withPart } from '../../shared/workspace/change-part';
import { formatWorkspace, parseWorkspace } from '../../shared/workspace/parse';
import type { Workspace } from '../../shared/workspace/schema';
import type { Accounts } from './accounts';
import { type CommandContext, Refusal, refuseUnlessManager } from './command-context';
import { keptBrands } from './kept-brands';

export type AccountCommand = Extract<
  Command,
  { name: 'workspace.import' | 'workspace.change' | 'account.add' | 'account.remove' | 'account.pollNow' }
>;

/** Brands that have cases here and are not in a definition; none when it is not one. */
async function droppedBy(context: CommandContext, text: string): Promise<readonly KeptBrand[]> {
  const parsed = parseWorkspace(text, 'workspace');
  if (!parsed.ok || context.workspace.current() === null) return [];
  const stays = new Set(parsed.workspace.brands.map(({ id }) => id));
  const kept = await keptBrands(context);
  return kept.filter(
    ({ brandId, cases, isInWorkspace }) => isInWorkspace && cases > 0 && !stays.has(brandId),
  );
}

export interface AccountCommandPorts {
  readonly context: CommandContext;
  readonly accounts: Accounts;
  readonly removeSecret: (accountId: string) => void;
}

export async function runAccountCommand(
  ports: AccountCommandPorts,
  command: AccountCommand,
): Promise<CommandOutputs[Extract<CommandName, AccountCommand['name']>]> {
  const { workspace, log } = ports.context;
  if (command.name !== 'account.pollNow') refuseUnlessManager(ports.context);
  switch (command.name) {
    case 'workspace.import': {
      const { text, name, mayDrop } = command.input;
      const drops = await droppedBy(ports.context, text);
      if (drops.length > 0 && !mayDrop) return { problems: [], workspace: null, drops };
      const problems = workspace.importText(text, name);
      return { problems, workspace: problems.length === 0 ? workspace.current() : null, drops };
    }
    case 'workspace.change':
      return changePart(ports.context, command.input);
    case 'account.add': {
      const added = withAccount(workspace.current(), command.input);
      const problems = workspace.importText(added.text, 'new account');
      return { problems, accountId: problems.length === 0 ? added.accountId : null };
    }
    case 'account.remove': {
      const current = workspace.current();
      if (current === null) throw new Refusal('no-workspace');
      workspace.importText(
        formatWorkspace(withoutAccount(current, command.input.accountId) satisfies Workspace),
        'workspace',
      );
      log.transact(() => log.desk.forgetAccount(command.input.accountId));
      ports.removeSecret(command.input.accountId);
      return null;
    }
    case 'account.pollNow':
      ports.accounts.post({ type: 'poll', accountId: command.input.accountId });
      return null;
  }
}

/** Judged like a file; whoever has nobody left to manage the workspace would have locked everybody out. */
function changePart(context: CommandContext, change: PartChange): CommandOutputs['workspace.change'] {
  const { workspace } = context;
  const current = workspace.current();
  if (current === null) throw new Refusal('no-workspace');
  const text = withPart(current, change);
  if (text === null) throw new Refusal('workspace-changed-meanwhile');
  const parsed = parseWorkspace(text, 'workspace');
  if (parsed.ok && !parsed.workspace.members.some((member) => managesWorkspace(member, parsed.workspace)))
    throw new Refusal('last-manager');
  const problems = parsed.ok ? workspace.importText(text, 'workspace') : parsed.problems;
  // Lines are of a text that nobody has seen.
  const placed = problems.map((problem) => ({ ...problem, line: null }));
  return { problems: placed, workspace: placed.length === 0 ? workspace.current() : null };
}
