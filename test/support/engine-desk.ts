// A whole engine on a real log in a folder of its own, with a clock and a channel that the test moves by hand.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BackupDesk } from '../../src/main/engine/backup/backup-desk';
import type { Clock } from '../../src/main/engine/clock';
import { Engine } from '../../src/main/engine/engine';
import { type Log, openLog } from '../../src/main/engine/log/open-log';
import type { RowSource } from '../../src/main/engine/row-source';
import type { RuleTrials } from '../../src/main/engine/rule-trial/rule-trials';
import type { Search } from '../../src/main/engine/search';
import { findCases } from '../../src/main/engine/search-find';
import { SearchIndex } from '../../src/main/engine/search-index';
import type { CaseRow } from '../../src/shared/domain/case-row';
import { type AccountId, asId, type ExternalId } from '../../src/shared/domain/ids';
import type { Instant } from '../../src/shared/domain/time';
import type { Capabilities, InboundMessage, ToChannels } from '../../src/shared/ipc/channels-port';
import type { CommandOutputs, QueryOutputs } from '../../src/shared/ipc/engine-answers';
import type { CommandInput, CommandName, QueryInput, QueryName } from '../../src/shared/ipc/engine-port';
import type { FeedMessage } from '../../src/shared/ipc/feed';
import type { Result } from '../../src/shared/ipc/result';
import type { EngineToShell } from '../../src/shared/ipc/shell-ports';
import { createFakeClock, type FakeClock } from './fake-clock';
import { HeldRows } from './held-rows';

export const noon: Instant = Date.UTC(2026, 2, 4, 12, 0, 0);
const workspaceFile = path.join(import.meta.dirname, '../fixtures/two-brands.workspace.yaml');

export const plainCapabilities: Capabilities = {
  audiences: ['public', 'private'],
  length: { unit: 'graphemes', max: 300 },
  privateLength: null,
  attachments: { max: 4, mediaTypes: ['image/png'] },
  actions: ['like', 'hide'],
  idempotency: 'client-id',
  privateWindowMs: null,
  needsSubject: false,
};

export interface EngineDesk {
  readonly engine: Engine;
  readonly clock: FakeClock;
  readonly toShell: EngineToShell[];
  readonly toChannels: ToChannels[];
  /** The list as a worker that applied every batch would hold it. */
  rows(): readonly CaseRow[];
  row(preview: string): CaseRow;
  /** A page of the account's channel arrives. */
  arrive(messages: readonly Partial<InboundMessage>[], cursor?: string): void;
  command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutputs[Name]>;
  tryCommand<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<unknown>>;
  query<Name extends QueryName>(name: Name, input: QueryInput<Name>): Promise<QueryOutputs[Name]>;
  /** Ends the engine and opens another one on the same log. */
  restart(between?: (logFile: string) => void): EngineDesk;
  close(): void;
}

export const account = asId<AccountId>('aurea-social');
let serial = 0;

export function openEngineDesk(
  options: {
    readonly folder?: string;
    readonly clock?: FakeClock;
    readonly workspace?: string;
    readonly sandbox?: boolean;
    readonly freeBytes?: () => number;
    readonly damaged?: () => void;
    /** Without a page nobody reads the cases but who has to do with them. */
    readonly withoutPage?: boolean;
    readonly rowSource?: (log: Log, clock: Clock) => RowSource;
    readonly backups?: (log: Log, folder: string) => BackupDesk;
    readonly trials?: (log: Log, folder: string) => RuleTrials;
  } = {},
): EngineDesk {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'engine-'));
  const clock = options.clock ?? createFakeClock(noon);
  const dataKey = Buffer.alloc(32, 7);
  const log = openLog(path.join(folder, 'log.db'), dataKey);
  const index = new SearchIndex(path.join(folder, 'search.db'), log.meta.generation, log);
  const toShell: EngineToShell[] = [];
  const toChannels: ToChannels[] = [];
  const held = new HeldRows();
  let closed = false;
  const search: Search = {
    find: async (question) => {
      const { events, to } = log.events.readAfter(index.indexedTo(), 1_000_000);
      index.take(events, to);
      const numbered = /^#?(\d+)$/.exec(question.text)?.[1];
      const byNumber = numbered === undefined ? null : log.cases.ofNumber(Number(numbered));
      const work = findCases({ index, source: log }, question);
      let step = work.next();
      while (!step.done) step = work.next();
      return {
        hits: [...(byNumber === null ? [] : [{ caseId: byNumber, excerpt: '' }]), ...step.value],
        behindBy: 0,
      };
    },
    begin: () => undefined,
    restWhile: () => undefined,
    showWork: () => undefined,
    forgetCases: async (cases) => {
      for (const _ of index.forget(cases));
    },
    poke: () => undefined,
    close: async () => index.close(),
  };
  let ids = serial;
  const chance = {
    id: () =>
      (++ids).toString(16).padStart(8, '0').padEnd(24, 'a') + folder.length.toString(16).padStart(8, '0'),
  };
  const engine = new Engine({
    log,
    search,
    ...(options.rowSource && { rowSource: options.rowSource(log, clock) }),
    ...(options.backups && { backups: options.backups(log, folder) }),
    ...(options.trials && { trials: options.trials(log, folder) }),
    clock,
    chance,
    sandbox: options.sandbox ?? false,
    salvaged: false,
    damaged: options.damaged ?? (() => undefined),
    freeBytes: options.freeBytes ?? (() => null),
    reserveBytes: 1_000,
    tellShell: (message) => toShell.push(message),
  });
  if (!engine.hasWorkspace()) {
    const problems = engine.importWorkspace(
      options.workspace ?? readFileSync(workspaceFile, 'utf8'),
      'fixture',
    );
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  }
  engine.connectFeed((message: FeedMessage) => {
    const answer = held.receive(message);
    if (answer === null) return;
    queueMicrotask(() => {
      if (!closed) engine.hearWorker(answer);
    });
  });
  if (options.withoutPage !== true) engine.hearWorker({ type: 'ready', generation: null, position: 0 });
  engine.connectChannels((message) => toChannels.push(message));
  engine.hearChannels({
    type: 'health',
    health: {
      accountId: account,
      lastHeardAt: clock.now(),
      nextTryAt: null,
      state: 'ok',
      cause: null,
      detail: null,
      capabilities: plainCapabilities,
    },
  });
  engine.begin();
  let batches = 0;
  const ask = async (kind: 'command' | 'query', name: string, input: unknown): Promise<Result<unknown>> =>
    engine.handle({ id: 1, kind, name, input, operationId: chance.id() });
  const unwrap = (result: Result<unknown>) => {
    if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
    return result.value;
  };
  let untilToldMs = 20;
  const rows = () => {
    clock.advance(untilToldMs);
    untilToldMs = 20;
    return [...held.rows.values()];
  };
  const close = () => {
    serial = ids;
    closed = true;
    clock.dropTimers();
    log.close();
    index.close();
  };
  return {
    engine,
    clock,
    toShell,
    toChannels,
    rows,
    row: (preview) => {
      const found = rows().find((row) => row.preview.includes(preview));
      if (found === undefined) throw new Error(`No case shows "${preview}"`);
      return found;
    },
    arrive: (messages, cursor = `cursor-${batches}`) => {
      batches += 1;
      // A backlog is told of once a second.
      if (messages.length > 128) untilToldMs = 1_020;
      const items = messages.map((message) => ({
        kind: 'message',
        message: { ...customerPost(clock.now()), ...message },
      }));
      engine.hearChannels({ type: 'batch', accountId: account, batchId: batches, items, cursor });
    },
    command: async (name, input) => unwrap(await ask('command', name, input)) as never,
    tryCommand: (name, input) => ask('command', name, input),
    query: async (name, input) => unwrap(await ask('query', name, input)) as never,
    restart: (between) => {
      close();
      between?.(path.join(folder, 'log.db'));
      return openEngineDesk({ ...options, folder, clock });
    },
    close: () => {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let posts = 0;

/** A public post by a new customer, just now. */
export function customerPost(postedAt: Instant): InboundMessage {
  posts += 1;
  const externalId = asId<ExternalId>(`post-${posts}`);
  return {
    externalId,
    threadKey: `thread-${posts}`,
    writtenBy: 'customer',
    author: {
      externalId: asId<ExternalId>(`person-${posts}`),
      name: `Customer ${posts}`,
      handle: `customer${posts}.example`,
      followers: 10,
      profileUrl: null,
      isBot: false,
    },
    audience: 'public',
    subject: '',
    text: 'Hello there',
    language: 'en',
    postedAt,
    reach: 'unknown',
    inReplyTo: null,
    url: null,
    attachments: [],
  };
}
