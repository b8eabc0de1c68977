import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { account, type EngineDesk, openEngineDesk } from '../../../test/support/engine-desk';

let desk: EngineDesk;
afterEach(() => desk.close());

const fixture = readFileSync(
  path.join(import.meta.dirname, '../../../test/fixtures/two-brands.workspace.yaml'),
  'utf8',
);
/** The definition as it is once the first brand is taken out. */
const withoutAurea = fixture
  .replace(/ {2}- id: aurea-derma[\s\S]*?(?= {2}- id: lindra-skin)/, '')
  .replace(
    /promises: \*promises/,
    /promises: &promises[\s\S]*?red: .*/.exec(fixture)?.[0].replace('&promises', '') ?? '',
  )
  .replace(/ {2}- \{ id: aurea-social.*\n/, '');
const forget = (typedName = 'Aurea Derma') =>
  desk.tryCommand('brand.forget', { brandId: 'aurea-derma', typedName });
const kept = async () =>
  (await desk.query('brands.kept', {})).map(({ brandId, cases, held }) => [brandId, cases, held]);
const byHand = (brandId: string) =>
  desk.command('case.createByHand', {
    brandId,
    via: 'phone',
    customerName: 'Rosa Gil',
    contact: '',
    text: 'naranja amarga',
    takenAt: desk.clock.now(),
    linkedTo: null,
  });
/** Turns of the engine pass. */
async function turns(): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    desk.clock.advance(200);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function withTwoBrands(): Promise<void> {
  desk = openEngineDesk();
  desk.engine.sitDown('lead');
  desk.arrive([{ text: 'zanahoria morada' }, { text: 'zanahoria negra' }]);
  await byHand('lindra-skin');
}

test('forgetting a brand takes its cases, its accounts and its definition, and nothing of another brand', async () => {
  await withTwoBrands();
  expect(await kept()).toEqual([
    ['aurea-derma', 2, 0],
    ['lindra-skin', 1, 0],
  ]);
  await desk.query('search.cases', { text: 'zanahoria', limit: 10 } as never);
  expect(await forget()).toMatchObject({ ok: true, value: { cases: 2 } });
  await turns();
  expect(desk.rows().map(({ preview }) => preview)).toEqual(['naranja amarga']);
  expect(desk.toShell).toContainEqual({ type: 'removeSecret', accountId: account });
  expect(desk.toShell).toContainEqual({ type: 'forgetStartPage' });
  const workspace = await desk.query('workspace.read', {});
  expect(workspace?.brands.map(({ id }) => id)).toEqual(['lindra-skin']);
  expect(workspace?.accounts.map(({ id }) => id)).toEqual(['lindra-social']);
  const found = (text: string) => desk.query('search.cases', { text, limit: 10 } as never);
  expect((await found('zanahoria')).hits).toEqual([]);
  expect((await found('naranja')).hits).toHaveLength(1);
  const { records } = await desk.query('custody.read', {});
  expect(records).toMatchObject([{ kind: 'forgotten', brandName: 'Aurea Derma', cases: 2 }]);
  // A page that was still on its way from the channel brings nothing back.
  desk.arrive([{ text: 'zanahoria tardía' }]);
  desk = desk.restart();
  expect(desk.rows().map(({ preview }) => preview)).toEqual(['naranja amarga']);
});

test('wants the name of the brand typed, by somebody who answers for the record', async () => {
  await withTwoBrands();
  expect(await forget('Aurea')).toMatchObject({ ok: false, error: { code: 'forget-other-name' } });
  desk.engine.sitDown('agency-agent');
  expect(await forget()).toMatchObject({ ok: false, error: { code: 'erasure-needs-supervisor' } });
  expect(desk.rows()).toHaveLength(3);
});

test('is refused while a legal hold stands over one of its customers, and not for one of another brand', async () => {
  await withTwoBrands();
  const { customerId } = desk.row('zanahoria morada');
  const other = desk.row('naranja').customerId;
  await desk.command('customer.hold', { customerId, reason: 'claim 7' });
  await desk.command('customer.hold', { customerId: other, reason: 'claim 8' });
  expect(await forget()).toMatchObject({ ok: false, error: { code: 'forget-held' } });
  expect(await kept()).toEqual([
    ['aurea-derma', 2, 1],
    ['lindra-skin', 1, 1],
  ]);
  await desk.command('customer.liftHold', { customerId, reason: 'settled' });
  expect(await forget()).toMatchObject({ ok: true });
});

test('the only brand of a workspace keeps its definition and loses its cases and channels', async () => {
  await withTwoBrands();
  await forget();
  expect(
    await desk.tryCommand('brand.forget', { brandId: 'lindra-skin', typedName: 'lindra skin' }),
  ).toMatchObject({ ok: true, value: { cases: 1 } });
  await turns();
  expect(desk.rows()).toEqual([]);
  const workspace = await desk.query('workspace.read', {});
  expect(workspace?.brands.map(({ id }) => id)).toEqual(['lindra-skin']);
  expect(workspace?.accounts).toEqual([]);
  await byHand('lindra-skin');
  expect(desk.rows().map(({ preview }) => preview)).toEqual(['naranja amarga']);
});

test('a definition that drops a brand with cases is taken only when that was said, and erases nothing', async () => {
  await withTwoBrands();
  const take = (mayDrop: boolean) =>
    desk.command('workspace.import', { text: withoutAurea, name: 'new', mayDrop });
  expect(await take(false)).toMatchObject({
    workspace: null,
    problems: [],
    drops: [{ brandId: 'aurea-derma', name: 'Aurea Derma', cases: 2 }],
  });
  expect((await desk.query('workspace.read', {}))?.brands).toHaveLength(2);
  expect(await take(true)).toMatchObject({ workspace: { brands: [{ id: 'lindra-skin' }] } });
  expect(desk.rows()).toHaveLength(3);
  // It is still known by its name, and can be given up.
  expect(await desk.query('brands.kept', {})).toMatchObject([
    { brandId: 'lindra-skin', isInWorkspace: true },
    { brandId: 'aurea-derma', name: 'Aurea Derma', isInWorkspace: false, cases: 2 },
  ]);
  expect(await forget()).toMatchObject({ ok: true, value: { cases: 2 } });
  await turns();
  expect(desk.rows()).toHaveLength(1);
});

test('a hold stands over a case that is made by hand for the same customer', async () => {
  await withTwoBrands();
  const { customerId } = desk.row('naranja');
  await desk.command('customer.hold', { customerId, reason: 'claim 7' });
  const { createdCaseId } = await byHand('lindra-skin');
  const { state } = await desk.query('case.read', {
    caseId: createdCaseId ?? '',
    before: null,
    limit: 10,
  } as never);
  expect(state).toMatchObject({ customerId, hold: { reason: 'claim 7' } });
});
