// Commands to the team's hub: let somebody in, set a password, remove somebody; and what the person here looks at.
import type { CommandOutputs } from '../../shared/ipc/engine-answers';
import type { Command } from '../../shared/ipc/engine-port';
import type { TeamHub } from './team-hub';

const names = ['hub.invite', 'hub.setPassword', 'hub.remove', 'hub.settleDefinition', 'hub.look'] as const;
export type HubCommand = Extract<Command, { name: (typeof names)[number] }>;

export function isHubCommand(command: Command): command is HubCommand {
  return (names as readonly string[]).includes(command.name);
}

/** Whether somebody may is decided by the hub. Rejects with Refusal. */
export async function runHubCommand(
  team: Pick<TeamHub, 'people' | 'look' | 'definition'>,
  command: HubCommand,
): Promise<CommandOutputs[HubCommand['name']]> {
  switch (command.name) {
    case 'hub.invite': {
      const { login, agentId, password } = command.input;
      await team.people.invite(login, agentId, password);
      return null;
    }
    case 'hub.setPassword':
      await team.people.setPassword(command.input.login, command.input.password);
      return null;
    case 'hub.remove':
      return team.people.remove(command.input.agentId);
    case 'hub.settleDefinition':
      team.definition.settle(command.input.keep, command.input.version);
      return null;
    case 'hub.look':
      team.look(command.input.caseId, command.input.doing);
      return null;
  }
}
