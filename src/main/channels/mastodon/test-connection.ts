// Tries the account as far as one can without posting: signs in, reads, and asks what the token may do.
import type { ConnectionReport } from '../../../shared/ipc/connection-report';
import { ChannelError } from '../connector';
import type { Api } from './api';
import { mentionsPage } from './lists';
import type { ServerFacts } from './server-facts';
import { appSchema } from './shapes';

/** Does not throw. */
export async function testConnection(
  { api, facts, server }: { readonly api: Api; readonly facts: ServerFacts; readonly server: string },
  signal: AbortSignal,
): Promise<ConnectionReport> {
  try {
    const me = await facts.me(signal);
    await mentionsPage(api, null, signal);
    await facts.learn(signal);
    if (!(await mayWrite(api, signal))) {
      const detail = 'the token may read but not post: it needs the scope "write:statuses"';
      return { kind: 'failed', cause: 'missing-scope', step: 'scopes', detail, retryAt: null };
    }
    const identity = me.acct.includes('@') ? `@${me.acct}` : `@${me.acct}@${new URL(server).host}`;
    return { kind: 'connected', identity, detail: `up to ${facts.maxLength} characters a reply` };
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    const { cause, step, retryAt } = error.failure;
    return { kind: 'failed', cause, step, detail: error.message, retryAt };
  }
}

/** True also where the server does not tell: then the first reply will. */
async function mayWrite(api: Api, signal: AbortSignal): Promise<boolean> {
  try {
    const answer: unknown = await api({ step: 'scopes', signal }).v1.apps.verifyCredentials();
    const scopes = appSchema.safeParse(answer).data?.scopes;
    return scopes === undefined || scopes.some((scope) => scope === 'write' || scope === 'write:statuses');
  } catch (error) {
    if (error instanceof ChannelError) return true;
    throw error;
  }
}
