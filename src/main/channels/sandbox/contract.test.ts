import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type ContractChannel, describeConnector } from '../../../../test/support/connector-contract';
import { type AccountId, asId, type ExternalId } from '../../../shared/domain/ids';
import type { InboundMessage, SendRequest } from '../../../shared/ipc/channels-port';
import type { Connector } from '../connector';
import { sandboxConnector } from './connector';

const account = 'contract';
const idOf = (externalId: ExternalId) => externalId.replace('play:', '');

/** A scenario whose customers are the test: each of their acts is written to the end of the file that is played. */
async function openChannel(): Promise<ContractChannel> {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  const settings = { scenario: 'play', scenariosDir: folder, stateDir: join(folder, 'state') };
  const events: Record<string, unknown>[] = [];
  const write = () => {
    const someoneElse = { fault: 'outage', to: 'nobody', for: '1 s' };
    writeFileSync(
      join(folder, 'play.yaml'),
      stringify({ name: 'Contract', events: [someoneElse, ...events] }),
    );
  };
  write();
  const startedAt = Date.now();
  const open: Connector['open'] = (setup) => sandboxConnector.open(setup);
  const beginning = open({
    accountId: asId<AccountId>(account),
    settings,
    secret: {},
    now: () => startedAt,
    fetchAttachment: () => Promise.reject(new Error('nothing is attached here')),
    saveSecret: () => {},
  });
  await beginning.poll(null, new AbortController().signal);

  const happens = (event: Record<string, unknown>) => {
    events.push({ ...event, after: `${((Date.now() - startedAt) / 1_000).toFixed(3)} s` });
    write();
  };
  const requests = new Map<string, SendRequest>();
  const listening: Connector = {
    channel: 'sandbox',
    open: (setup) => {
      const connection = open(setup);
      const send: typeof connection.send = (request, signal) => {
        requests.set(request.replyId, request);
        return connection.send(request, signal);
      };
      return { ...connection, send };
    },
  };
  let outage = -1;
  return {
    connector: listening,
    settings,
    secret: {},
    wrongSettings: { ...settings, scenario: '../elsewhere' },
    customerWrites: async ({ text, inReplyTo, audience = 'public' }) => {
      const id = `w${events.length}`;
      const place =
        inReplyTo === undefined
          ? { thread: id, private: audience === 'private' }
          : { re: idOf(inReplyTo.externalId) };
      happens({ id, from: 'Ana Sol', to: account, says: text, ...place });
      return asId<ExternalId>(`play:${id}`);
    },
    customerEdits: async (id, text) => happens({ edits: idOf(id), says: text }),
    customerDeletes: async (id) => happens({ withdraws: idOf(id) }),
    cutsNextSend: (when) => happens({ fault: `cut-${when}`, to: account, for: '2 s' }),
    goesAway: async () => {
      outage = events.length;
      happens({ fault: 'outage', to: account, for: '1 h' });
    },
    returns: async () => {
      events.splice(outage, 1);
      write();
    },
    answersTo: async (message) =>
      landedAnswers(join(folder, 'state', `${account}.play.jsonl`), message, requests),
    close: async () => rmSync(folder, { recursive: true }),
  };
}

/** What the channel itself has on disk, in the words that were sent to it. */
function landedAnswers(
  file: string,
  message: InboundMessage,
  requests: ReadonlyMap<string, SendRequest>,
): readonly string[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines
    .map((line): { replyId?: string } => JSON.parse(line))
    .flatMap(({ replyId = '' }) => requests.get(replyId) ?? [])
    .filter((request) => request.inReplyTo?.externalId === message.externalId)
    .map((request) => request.text);
}

describeConnector(
  'the sandbox',
  {
    features: ['private', 'edits', 'deletions', 'cut-sends', 'wrong-settings', 'outage'],
    manyMessages: 250,
    patienceMs: 2_000,
  },
  openChannel,
);
