// A drill of several desktops at the hub: one at a time, by one clock, with one result; and only where everybody practises.
import { beforeAll, describe, expect, test } from 'vitest';
import type { HubClient } from '../../src/main/engine/hub/hub-client';
import { hubBench, type Person, randomId } from './hub-bench';
import { servers } from './servers';

const signature = { key: 'a'.repeat(64), signature: 'b'.repeat(128) };
const known = ['storm', 'flood'];

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);
  const practise = async (isSandbox: boolean) => {
    const administrator = await bench().administrator();
    await administrator.query('UPDATE hub.setting SET sandbox = $1', [isSandbox]);
  };
  beforeAll(() => practise(true));

  const begin = (client: HubClient, drill = 'storm', id = randomId()) => client.beginDrill(id, drill, known);
  const pulse = async (person: Person) => {
    const client = await bench().as(person);
    const desk = { name: person, holds: [], heads: {}, presence: null, seenWorkspace: 1 };
    return client.pulse({ desktop: randomId(), ...desk });
  };
  const resultOf = (
    drill: { readonly id: string; readonly drill: string; readonly startedAt: number },
    more = {},
  ) => ({
    payload: JSON.stringify({
      kind: 'drill',
      id: drill.id,
      drill: drill.drill,
      startedAt: drill.startedAt,
      ...more,
    }),
    ...signature,
  });
  const none = { ended: true };

  test('runs on every desktop from the same instant, until somebody ends it with its result', async () => {
    const [bea, dario] = [await bench().as('bea'), await bench().as('dario')];
    const drill = await begin(bea);
    expect(drill).toMatchObject({ drill: 'storm', by: 'bea' });
    for (const person of ['bea', 'dario', 'eva'] as const) expect((await pulse(person)).drill).toEqual(drill);
    expect(await dario.endDrill(drill.id, resultOf(drill))).toEqual(none);
    expect((await pulse('eva')).drill).toBeNull();
    const [result] = await (await bench().as('eva')).results([drill.id]);
    expect(result).toMatchObject({ agent: null, givenBy: 'dario', payload: resultOf(drill).payload });
  });

  test('is begun once and ended once, however often and by whomever it is said', async () => {
    const [bea, dario] = [await bench().as('bea'), await bench().as('dario')];
    const id = randomId();
    const drill = await begin(bea, 'storm', id);
    expect(await begin(bea, 'storm', id)).toEqual(drill);
    await expect(begin(dario)).rejects.toThrow('drill-running');
    const [first, second] = [resultOf(drill, { points: 1 }), resultOf(drill, { points: 4 })];
    expect(await bea.endDrill(id, first)).toEqual(none);
    expect(await bea.endDrill(id, first)).toEqual(none);
    expect(await dario.endDrill(id, second)).toEqual({ ended: false });
    expect((await dario.results([id])).map(({ payload }) => payload)).toEqual([first.payload]);
    await expect(begin(bea, 'storm', id)).rejects.toThrow('drill-over');
  });

  test('has the result of that drill and of no other', async () => {
    const bea = await bench().as('bea');
    const drill = await begin(bea);
    for (const wrong of [
      resultOf({ ...drill, id: randomId() }),
      resultOf({ ...drill, drill: 'flood' }),
      resultOf({ ...drill, startedAt: drill.startedAt + 1 }),
      { ...resultOf(drill), payload: 'no json' },
      { ...resultOf(drill), key: 'abc' },
    ])
      await expect(bea.endDrill(drill.id, wrong)).rejects.toThrow('bad-facts');
    expect((await pulse('eva')).drill).toEqual(drill);
    expect(await bea.endDrill(drill.id, resultOf(drill))).toEqual(none);
  });

  test('is in nobody’s way once the definition has it no more, or nobody ended it for a day', async () => {
    const bea = await bench().as('bea');
    await begin(bea, 'gone');
    const storm = await begin(bea, 'storm');
    const administrator = await bench().administrator();
    await administrator.query(
      "UPDATE hub.drill SET started_at = started_at - interval '25 hours' WHERE ended_at IS NULL",
    );
    const flood = await begin(bea, 'flood');
    expect((await pulse('eva')).drill).toEqual(flood);
    expect(await bea.endDrill(storm.id, resultOf(storm))).toEqual({ ended: false });
    await bea.endDrill(flood.id, resultOf(flood));
  });

  test('is not begun where people work for customers', async () => {
    await practise(false);
    try {
      await expect(begin(await bench().as('ana'))).rejects.toThrow('no-sandbox');
    } finally {
      await practise(true);
    }
  });
});
