// The channels process: connectors and their tokens, without the log's key. Everything that arrives is parsed.
import '../../shared/runtime-gaps';
import type { z } from 'zod';
import { assertNever } from '../../shared/domain/assert-never';
import { accountConfigSchema, type FromChannels, toChannelsSchema } from '../../shared/ipc/channels-port';
import type { ConnectionReport } from '../../shared/ipc/connection-report';
import { type ChannelsToShell, shellToChannelsSchema } from '../../shared/ipc/shell-ports';
import { AccountDesk } from './account-desk';
import { systemClock } from './clock';
import { createImageWorkshop } from './image-workshop';
import { createOpenAccount, type OpenAccount, tryAccount } from './open-account';
import { loadConnectors } from './registry';
import { sandboxSettings } from './sandbox-settings';

type FromShell = z.output<typeof shellToChannelsSchema>;

interface Session {
  readonly open: OpenAccount;
  readonly desk: AccountDesk;
}

const shell = process.parentPort;
const tellShell = (message: ChannelsToShell) => shell.postMessage(message);
const workshop = createImageWorkshop(new URL('./image-thread.cjs', import.meta.url));

let session: Promise<Session> | null = null;
let engine: Electron.MessagePortMain | null = null;

shell.on('message', ({ data, ports }) => {
  const parsed = shellToChannelsSchema.safeParse(data);
  // Both ends are ours, but a message of another version must not be half understood.
  if (parsed.success) void heardShell(parsed.data, ports[0]).catch(report);
  else report(parsed.error);
});

async function heardShell(message: FromShell, port: Electron.MessagePortMain | undefined): Promise<void> {
  switch (message.type) {
    case 'start':
      session ??= startSession(message);
      await session;
      return;
    case 'secrets':
      return (await session)?.desk.setSecrets(message.secrets);
    case 'connect':
      return connect(await session, port);
    case 'test':
      return test(await session, message);
    default:
      return assertNever(message);
  }
}

async function startSession(start: Extract<FromShell, { type: 'start' }>): Promise<Session> {
  const open = createOpenAccount({
    connectors: await loadConnectors(start.sandbox),
    clock: systemClock,
    reencode: workshop.reencode,
    settingsOf: ({ settings }) => (start.sandbox ? sandboxSettings(settings, start) : settings),
  });
  const desk = new AccountDesk({
    clock: systemClock,
    open,
    post: (message: FromChannels) => engine?.postMessage(message),
    saveSecret: (accountId, secret) => tellShell({ type: 'saveSecret', accountId, secret }),
  });
  return { open, desk };
}

async function connect(ready: Session | null, port: Electron.MessagePortMain | undefined): Promise<void> {
  if (ready === null || port === undefined) return;
  engine?.close();
  engine = null;
  // What the former engine asked for ends first: the next one looks up what was left open.
  await ready.desk.stopAll();
  engine = port;
  port.on('message', ({ data }) => {
    const parsed = toChannelsSchema.safeParse(data);
    if (parsed.success) ready.desk.heard(parsed.data);
    else report(parsed.error);
  });
  port.on('close', () => {
    if (engine !== port) return;
    engine = null;
    void ready.desk.stopAll().catch(report);
  });
  port.start();
  port.postMessage({ type: 'ready' } satisfies FromChannels);
}

async function test(ready: Session | null, message: Extract<FromShell, { type: 'test' }>): Promise<void> {
  const { account, secret, requestId } = message;
  const { id: accountId, channel } = account;
  const read = { accountId, channel, settings: account, cursor: null, pollEveryMs: 60_000 };
  const config = accountConfigSchema.safeParse(read);
  const answer = (report: ConnectionReport) => tellShell({ type: 'tested', requestId, report });
  if (!config.success || ready === null) {
    const detail = 'the account is not complete';
    return answer({ kind: 'failed', cause: 'not-this-service', step: 'settings', detail, retryAt: null });
  }
  answer(await tryAccount(() => ready.open(config.data, secret, () => {}).connection, systemClock));
}

/** Never the message itself: it may hold a token or a customer's words. */
function report(error: unknown): void {
  console.error(`channels: ${error instanceof Error ? error.name : 'error'} while reading a message`);
}
