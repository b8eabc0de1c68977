// The list of connectors. A new channel is one folder and one line here.
import type { Connector } from './connector';

/**
 * The connectors of this session. A sandbox session never even loads a live one, and a live session never the sandbox.
 */
export async function loadConnectors(sandbox: boolean): Promise<readonly Connector[]> {
  if (sandbox) return [(await import('./sandbox/connector')).sandboxConnector];
  return [
    (await import('./bluesky/connector')).blueskyConnector,
    (await import('./email/connector')).emailConnector,
    (await import('./mastodon/connector')).mastodonConnector,
  ];
}
