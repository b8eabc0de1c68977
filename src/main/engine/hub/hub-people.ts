// Who is let into the team's hub, for who manages it; what the hub refuses has a text of the catalogue.
import type { HubMember, HubRemoval } from '../../../shared/ipc/hub-status';
import { Refusal } from '../command-context';
import type { HubClient } from './hub-client';
import { HubError } from './hub-error';

type Hub = Pick<HubClient, 'members' | 'invite' | 'setPassword' | 'remove'>;

/** Every call throws Refusal, with a code of `error.hub-…`, where the hub says no or cannot be asked. */
export class HubPeople {
  constructor(private readonly hub: Hub) {}

  async members(): Promise<readonly HubMember[]> {
    return refusing(async () =>
      (await this.hub.members()).map(({ login, agent, removedAt, seenAt, manages }) => ({
        login,
        agent,
        seenAt,
        manages,
        isRemoved: removedAt !== null,
      })),
    );
  }

  /** The password is handed over by a person; the hub gets only a server's proof of it. */
  async invite(login: string, agent: string, password: string): Promise<void> {
    await refusing(() => this.hub.invite(login, agent, password));
  }

  async setPassword(login: string, password: string): Promise<void> {
    await refusing(() => this.hub.setPassword(login, password));
  }

  async remove(agent: string): Promise<HubRemoval> {
    const { released, sessionsEnded } = await refusing(() => this.hub.remove(agent));
    return { released, areSessionsEnded: sessionsEnded !== null };
  }
}

async function refusing<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('hub-password-too-short');
    if (error instanceof HubError) throw new Refusal(codeOf(error));
    throw error;
  }
}

function codeOf({ fault }: HubError): string {
  if (fault.kind === 'not-allowed') return 'hub-not-manager';
  if (fault.kind !== 'refused') return 'hub-not-connected';
  switch (fault.code) {
    case 'login-taken':
    case 'login-unknown':
    case 'last-manager':
    case 'logins-by-hand':
      return `hub-${fault.code}`;
    case 'bad-facts':
      return fault.detail === 'password' ? 'hub-password-too-short' : 'hub-login-form';
    default:
      return 'hub-not-taken';
  }
}
