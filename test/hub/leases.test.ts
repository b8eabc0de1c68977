// One desktop polls an account and sends for it: the one that can, and the next one when it falls silent.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  digestOf,
  event,
  hubBench,
  mail,
  mailOfFaro,
  opening,
  type Person,
  randomId,
  step,
} from './hub-bench';

const bench = hubBench();

async function desk(person: Person, holds: readonly string[]) {
  const client = await bench().as(person);
  const desktop = randomId();
  await client.pulse({
    desktop,
    name: `desk of ${person}`,
    holds,
    heads: {},
    presence: null,
    seenWorkspace: 1,
  });
  return { client, desktop };
}

test('who falls silent is replaced within a minute, the fence grows, and the cursor goes on where it was', {
  timeout: 90_000,
}, async () => {
  const [bea, carlos] = [await desk('bea', [mail]), await desk('carlos', [mail])];
  const { fence } = await bea.client.lease(mail, bea.desktop);
  const caseId = randomId();
  const moved = { ...step(opening(caseId)), cursor: { account: mail, fence, cursor: 'up to here' } };
  expect(await bea.client.append('vela', bea.desktop, [moved])).toMatchObject([{ outcome: 'taken' }]);
  expect(await carlos.client.lease(mail, carlos.desktop)).toMatchObject({
    held: false,
    byAgent: 'bea',
    cursor: null,
  });
  const since = Date.now();
  let taken = await carlos.client.lease(mail, carlos.desktop);
  while (!taken.held && Date.now() - since < 60_000) {
    await pause(500);
    taken = await carlos.client.lease(mail, carlos.desktop);
  }
  expect(taken).toMatchObject({ held: true, fence: fence + 1, cursor: 'up to here' });
  const late = { ...step(opening(randomId())), cursor: { account: mail, fence, cursor: 'older' } };
  expect(await bea.client.append('vela', bea.desktop, [late])).toMatchObject([
    { outcome: 'refused', code: 'fence-lost' },
  ]);
  expect(await bea.client.lease(mail, bea.desktop)).toMatchObject({ held: false });
  await carlos.client.unlease(mail, carlos.desktop);
});

test('the cursor goes on in a step without events, for who holds the lease, and a repeated step sets nothing back', async () => {
  const [bea, carlos] = [await desk('bea', [mail]), await desk('carlos', [mail])];
  const { fence } = await bea.client.lease(mail, bea.desktop);
  const heard = { ...step(opening(randomId())), cursor: { account: mail, fence, cursor: 'first' } };
  const alone = { ...step(), cursor: { account: mail, fence, cursor: 'second' } };
  expect(await bea.client.append('vela', bea.desktop, [heard, alone])).toMatchObject([
    { outcome: 'taken' },
    { outcome: 'known' },
  ]);
  expect(await bea.client.append('vela', bea.desktop, [heard])).toMatchObject([{ outcome: 'known' }]);
  expect(await carlos.client.append('vela', carlos.desktop, [alone])).toMatchObject([
    { outcome: 'refused', code: 'fence-lost' },
  ]);
  expect(await bea.client.lease(mail, bea.desktop)).toMatchObject({ held: true, cursor: 'second' });
  await bea.client.unlease(mail, bea.desktop);
  expect(await carlos.client.lease(mail, carlos.desktop)).toMatchObject({ held: true, cursor: 'second' });
  await carlos.client.unlease(mail, carlos.desktop);
});

test('a lease that is renewed keeps its fence and its holder', async () => {
  const bea = await desk('bea', [mail]);
  const first = await bea.client.lease(mail, bea.desktop);
  const second = await bea.client.lease(mail, bea.desktop);
  expect(second).toMatchObject({ held: true, fence: first.fence });
  const pulse = await bea.client.pulse({
    desktop: bea.desktop,
    name: 'desk',
    holds: [mail],
    heads: {},
    presence: null,
    seenWorkspace: 1,
  });
  expect(pulse.leases).toMatchObject([
    { account: mail, agent: 'bea', desktop: pulse.desktop, fence: first.fence },
  ]);
  await bea.client.unlease(mail, bea.desktop);
});

test('only a desktop that holds the secret of an account may poll it', async () => {
  const bea = await desk('bea', []);
  await expect(bea.client.lease(mail, bea.desktop)).rejects.toMatchObject({
    fault: { kind: 'refused', code: 'secret-missing' },
  });
});

test('nobody takes or frees a lease with the name of a desktop that everybody can see', async () => {
  const [bea, carlos] = [await desk('bea', [mail]), await desk('carlos', [mail])];
  const { fence } = await bea.client.lease(mail, bea.desktop);
  const seen = await carlos.client.pulse({
    desktop: carlos.desktop,
    name: 'x',
    holds: [mail],
    heads: {},
    presence: null,
    seenWorkspace: 1,
  });
  const nameOfBeas = seen.leases[0]!.desktop;
  expect(await carlos.client.unlease(mail, nameOfBeas)).toEqual({ freed: false });
  const step1 = { ...step(opening(randomId())), cursor: { account: mail, fence, cursor: 'x' } };
  expect(await carlos.client.append('vela', nameOfBeas, [step1])).toMatchObject([
    { outcome: 'refused', code: 'fence-lost' },
  ]);
  await bea.client.unlease(mail, bea.desktop);
});

test('an account of another brand is refused in the words for one that is not there', async () => {
  const bea = await desk('bea', [mailOfFaro]);
  const denied = { fault: { kind: 'not-allowed', code: 'brand' } };
  await expect(bea.client.lease(mailOfFaro, bea.desktop)).rejects.toMatchObject(denied);
  await expect(bea.client.lease('mail@nowhere', bea.desktop)).rejects.toMatchObject(denied);
});

test('the same message heard by two desktops is taken once', async () => {
  const [bea, carlos] = [await desk('bea', [mail]), await desk('carlos', [mail])];
  const caseId = randomId();
  const ops = { opened: randomId(), first: randomId(), second: randomId() };
  const message = digestOf(caseId);
  const heard = (withSecond: boolean) => ({
    step: randomId(),
    events: [
      { ...opening(caseId, { message }), op: ops.opened },
      { ...event(caseId, 'MessageReceived', { message, dueAt: 1 }), op: ops.first },
      ...(withSecond
        ? [{ ...event(caseId, 'MessageReceived', { message: digestOf('second'), dueAt: 1 }), op: ops.second }]
        : []),
    ],
  });
  expect(await bea.client.append('vela', bea.desktop, [heard(false)])).toMatchObject([{ outcome: 'taken' }]);
  const [both] = await carlos.client.append('vela', carlos.desktop, [heard(true)]);
  expect(both).toMatchObject({ outcome: 'taken' });
  expect(new Set(both?.seqs).size).toBe(3);
  expect(await bea.client.append('vela', bea.desktop, [heard(true)])).toMatchObject([
    { outcome: 'known', seqs: both?.seqs },
  ]);
  const elsewhere = step(opening(randomId(), { message }));
  expect(await carlos.client.append('vela', carlos.desktop, [elsewhere])).toMatchObject([
    { outcome: 'refused', code: 'superseded', detail: caseId },
  ]);
});
