// A desktop's way into a team: what it is told when that fails, and that it works together once it is in.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemChance } from '../../src/main/engine/chance';
import { systemClock } from '../../src/main/engine/clock';
import { Engine } from '../../src/main/engine/engine';
import { connectHub } from '../../src/main/engine/hub/hub-client';
import { type HubAddress, openConnection } from '../../src/main/engine/hub/hub-connection';
import { hubFactsOf } from '../../src/main/engine/hub/hub-facts';
import { freshPassword, scramProof } from '../../src/main/engine/hub/scram-proof';
import { setUpHub } from '../../src/main/engine/hub/set-up-hub';
import { openLog } from '../../src/main/engine/log/open-log';
import { type Demo, openDemo } from '../../src/main/hub-cli/demo';
import { type LocalServer, startLocalServer } from '../../src/main/hub-cli/local-server';
import { type AccountId, asId } from '../../src/shared/domain/ids';
import type { ToChannels } from '../../src/shared/ipc/channels-port';
import type { QueryOutputs } from '../../src/shared/ipc/engine-answers';
import type { CommandName, QueryName } from '../../src/shared/ipc/engine-port';
import { parseWorkspace } from '../../src/shared/workspace/parse';
import { noSearch } from '../support/no-search';

const vela = asId<AccountId>('vela-social');
let demo: Demo;
let folder: string;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  demo = await openDemo();
  folder = mkdtempSync(path.join(tmpdir(), 'join-'));
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(async () => {
  await demo.stop();
  rmSync(folder, { recursive: true });
});

function wayOf(login: string, change: Partial<HubAddress> = {}): HubAddress {
  const password = demo.logins.find((one) => one.login === login)?.password ?? '';
  return { ...demo.address, login, password, ...change };
}

/** A desktop without windows, with the machine's own clock. */
function openDesk(name: string, sandbox = false) {
  const log = openLog(path.join(folder, `${name}.db`), new Uint8Array(32).fill(5));
  const toChannels: ToChannels[] = [];
  const chance = systemChance();
  const engine = new Engine({
    log,
    search: noSearch,
    clock: systemClock(),
    chance,
    sandbox,
    salvaged: false,
    damaged: () => undefined,
    freeBytes: () => null,
    reserveBytes: 1_000,
    tellShell: () => undefined,
  });
  engine.connectChannels((message) => toChannels.push(message));
  engine.begin();
  const ask = async (kind: 'command' | 'query', asked: CommandName | QueryName, input: unknown) =>
    engine.handle({ id: 1, kind, name: asked, input, operationId: chance.id() });
  const query = async <Name extends QueryName>(asked: Name, input: unknown = {}) => {
    const result = await ask('query', asked, input);
    if (!result.ok) throw new Error(result.error.code);
    return result.value as QueryOutputs[Name];
  };
  ends.push(() => engine.team.leave());
  return {
    engine,
    log,
    query,
    command: (asked: CommandName, input: unknown) => ask('command', asked, input),
    standing: async () => (await query('status.read')).hub ?? null,
    /** The accounts that the channels process was last told to poll. */
    polled: () =>
      toChannels
        .flatMap((message) => (message.type === 'configure' ? [message.accounts] : []))
        .at(-1)
        ?.map(({ accountId }) => accountId) ?? [],
  };
}

const soon = { timeout: 60_000 };
const call = {
  brandId: 'vela',
  via: 'phone',
  customerName: 'Marta Ibarra',
  contact: '600 000 000',
  text: 'The lamp arrived without its shade.',
  takenAt: Date.now() - 1_000,
  linkedTo: null,
};

describe('a way that does not lead in', () => {
  test.each([
    ['an address where nobody listens', { port: 9 }, 'unreachable'],
    ['another password', { password: 'something else' }, 'wrong-credentials'],
    ['a login that is not there', { login: 'nobody' }, 'wrong-credentials'],
    ['another database', { database: 'other' }, 'wrong-credentials'],
    ['no authority', { ca: null }, 'untrusted-certificate'],
    ['a name that is not in the certificate', { serverName: 'hub.example' }, 'untrusted-certificate'],
  ] as const)('is named: %s', async (_, change, code) => {
    const { engine } = openDesk('trial');
    expect(await engine.team.try(wayOf('bruno', change))).toMatchObject({ kind: 'failed', code });
  });

  test('is told from one for somebody whom the definition does not have', async () => {
    const { engine, command, standing } = openDesk('manager');
    engine.team.join(wayOf('ana'), []);
    await expect.poll(async () => (await standing())?.state, soon).toBe('current');
    const password = 'a-first-password-for-zoe';
    expect(await command('hub.invite', { login: 'zoe', agentId: 'zoe', password })).toMatchObject({
      ok: true,
    });
    expect(await engine.team.try(wayOf('zoe', { password }))).toMatchObject({
      kind: 'failed',
      code: 'not-in-definition',
    });
    expect(await engine.team.try(wayOf('bruno'))).toEqual({
      kind: 'welcome',
      agent: 'bruno',
      login: 'bruno',
    });
    expect(await command('hub.remove', { agentId: 'zoe' })).toMatchObject({
      ok: true,
      value: { released: 0 },
    });
    expect(await engine.team.try(wayOf('zoe', { password }))).toMatchObject({ kind: 'failed' });
  });

  test('is refused for a desktop that is in step with another hub', async () => {
    const { engine, log, standing } = openDesk('of-another');
    engine.team.join(wayOf('bruno'), []);
    await expect.poll(async () => (await standing())?.state, soon).toBe('current');
    const other = await openDemo();
    try {
      const [first] = other.logins;
      expect(
        await engine.team.try({ ...other.address, login: 'ana', password: first?.password ?? '' }),
      ).toMatchObject({
        kind: 'failed',
        code: 'other-hub',
      });
    } finally {
      await other.stop();
    }
    expect(log.meta.generation).not.toBe('');
  });
});

describe('desktops that are in', () => {
  test('begin with the definition of the team, and see what a colleague opens and claims', async () => {
    const [ana, bruno] = [openDesk('ana'), openDesk('bruno')];
    ana.engine.sitDown('ana');
    bruno.engine.sitDown('bruno');
    ana.engine.team.join(wayOf('ana'), []);
    bruno.engine.team.join(wayOf('bruno'), []);
    for (const { standing, query } of [ana, bruno]) {
      await expect.poll(async () => (await standing())?.state, soon).toBe('current');
      expect((await query('workspace.read'))?.name).toBe('Trial of a team');
    }
    const opened = await ana.command('case.createByHand', call);
    const caseId = opened.ok ? (opened.value as { createdCaseId: string }).createdCaseId : '';
    const stateAt = async (desk: typeof bruno) => {
      const read = await desk.query('case.read', { caseId, before: null, limit: 10 }).catch(() => null);
      return read?.state ?? null;
    };
    await expect.poll(async () => (await stateAt(bruno))?.customer?.name, soon).toBe('Marta Ibarra');
    expect(await ana.command('case.claim', { caseIds: [caseId] })).toMatchObject({ ok: true });
    await expect.poll(async () => (await stateAt(bruno))?.assignee, soon).toBe('ana');
    expect((await ana.standing())?.refused).toEqual([]);
  });

  test('poll an account only where its secret is and the lease is held, and neither poll nor send on a lost way', async () => {
    const first = openDesk('first');
    first.engine.team.join(wayOf('ana'), []);
    await expect.poll(async () => (await first.standing())?.state, soon).toBe('current');
    expect(first.polled()).toEqual([]);
    first.engine.team.join(wayOf('ana'), [vela]);
    await expect.poll(first.polled, soon).toEqual([vela]);
    await expect
      .poll(async () => (await first.standing())?.leases.find(({ accountId }) => accountId === vela), soon)
      .toEqual({ accountId: vela, heldBy: 'here', agent: null, desktops: 1 });

    await first.engine.team.leave();
    const alone = openDesk('first');
    expect(alone.engine.team.isOurs(vela)).toBe(true);
    expect(await alone.standing()).toBeNull();
    alone.engine.team.join(wayOf('ana'), [vela]);
    await expect.poll(async () => (await alone.standing())?.state, soon).toBe('current');

    const lost = openDesk('first');
    lost.engine.team.join(null, [vela]);
    expect(lost.engine.team.isOurs(vela)).toBe(false);
    expect(await lost.standing()).toMatchObject({ state: 'offline', fault: 'no-address' });
    await lost.engine.team.leave();
    expect(lost.engine.team.isOurs(vela)).toBe(true);
  });

  test('say who is in only to who manages, and let nobody remove the last who does', async () => {
    const [ana, bruno] = [openDesk('ana'), openDesk('bruno')];
    for (const [desk, login] of [
      [ana, 'ana'],
      [bruno, 'bruno'],
    ] as const) {
      desk.engine.team.join(wayOf(login), []);
      await expect.poll(async () => (await desk.standing())?.state, soon).toBe('current');
    }
    expect((await ana.standing())?.manages).toBe(true);
    expect((await bruno.standing())?.manages).toBe(false);
    const members = await ana.query('hub.members');
    expect(members.find(({ agent }) => agent === 'clara')).toEqual({
      login: 'clara',
      agent: 'clara',
      manages: false,
      isRemoved: false,
      seenAt: null,
    });
    await expect(bruno.query('hub.members')).rejects.toThrow('hub-not-manager');
    const refusals = [
      [ana, 'hub.remove', { agentId: 'ana' }, 'hub-last-manager'],
      [ana, 'hub.remove', { agentId: 'nobody' }, 'hub-login-unknown'],
      [
        ana,
        'hub.invite',
        { login: 'bruno', agentId: 'other', password: 'long-enough-for-it' },
        'hub-login-taken',
      ],
      [
        ana,
        'hub.invite',
        { login: 'Bad Login', agentId: 'x', password: 'long-enough-for-it' },
        'hub-login-form',
      ],
      [ana, 'hub.invite', { login: 'good', agentId: 'x', password: 'short' }, 'hub-password-too-short'],
      [
        bruno,
        'hub.invite',
        { login: 'good', agentId: 'x', password: 'long-enough-for-it' },
        'hub-not-manager',
      ],
    ] as const;
    for (const [desk, name, input, code] of refusals)
      expect(await desk.command(name, input)).toMatchObject({ ok: false, error: { code } });
  });

  test('keep nothing of the way to the hub in the log', () => {
    const said = readFileSync(path.join(folder, 'ana.db')).toString('latin1');
    for (const { password } of demo.logins) expect(said).not.toContain(password);
  });
});

/** Of a desk that plays a scenario, or reads a live channel. */
const practice = (account: string) => `version: 1
name: A drill
teams:
  - { id: care, name: Care }
members:
  - { id: ana, name: Ana Robles, initials: AR, role: supervisor, teams: [care] }
  - { id: bruno, name: Bruno Sanz, initials: BS, role: agent, teams: [care] }
brands:
  - id: vela
    name: Vela
    color: '#2f7f86'
    language: en
    safetyTeam: care
    promises:
      green: { target: 24 h, dueInstantInTime: true, team: care }
      yellow: { target: 6 h, dueInstantInTime: false, team: care }
      red: { target: 2 h, dueInstantInTime: true, team: care }
accounts:
  - { id: vela-social, brand: vela, name: Vela, ${account} }
training:
  steps: []
  drills:
    - { id: storm, name: A storm, scenario: viral-complaint, holdingWithin: 5 min, escalationWithin: 5 min }
`;
const played = practice('channel: sandbox, scenario: viral-complaint');

describe('a hub for practice', () => {
  const password = freshPassword();
  const founder = { login: 'ana', agent: 'ana', proof: scramProof(password) };
  let server: LocalServer;
  const way = (login: string): HubAddress => {
    return { host: 'localhost', port: server.port, database: 'practice', ca: server.ca, login, password };
  };
  beforeAll(async () => {
    server = await startLocalServer();
    const cluster = await openConnection({ ...way(''), ...server.administrator, database: 'postgres' });
    await cluster.query('CREATE DATABASE practice');
    await cluster.end();
    const setter = await openConnection({ ...way(''), ...server.administrator });
    await setUpHub(setter, founder, { sandbox: true });
    await setter.end();
  });
  afterAll(() => server.stop());

  test('takes no live channel, whoever publishes it', async () => {
    const ana = await connectHub(way('ana'));
    const parsed = parseWorkspace(practice('channel: bluesky, handle: vela.example'), 'live');
    if (!parsed.ok) throw new Error('The definition does not hold.');
    const live = { base: 0, document: 'd', facts: hubFactsOf(parsed.workspace), note: '' };
    await expect(ana.publish(live)).rejects.toThrow('live-in-sandbox vela-social');
    expect(await ana.hello()).toMatchObject({ sandbox: true, workspaceVersion: 0 });
    await ana.close();
  });

  test('lets no desktop in that works for customers, and a hub for work none that practises', async () => {
    const [atWork, atPractice] = [openDesk('at-work'), openDesk('at-practice', true)];
    expect(await atWork.engine.team.try(way('ana'))).toMatchObject({ kind: 'failed', code: 'sandbox-hub' });
    expect(await atPractice.engine.team.try(wayOf('bruno'))).toMatchObject({
      kind: 'failed',
      code: 'live-hub',
    });
    // Also when nothing was tried before.
    atWork.engine.team.join(way('ana'), []);
    await expect.poll(async () => (await atWork.standing())?.alarm?.kind, soon).toBe('sandbox-hub');
    expect(await atWork.query('workspace.read')).toBeNull();
  });

  test('holds a drill of several desktops: one plays the scenario, each sees what the others do', async () => {
    const [ana, bruno] = [openDesk('drill-ana', true), openDesk('drill-bruno', true)];
    expect(ana.engine.importWorkspace(played, 'practice')).toEqual([]);
    expect(await ana.engine.team.try(way('ana'))).toMatchObject({ kind: 'welcome' });
    ana.engine.sitDown('ana');
    ana.engine.team.join(way('ana'), []);
    await expect.poll(ana.polled, soon).toEqual([vela]);
    expect(await ana.command('hub.invite', { login: 'bruno', agentId: 'bruno', password })).toMatchObject({
      ok: true,
    });
    bruno.engine.sitDown('bruno');
    bruno.engine.team.join(way('bruno'), []);
    await expect.poll(async () => (await bruno.standing())?.state, soon).toBe('current');
    expect(bruno.polled()).toEqual([]);
    expect((await bruno.query('workspace.read'))?.name).toBe('A drill');
    expect(await bruno.command('case.createByHand', call)).toMatchObject({ ok: true });
    const heard = () => ana.log.events.readAfter(0, 1_000).events.map(({ body }) => body.type);
    await expect.poll(heard, soon).toContain('CaseOpened');

    // The clock of the drill is the hub's, and its figures count what both did.
    const training = (desk: typeof ana) => desk.query('training.read');
    expect(await ana.command('drill.begin', { drill: 'storm' })).toMatchObject({ ok: true });
    const running = (await training(ana)).running;
    expect(running).toMatchObject({ drill: 'storm', by: 'ana', isShared: true });
    await expect.poll(async () => (await training(bruno)).running, soon).toEqual(running);
    expect(await bruno.command('drill.begin', { drill: 'storm' })).toMatchObject({
      ok: false,
      error: { code: 'drill-running' },
    });
    const caseId = bruno.log.events.readAfter(0, 1_000).events[0]?.caseId ?? '';
    const escalated = await bruno.command('case.escalate', {
      caseIds: [caseId],
      toTeam: 'care',
      reason: 'A storm',
    });
    expect(escalated).toMatchObject({ ok: true });
    // The hub has it; whether the other desktop has read it already is not waited for.
    await expect.poll(async () => (await bruno.standing())?.pendingSteps, soon).toBe(0);
    const ended = await ana.command('drill.end', {});
    expect(ended).toMatchObject({ ok: true, value: { record: { kind: 'drill', points: 3, of: 4 } } });
    await expect.poll(async () => (await training(bruno)).running, soon).toBeNull();
    const last = async (desk: typeof ana) => (await training(desk)).drills[0]?.last ?? null;
    await expect.poll(() => last(bruno), soon).not.toBeNull();
    expect(await last(bruno)).toEqual(await last(ana));
    const record = (await last(bruno))?.record;
    expect(record?.people).toEqual(['ana', 'bruno']);
    expect(record?.figures).toMatchObject({ holdingAfter: null, breaches: 0, wrongSends: 0 });
    expect(record?.figures.escalationAfter).not.toBeNull();
    expect(await bruno.command('drill.end', {})).toMatchObject({ error: { code: 'drill-not-running' } });
  });

  test('begins no drill of several desktops without the hub, and says so', async () => {
    const ana = openDesk('drill-alone', true);
    expect(ana.engine.importWorkspace(played, 'practice')).toEqual([]);
    ana.engine.team.join({ ...way('ana'), port: 9 }, []);
    expect(await ana.command('drill.begin', { drill: 'storm' })).toMatchObject({
      ok: false,
      error: { code: 'hub-not-connected' },
    });
    expect((await ana.query('training.read')).running).toBeNull();
  });

  test('stays one, and a hub that holds work does not become one', async () => {
    const setter = await openConnection({ ...way(''), ...server.administrator });
    expect(await setUpHub(setter, null, { sandbox: true })).toMatchObject({ steps: [] });
    await setter.query('UPDATE hub.setting SET sandbox = false');
    await expect(setUpHub(setter, null, { sandbox: true })).rejects.toThrow('has a definition already');
    await setter.query('UPDATE hub.setting SET sandbox = true');
    await setter.end();
  });
});
