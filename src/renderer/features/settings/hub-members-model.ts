// Who is, was or could be let into the team's hub: the members of the definition, and whoever else has a login.
import { type Role, roles } from '../../../shared/domain/role';
import type { HubMember } from '../../../shared/ipc/hub-status';
import type { Workspace } from '../../../shared/workspace/schema';
import type { Text } from '../../state/use-text';

export interface Person {
  readonly agent: string;
  readonly name: string;
  /** Null: no member of the definition (any more). */
  readonly role: string | null;
  /** Has a seat only while a crisis of their brands lasts. */
  readonly isReserve: boolean;
  /** Null: never let in. */
  readonly login: HubMember | null;
}

export function peopleOf(workspace: Workspace, members: readonly HubMember[]): readonly Person[] {
  const loginOf = (agent: string) => members.find((member) => member.agent === agent) ?? null;
  const known = workspace.members.map(({ id, name, role, reserve }) => ({
    agent: id,
    name,
    role,
    isReserve: reserve === true,
    login: loginOf(id),
  }));
  const others = members.filter(({ agent }) => !workspace.members.some(({ id }) => id === agent));
  return [
    ...known,
    ...others.map((login) => ({
      agent: login.agent,
      name: login.agent,
      role: null,
      isReserve: false,
      login,
    })),
  ];
}

export function roleWords(text: Text, role: string): string {
  const known = roles.find((one): one is Role => one === role);
  return known === undefined ? role : text(`role.${known}`);
}

/** Letters and digits only: typed once, from a paper. */
export function freshPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const bytes = crypto.getRandomValues(new Uint8Array(200));
  // What does not divide evenly is passed over, so that each letter is as likely as another.
  const even = [...bytes].filter((byte) => byte < 248);
  return even
    .slice(0, 24)
    .map((byte) => letters[byte % letters.length])
    .join('');
}

/** A login made of the member's id, as the hub takes it. */
export function loginFor(agent: string): string {
  const plain = agent
    .toLowerCase()
    .replace(/[^a-z0-9_.-]/gu, '-')
    .replace(/^[^a-z]+/u, '');
  return plain.slice(0, 41);
}
