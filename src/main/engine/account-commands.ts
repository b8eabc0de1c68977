// Commands about the workspace itself: importing a definition, adding and removing channel accounts.
import type { CommandOutputs } from '../../shared/ipc/engine-answers';
import type { Command, CommandName } from '../../shared/ipc/engine-port';
import { withAccount, withoutAccount } from '../../shared/workspace/change-accounts';
import { formatWorkspace } from '../../shared/workspace/parse';
import type { Workspace } from '../../shared/workspace/schema';
import type { Accounts } from './accounts';
import { type CommandContext, Refusal } from './command-context';

export type AccountCommand = Extract<
  Command,
  { name: 'workspace.import' | 'account.add' | 'account.remove' | 'account.pollNow' }
>;

export interface AccountCommandPorts {
  readonly context: CommandContext;
  readonly accounts: Accounts;
  readonly removeSecret: (accountId: string) => void;
}

export function runAccountCommand(
  ports: AccountCommandPorts,
  command: AccountCommand,
): CommandOutputs[Extract<CommandName, AccountCommand['name']>] {
  const { workspace, log } = ports.context;
  switch (command.name) {
    case 'workspace.import': {
      const problems = workspace.importText(command.input.text, command.input.name);
      return { problems, workspace: problems.length === 0 ? workspace.current() : null };
    }
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
