import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SeatPins } from './seat-pins';

let folder: string;
let now = 1_000_000;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seat-pins-'));
  now = 1_000_000;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The cost of a look is not what is tried here. */
function openPins(): SeatPins {
  const pins = new SeatPins({ now: () => now, cost: 16 });
  pins.open(folder);
  return pins;
}

async function askingPins(): Promise<SeatPins> {
  const pins = openPins();
  await pins.hear({ type: 'seats', asksPin: true });
  return pins;
}

const seated = { kind: 'seated' };

test('a workspace that asks for none lets everybody sit down', async () => {
  const pins = openPins();
  expect(pins.isGuarded).toBe(false);
  expect(await pins.sit('bea', null)).toEqual(seated);
});

test('nobody sits down before the desk is open', async () => {
  const pins = new SeatPins();
  expect(pins.isGuarded).toBe(true);
  await expect(pins.sit('bea', null)).rejects.toMatchObject({ failure: { code: 'engine-not-running' } });
});

test('who has none chooses it, and needs it from then on, after a restart too', async () => {
  const pins = await askingPins();
  expect(await pins.sit('bea', null)).toEqual({ kind: 'needed', isNew: true });
  expect(await pins.sit('bea', '2468')).toEqual(seated);
  const again = openPins();
  expect(again.isGuarded).toBe(true);
  expect(await again.sit('bea', null)).toEqual({ kind: 'needed', isNew: false });
  expect(await again.sit('bea', '2469')).toEqual({ kind: 'wrong', left: 4 });
  expect(await again.sit('bea', '2468')).toEqual(seated);
  expect(await again.sit('ana', null)).toEqual({ kind: 'needed', isNew: true });
});

test('what is kept does not say the PIN, and the same PIN of two people looks different', async () => {
  const pins = await askingPins();
  await pins.sit('bea', '2468135790');
  await pins.sit('ana', '2468135790');
  const text = readFileSync(join(folder, 'seat-pins.json'), 'utf8');
  expect(text).not.toContain('2468135790');
  const kept = JSON.parse(text) as { readonly pins: Record<string, { readonly hash: string }> };
  expect(kept.pins['bea']?.hash).not.toBe(kept.pins['ana']?.hash);
});

test('five wrong tries wait thirty seconds, whatever is typed meanwhile and however often it is started again', async () => {
  const pins = await askingPins();
  await pins.sit('bea', '2468');
  const wrong = [];
  for (let index = 0; index < 5; index += 1) wrong.push(await pins.sit('bea', '1111'));
  expect(wrong).toEqual([
    { kind: 'wrong', left: 4 },
    { kind: 'wrong', left: 3 },
    { kind: 'wrong', left: 2 },
    { kind: 'wrong', left: 1 },
    { kind: 'wait', seconds: 30 },
  ]);
  now += 10_000;
  for (const at of [pins, openPins()])
    expect(await at.sit('bea', '2468')).toEqual({ kind: 'wait', seconds: 20 });
  // A colleague need not wait for it.
  expect(await pins.sit('ana', '1357')).toEqual(seated);
  now += 20_000;
  expect(await pins.sit('bea', '1111')).toEqual({ kind: 'wait', seconds: 30 });
  now += 30_000;
  expect(await pins.sit('bea', '2468')).toEqual(seated);
  expect(await pins.sit('bea', '1111')).toEqual({ kind: 'wrong', left: 4 });
});

test('many tries at once count each for itself', async () => {
  const pins = await askingPins();
  await pins.sit('bea', '2468');
  const typed = Array.from({ length: 20 }, (_, index) => (index === 19 ? '2468' : '1111'));
  const answers = await Promise.all(typed.map((pin) => pins.sit('bea', pin)));
  expect(answers.filter(({ kind }) => kind === 'wrong')).toHaveLength(4);
  expect(answers.at(-1)).toEqual({ kind: 'wait', seconds: 30 });
});

test('a clock that was set back makes nobody wait for longer', async () => {
  const pins = await askingPins();
  await pins.sit('bea', '2468');
  for (let index = 0; index < 5; index += 1) await pins.sit('bea', '1111');
  now -= 3_600_000;
  expect(await pins.sit('bea', '2468')).toEqual({ kind: 'wait', seconds: 30 });
  now += 30_000;
  expect(await pins.sit('bea', '2468')).toEqual(seated);
});

test('a PIN that was taken away is chosen anew, with its tries', async () => {
  const pins = await askingPins();
  await pins.sit('bea', '2468');
  for (let index = 0; index < 5; index += 1) await pins.sit('bea', '1111');
  await pins.hear({ type: 'forgetPin', agentId: 'bea' });
  expect(await pins.sit('bea', null)).toEqual({ kind: 'needed', isNew: true });
  expect(await pins.sit('bea', '1357')).toEqual(seated);
});

test('when the workspace asks no more everybody sits down, and when it asks again the PINs are the same', async () => {
  const pins = await askingPins();
  await pins.sit('bea', '2468');
  await pins.hear({ type: 'seats', asksPin: false });
  expect(await pins.sit('bea', null)).toEqual(seated);
  await pins.hear({ type: 'seats', asksPin: true });
  expect(await pins.sit('bea', '1111')).toEqual({ kind: 'wrong', left: 4 });
});

test('a file that cannot be read opens no seat by itself', async () => {
  writeFileSync(join(folder, 'seat-pins.json'), '{"asksPin":');
  const pins = openPins();
  expect(pins.isGuarded).toBe(true);
  expect(await pins.sit('bea', null)).toEqual({ kind: 'needed', isNew: true });
});
