// What an agent finds when the sandbox opens: the shipped scenarios through the real connector and the real engine.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FetchAttachment } from '../../src/main/channels/connector';
import { sandboxConnector } from '../../src/main/channels/sandbox/connector';
import { Engine } from '../../src/main/engine/engine';
import { openLog } from '../../src/main/engine/log/open-log';
import { type CaseRow, compareRows } from '../../src/shared/domain/case-row';
import { minute } from '../../src/shared/domain/time';
import type { ToChannels } from '../../src/shared/ipc/channels-port';
import { sandboxWorkspace } from '../../src/shared/scenario/sandbox-workspace';
import { createFakeClock } from '../support/fake-clock';
import { HeldRows } from '../support/held-rows';
import { noSearch } from '../support/no-search';

const assets = join(import.meta.dirname, '../../assets/sandbox');
/** A Wednesday at noon in Madrid, when every brand is open. */
const noon = Date.UTC(2026, 2, 4, 11, 0, 0);
const signal = new AbortController().signal;
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const fetchAttachment: FetchAttachment = async ({ name, mediaType, altText, bytes }) => {
  const own = bytes === null ? null : new Uint8Array(bytes);
  return { name, mediaType, altText, byteLength: own?.byteLength ?? 0, state: 'stored', bytes: own };
};

/** Opens the sandbox on a scenario and lets each account poll at each of the given minutes. */
async function openSandbox(scenario: string, pollAt: readonly number[]) {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  const clock = createFakeClock(noon);
  const log = openLog(join(folder, 'log.db'), Buffer.alloc(32, 7));
  let ids = 0;
  const engine = new Engine({
    log,
    search: noSearch,
    clock,
    chance: { id: () => `${(++ids).toString(16).padStart(30, '0')}00` },
    sandbox: true,
    salvaged: false,
    damaged: () => undefined,
    freeBytes: () => null,
    reserveBytes: 0,
    tellShell: () => undefined,
  });
  const workspace = sandboxWorkspace(readFileSync(join(assets, 'workspace.yaml'), 'utf8'), scenario);
  expect(engine.importWorkspace(workspace, 'workspace.yaml')).toEqual([]);
  const held = new HeldRows();
  const { rows } = held;
  engine.connectFeed((message) => {
    const answer = held.receive(message);
    if (answer !== null) queueMicrotask(() => engine.hearWorker(answer));
  });
  engine.hearWorker({ type: 'ready', generation: null, position: 0 });
  const configured: Extract<ToChannels, { type: 'configure' }>[] = [];
  engine.connectChannels((message) => {
    if (message.type === 'configure') configured.push(message);
  });
  engine.hearChannels({ type: 'ready' });
  const accounts = configured.at(-1)?.accounts ?? [];
  expect(accounts).toHaveLength(8);
  const open = accounts.map(({ accountId, settings }) => ({
    accountId,
    cursor: null as string | null,
    connection: sandboxConnector.open({
      accountId,
      settings: { ...settings, scenariosDir: join(assets, 'scenarios') },
      secret: {},
      now: () => clock.now(),
      fetchAttachment,
      saveSecret: () => undefined,
    }),
  }));
  let batchId = 0;
  for (const at of pollAt) {
    clock.jump(noon + at * minute);
    for (const account of open) {
      for (let more = true; more; ) {
        const page = await account.connection.poll(account.cursor, signal).catch(() => null);
        if (page === null) break;
        account.cursor = page.cursor;
        more = page.more;
        engine.hearChannels({
          type: 'batch',
          accountId: account.accountId,
          batchId: ++batchId,
          items: [...page.items],
          cursor: page.cursor,
        });
      }
    }
  }
  // The feed gathers changes for a frame and waits for the worker between batches.
  for (let frame = 0; frame < 20; frame += 1) {
    clock.advance(20);
    await new Promise((resolve) => setImmediate(resolve));
  }
  closers.push(() => {
    log.close();
    rmSync(folder, { recursive: true });
  });
  return [...rows.values()].sort(compareRows);
}

const minutesLeft = (row: CaseRow) => (row.dueAt === null ? null : Math.round((row.dueAt - noon) / minute));
const openOnes = (rows: readonly CaseRow[]) => rows.filter(({ status }) => status === 'open');
const named = (rows: readonly CaseRow[], name: string) =>
  rows.filter(({ customerName }) => customerName === name);

describe('the ordinary day', () => {
  let atOnce: readonly CaseRow[] = [];
  beforeAll(async () => {
    atOnce = await openSandbox('ordinary-day', [0]);
  });

  it('opens on about forty cases of every tier, none late, with the next red one due in less than half an hour', () => {
    const open = openOnes(atOnce);
    const ofTier = (tier: CaseRow['tier']) => open.filter((row) => row.tier === tier && !row.safety);
    expect(open.length).toBeGreaterThanOrEqual(36);
    expect(open.length).toBeLessThanOrEqual(44);
    expect(open.every((row) => row.dueAt !== null && row.dueAt > noon)).toBe(true);
    expect(ofTier('red').map(minutesLeft)).toEqual([25, 68]);
    expect(open.filter(({ safety }) => safety).map(minutesLeft)).toEqual([76, 96]);
    expect(ofTier('yellow').length).toBeGreaterThanOrEqual(14);
    expect(ofTier('green').length).toBeGreaterThanOrEqual(14);
    expect(ofTier(null).length).toBeGreaterThanOrEqual(3);
    expect(ofTier(null).length).toBeLessThanOrEqual(6);
    expect(new Set(open.map(({ brandId }) => brandId)).size).toBe(4);
  });

  it('knows some of its customers from earlier conversations, which are closed', () => {
    const marta = named(atOnce, 'Marta Ruiz');
    expect(marta.map(({ status }) => status)).toEqual(['open', 'resolved']);
    expect(new Set(marta.map(({ customerId }) => customerId)).size).toBe(1);
    expect(atOnce.filter(({ status }) => status === 'resolved')).toHaveLength(5);
  });

  it('brings edits, withdrawals, answers from elsewhere and a customer who writes again', async () => {
    const rows = await openSandbox('ordinary-day', [0, 1, 3, 6, 10, 30, 125]);
    expect(named(rows, 'Nacho Bermejo')).toMatchObject([{ tier: 'red', withdrawn: true }]);
    expect(named(rows, 'Andrés Luque')).toMatchObject([{ awaitsAnswer: false }]);
    expect(named(rows, 'Noelia Vidal')).toMatchObject([
      { messageCount: 2, preview: expect.stringContaining('ticket') },
    ]);
    expect(named(rows, 'Rocío Alarcón').map(({ preview }) => preview)).toContainEqual(
      expect.stringContaining('400 ml'),
    );
    expect(openOnes(rows).length).toBeGreaterThan(60);
  });

  it('is the same whether it was watched or only fetched in the evening', async () => {
    const texts = async (pollAt: readonly number[]) =>
      (await openSandbox('ordinary-day', pollAt)).map(({ customerName, preview, tier, dueAt }) => ({
        customerName,
        preview,
        tier,
        dueAt,
      }));
    const watched = await texts([0, 2, 9, 20, 41, 66, 80, 110, 156]);
    expect(await texts([0, 156])).toEqual(expect.arrayContaining(watched));
  });
});

describe('the outage', () => {
  it('brings five hundred alike cases and the two among them that must not wait', async () => {
    const rows = await openSandbox('outage-500', [0, 10, 25]);
    expect(
      rows.filter(({ contactType }) => contactType === 'quality-incident').length,
    ).toBeGreaterThanOrEqual(500);
    expect(
      rows
        .filter(({ safety }) => safety)
        .map(({ customerName }) => customerName)
        .sort(),
    ).toEqual(['Sam Ridgeway', 'Vera Colomer']);
  });
});
