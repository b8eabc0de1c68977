// Results of training at the hub: who gives them, who reads them, and that a desktop believes no hub that changes one.
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { HubResult } from '../../src/main/engine/hub/hub-answers';
import type { HubClient } from '../../src/main/engine/hub/hub-client';
import { openLog } from '../../src/main/engine/log/open-log';
import { signRecord } from '../../src/main/engine/training/record-signer';
import { trainingRecords } from '../../src/main/engine/training/training-records';
import { type AgentId, asId } from '../../src/shared/domain/ids';
import type { DrillRecord, StepRecord } from '../../src/shared/domain/training/training-record';
import { trainingFileText } from '../../src/shared/ipc/training-file';
import type { TrainingReading } from '../../src/shared/ipc/training-port';
import { temporaryFolder } from '../support/temporary-folder';
import { facts, hubBench, randomId } from './hub-bench';
import { servers } from './servers';
import { type TeamDesk, teamOf } from './team-desk';

const inFolder = temporaryFolder();
/** The machine may be busy with other things. */
const soon = { timeout: 20_000 };
const asSigned = ({ payload, key, signature }: HubResult) => ({ payload, key, signature });
const stepOf = (agent: string, change: Partial<StepRecord> = {}): StepRecord => ({
  kind: 'step',
  id: randomId(),
  workspace: 'A desk that learns',
  sandbox: true,
  startedAt: 1_000,
  endedAt: 9_000,
  points: 3,
  of: 4,
  agent: asId<AgentId>(agent),
  agentName: 'Eva Prat',
  step: 'judge',
  stepKind: 'guided',
  isPassed: true,
  exercises: [],
  ...change,
});
const drill = (): DrillRecord => ({
  kind: 'drill',
  id: randomId(),
  workspace: 'A desk that learns',
  sandbox: true,
  startedAt: 1_000,
  endedAt: 9_000,
  points: 4,
  of: 4,
  drill: 'storm',
  scenario: 'viral-complaint',
  people: [],
  figures: { holdingAfter: 1, escalationAfter: 1, breaches: 0, wrongSends: 0 },
});
function signed(record: StepRecord | DrillRecord, agent: string | null): HubResult & { readonly id: string } {
  const log = openLog(inFolder(`signer-${randomBytes(4).toString('hex')}.db`), new Uint8Array(32).fill(3));
  const text = log.transact(() => signRecord(log, record));
  log.close();
  return { ...text, agent, id: record.id };
}
const ofEva = (change: Partial<StepRecord> = {}) => signed(stepOf('eva', change), 'eva');

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);

  /** Finn supervises Faro, and no brand of Eva's. */
  beforeAll(async () => {
    const ana = await bench().as('ana');
    const grants = [
      ...facts.grants,
      ...['see', 'supervise'].map((action) => ({ agent: 'finn', brand: 'faro', action })),
      ...['see', 'supervise'].map((action) => ({ agent: 'vera', brand: 'vela', action })),
    ];
    const base = (await ana.workspace()).version;
    await ana.publish({ base, document: 'with supervisors', facts: { ...facts, grants }, note: '' });
    for (const who of ['finn', 'vera']) await ana.invite(who, who, bench().password);
    await ana.close();
  });

  const give = async (client: HubClient, ...results: readonly (HubResult & { readonly id?: string })[]) =>
    client.giveResults(
      results.map(({ payload, key, signature, agent }) => ({ payload, key, signature, agent })),
    );
  const seen = async (login: string, id: string) => {
    const client = await bench().login(login);
    const listed = (await client.resultList(0)).some((one) => one.id === id);
    const read = (await client.results([id])).length === 1;
    expect(read, 'what is listed is what can be read').toBe(listed);
    return read;
  };
  const whoSees = async (id: string) => {
    const found: string[] = [];
    for (const login of ['ana', 'vera', 'finn', 'bea', 'dario', 'eva'])
      if (await seen(login, id)) found.push(login);
    return found;
  };

  test('one’s own is read by oneself, who supervises a brand of theirs, and who manages; by nobody else', async () => {
    const result = ofEva();
    expect(await give(await bench().as('eva'), result)).toEqual(['taken']);
    expect(await whoSees(result.id)).toEqual(['ana', 'vera', 'eva']);
    const [read] = await (await bench().login('vera')).results([result.id]);
    const { payload, key, signature } = result;
    expect(read).toEqual({ id: result.id, agent: 'eva', givenBy: 'eva', payload, key, signature });
  });

  test('a result that is given twice counts once, and its number stays', async () => {
    const result = ofEva();
    const eva = await bench().as('eva');
    expect(await give(eva, result, result)).toEqual(['taken', 'known']);
    const [before] = (await eva.resultList(0)).filter(({ id }) => id === result.id);
    expect(await give(eva, result)).toEqual(['known']);
    expect((await eva.resultList(0)).filter(({ id }) => id === result.id)).toEqual([before]);
  });

  test('nobody gives results as those of somebody they do not train', async () => {
    const dario = await bench().as('dario');
    expect(await give(dario, ofEva(), signed(stepOf('eva'), 'dario'))).toEqual(['not-allowed', 'taken']);
    const finn = await bench().login('finn');
    expect(await give(finn, ofEva(), signed(stepOf('eva'), 'dario'))).toEqual(['not-allowed', 'taken']);
    const atWork = signed(stepOf('eva', { sandbox: false }), 'bea');
    expect(await give(await bench().as('bea'), atWork)).toEqual(['not-allowed']);
  });

  test('what stands under another’s name is nobody’s to take, and who trains both files it anew', async () => {
    const result = ofEva();
    const mine = (agent: string) => ({ ...result, agent });
    await give(await bench().as('eva'), result);
    expect(await give(await bench().as('bea'), mine('bea'))).toEqual(['not-allowed']);
    const ana = await bench().as('ana');
    const [before] = (await ana.resultList(0)).filter(({ id }) => id === result.id);
    const vera = await bench().login('vera');
    expect(await give(vera, mine('bea'))).toEqual(['taken']);
    const [after] = await ana
      .resultList(before?.no ?? 0)
      .then((all) => all.filter(({ id }) => id === result.id));
    expect(after).toMatchObject({ agent: 'bea' });
    expect(await seen('eva', result.id)).toBe(false);
  });

  test('other contents under a name that is taken change nothing', async () => {
    const record = stepOf('eva');
    const eva = await bench().as('eva');
    const [first, second] = [signed(record, 'eva'), signed({ ...record, points: 4 }, 'eva')];
    expect(await give(eva, first, second)).toEqual(['taken', 'changed']);
    expect((await eva.results([record.id]))[0]?.payload).toBe(first.payload);
  });

  test('a drill is given by who trains somebody, and read by everybody', async () => {
    const result = signed(drill(), null);
    expect(await give(await bench().as('bea'), result)).toEqual(['not-allowed']);
    expect(await give(await bench().login('finn'), result)).toEqual(['taken']);
    expect(await whoSees(result.id)).toEqual(['ana', 'vera', 'finn', 'bea', 'dario', 'eva']);
  });

  test('what is no result is refused by itself, and the others are taken', async () => {
    const eva = await bench().as('eva');
    const good = ofEva();
    expect(
      await give(
        eva,
        { ...ofEva(), payload: 'no json' },
        { ...ofEva(), key: 'abc' },
        { ...ofEva(), agent: null },
        { ...ofEva(), payload: JSON.stringify({ kind: 'step', id: 'short' }) },
        good,
      ),
    ).toEqual(['malformed', 'malformed', 'malformed', 'malformed', 'taken']);
    await expect(give(eva, ...Array.from({ length: 101 }, () => good))).rejects.toThrow('too-large');
  });

  test('a pulse says up to where there are results', async () => {
    const eva = await bench().as('eva');
    const pulse = () =>
      eva.pulse({ desktop: randomId(), name: 'eva', holds: [], heads: {}, presence: null, seenWorkspace: 1 });
    const before = (await pulse()).results ?? -1;
    await give(eva, ofEva());
    expect((await pulse()).results).toBe(before + 1);
  });

  test('who was removed neither gives nor reads', async () => {
    const ana = await bench().as('ana');
    await ana.invite('olga', 'olga', bench().password);
    const olga = await bench().login('olga');
    await ana.remove('olga');
    await expect(give(olga, signed(stepOf('olga'), 'olga'))).rejects.toThrow();
    await expect(olga.resultList(0)).rejects.toThrow();
  });
});

describe('between desktops', () => {
  const bench = hubBench();
  const team = teamOf(bench);
  const brought = (desk: TeamDesk) =>
    trainingRecords(desk.log).map(({ record, agent }) => [record.id, agent]);
  const handOver = (desk: TeamDesk, ...results: readonly HubResult[]) =>
    desk.command('training.handOver', { text: trainingFileText(results.map(asSigned)), as: null });
  const reading = async (desk: TeamDesk) => (await desk.query('training.read')) as TrainingReading;
  /** Everything that was at the hub before has been looked at. */
  const looks = async (desk: TeamDesk) => {
    const now = Date.now();
    await expect.poll(() => desk.standing?.lastContactAt ?? 0, soon).toBeGreaterThan(now);
  };

  test('what a trainee hands over reaches who supervises them, by itself, and nobody else', async () => {
    const [ana, bea, eva] = [await team.desk('ana'), await team.desk('bea'), await team.desk('eva')];
    for (const desk of [ana, bea, eva]) desk.join();
    const result = signed(stepOf('student-in-the-sandbox'), null);
    await expect.poll(() => eva.standing?.state, soon).toBe('current');
    expect(await handOver(eva, result)).toMatchObject({ ok: true, value: { taken: 1, known: 0 } });
    expect(await handOver(eva, result)).toMatchObject({ ok: true, value: { taken: 0, known: 1 } });
    await expect.poll(() => brought(ana), soon).toContainEqual([result.id, 'eva']);
    const told = (await reading(ana)).team.find(({ agent }) => agent === 'eva');
    expect(told?.name).toBe('Eva Lind');
    await looks(bea);
    expect(brought(bea)).toEqual([]);
    await expect.poll(async () => (await reading(eva)).onTheirWay.waiting, soon).toBe(0);
  });

  test('without a connection it waits, also over a restart, and goes later', async () => {
    const [ana, eva] = [await team.desk('ana'), await team.desk('eva')];
    for (const desk of [ana, eva]) desk.join();
    await expect.poll(() => eva.standing?.state, soon).toBe('current');
    eva.network.refuses();
    eva.network.cutsAll();
    await expect.poll(() => eva.standing?.state, soon).toBe('offline');
    const result = signed(stepOf('student'), null);
    await handOver(eva, result);
    expect((await reading(eva)).onTheirWay.waiting).toBe(1);
    const again = await team.restart(eva);
    again.join();
    await expect.poll(() => brought(ana), soon).toContainEqual([result.id, 'eva']);
    await expect.poll(async () => (await reading(again)).onTheirWay.waiting, soon).toBe(0);
  });

  test('one that was changed at the hub is left out, and it is said whose it was', async () => {
    const eva = await team.desk('eva');
    eva.join();
    const result = signed(stepOf('student', { isPassed: false }), null);
    await expect.poll(() => eva.standing?.state, soon).toBe('current');
    await handOver(eva, result);
    await expect.poll(async () => (await reading(eva)).onTheirWay.waiting, soon).toBe(0);
    const administrator = await bench().administrator();
    const passed = result.payload.replace('"isPassed":false', '"isPassed":true');
    expect(passed).not.toBe(result.payload);
    await administrator.query('UPDATE hub.training_result SET payload = $1 WHERE id = $2', [
      passed,
      result.id,
    ]);
    const ana = await team.desk('ana');
    ana.join();
    await expect
      .poll(async () => (await reading(ana)).onTheirWay.refused, soon)
      .toContainEqual({ id: result.id, by: 'eva', why: 'signature' });
    expect(brought(ana).map(([id]) => id)).not.toContain(result.id);
  });
});
