// Opens an account with the connector of its channel, and tries one out for the connection screen.

import { second } from '../../shared/domain/time';
import type { AccountConfig } from '../../shared/ipc/channels-port';
import type { ConnectionReport } from '../../shared/ipc/connection-report';
import type { AccountSecret } from '../../shared/ipc/shell-ports';
import { boundedCall } from './bounded-call';
import type { Clock } from './clock';
import type { AccountConnection, Connector } from './connector';
import { type AttachmentPorts, createAttachmentSource } from './fetch-attachment';
import { networkFailure } from './network-failure';

export interface OpenedAccount {
  readonly connection: AccountConnection;
  /** To be called before each poll: a page's files are counted together. */
  readonly beforePoll: () => void;
}

/** Throws when the session has no such channel or the settings make no sense. */
export type OpenAccount = (
  config: AccountConfig,
  secret: AccountSecret,
  saveSecret: (secret: AccountSecret) => void,
) => OpenedAccount;

export interface OpenAccountPorts {
  readonly connectors: readonly Connector[];
  readonly clock: Clock;
  readonly reencode: AttachmentPorts['reencode'];
  /** What the connector is told about the account; the sandbox's is completed here. */
  readonly settingsOf: (config: AccountConfig) => Readonly<Record<string, unknown>>;
}

export function createOpenAccount({
  connectors,
  clock,
  reencode,
  settingsOf,
}: OpenAccountPorts): OpenAccount {
  return (config, secret, saveSecret) => {
    const connector = connectors.find((candidate) => candidate.channel === config.channel);
    if (connector === undefined) throw new Error(`This session does not connect to "${config.channel}"`);
    const settings = settingsOf(config);
    const { fetchAttachment, nextPage } = createAttachmentSource({ settings, reencode });
    const connection = connector.open({
      accountId: config.accountId,
      settings,
      secret,
      now: clock.now,
      fetchAttachment,
      saveSecret: (fresh) => saveSecret({ ...fresh }),
    });
    return { connection, beforePoll: nextPage };
  };
}

const testDeadline = 45 * second;

/** Tries an account that need not be configured. Does not throw, and keeps no secret. */
export async function tryAccount(open: () => AccountConnection, clock: Clock): Promise<ConnectionReport> {
  let connection: AccountConnection;
  try {
    connection = open();
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'the settings cannot be used';
    return { kind: 'failed', cause: 'not-this-service', step: 'settings', detail, retryAt: null };
  }
  try {
    const outer = new AbortController().signal;
    return await boundedCall((signal) => connection.test(signal), { clock, deadline: testDeadline, outer });
  } catch (error) {
    const { message, failure } = networkFailure(error, { step: 'test' });
    return {
      kind: 'failed',
      cause: failure.cause,
      step: failure.step,
      detail: message,
      retryAt: failure.retryAt,
    };
  } finally {
    await connection.close().catch(() => {});
  }
}
