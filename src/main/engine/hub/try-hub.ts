// Tries the way to a team's hub as a person typed it, and says in a word what is wrong with it.
import type { HubTrial, HubTrialFailure } from '../../../shared/ipc/hub-orders';
import { parseWorkspace } from '../../../shared/workspace/parse';
import { connectHub, type HubClient } from './hub-client';
import type { HubAddress } from './hub-connection';
import { HubError, type HubFault } from './hub-error';

interface Known {
  /** Of the hub this desktop shared with before; null: with none. */
  readonly hubId: string | null;
  /** Of the definition here, which the hub gets when it has none. */
  readonly members: readonly string[] | null;
  /** Practice and work share no hub. */
  readonly sandbox: boolean;
}

/** Never rejects, and leaves nothing behind. */
export async function tryHub(address: HubAddress, known: Known): Promise<HubTrial> {
  let client: HubClient | null = null;
  try {
    client = await connectHub(address);
    const { hubId, agent, login, sandbox } = await client.hello();
    if (sandbox !== known.sandbox) return failed(sandbox ? 'sandbox-hub' : 'live-hub', hubId);
    if (known.hubId !== null && known.hubId !== hubId) return failed('other-hub', hubId);
    const { document } = await client.workspace();
    const members = document === undefined ? known.members : membersIn(document);
    if (members === null && document !== undefined) return failed('newer-schema', 'the definition');
    if (members?.includes(agent) === false) return failed('not-in-definition', agent);
    return { kind: 'welcome', agent, login };
  } catch (error) {
    return error instanceof HubError
      ? failed(failureOf(error.fault), error.message)
      : failed('failed', error instanceof Error ? error.name : 'unknown error');
  } finally {
    await client?.close();
  }
}

function membersIn(document: string): readonly string[] | null {
  const parsed = parseWorkspace(document, 'team hub');
  return parsed.ok ? parsed.workspace.members.map(({ id }) => id) : null;
}

function failureOf({ kind }: HubFault): HubTrialFailure {
  if (kind === 'removed') return 'not-allowed';
  return kind === 'refused' ? 'failed' : kind;
}

function failed(code: HubTrialFailure, detail: string): HubTrial {
  return { kind: 'failed', code, detail: detail.slice(0, 2_000) };
}
