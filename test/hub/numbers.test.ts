// Two desktops never give two cases the same number: together, apart, one after another, and after a restart.
import { afterEach, describe, expect, test } from 'vitest';
import { firstOwnNumber, ownNumbers, spokenCaseNumber } from '../../src/shared/domain/case-number';
import { type AccountId, asId, type CaseId } from '../../src/shared/domain/ids';
import { customerFor, idFor, messageOf, sampleTime } from '../support/sample-events';
import { temporaryFolder } from '../support/temporary-folder';
import { hubBench, mail, opening, type Person, randomId, step } from './hub-bench';
import { HubDesk } from './hub-desk';

const bench = hubBench();
const inFolder = temporaryFolder();
let desks: HubDesk[] = [];
let serial = 0;

afterEach(async () => {
  await Promise.all(desks.map((desk) => desk.close()));
  desks = [];
});

async function desk(person: Person): Promise<HubDesk> {
  serial += 1;
  const made = new HubDesk(inFolder(`desk-${serial}.db`), person, () => bench().as(person));
  desks.push(made);
  await made.meet();
  return made;
}

/** Opens a case as the desktop does, and says under which number. */
function openCase(at: HubDesk): { readonly caseId: CaseId; readonly number: number } {
  serial += 1;
  const caseId = asId<CaseId>(idFor('numbered case', serial));
  const number = at.numbers.take();
  at.do(
    caseId,
    {
      type: 'CaseOpened',
      number,
      accountId: asId<AccountId>(mail),
      channel: 'email',
      customerId: customerFor(serial),
      threadKey: `numbered-${serial}`,
      triage: { tier: 'yellow', safety: false, contactType: null, team: null, reason: null },
      continues: null,
      linkedTo: null,
    },
    {
      type: 'MessageReceived',
      message: messageOf(`numbered-${serial}`, 'Hello'),
      due: { responseDueAt: sampleTime + 3_600_000, resolutionDueAt: null },
    },
  );
  return { caseId, number };
}

const openCases = (at: HubDesk, count: number) => Array.from({ length: count }, () => openCase(at).number);

/** The case of each number, as a desktop finds it. */
const found = (at: HubDesk, numbers: readonly number[]) =>
  numbers.map((number) => at.log.cases.ofNumber(number));

test('what is given in turns at three desktops is given once, and every desktop finds each by its number', async () => {
  const three = [await desk('bea'), await desk('carlos'), await desk('ana')];
  const numbers: number[] = [];
  for (let round = 0; round < 3; round += 1)
    for (const at of three) {
      numbers.push(...openCases(at, 70));
      await at.meet();
    }
  for (const at of three) await at.meet();
  expect(new Set(numbers).size).toBe(3 * 3 * 70);
  expect(numbers.every((number) => number < firstOwnNumber)).toBe(true);
  const [first = []] = three.map((at) => found(at, numbers));
  expect(first).not.toContain(null);
  for (const at of three) expect(found(at, numbers)).toEqual(first);
});

test('offline a desktop goes on with what it was handed out, then with numbers of its own that can be read', async () => {
  const [bea, carlos] = [await desk('bea'), await desk('carlos')];
  for (const at of [bea, carlos]) await at.goOffline();
  const apart = [openCases(bea, 260), openCases(carlos, 260)] as const;
  const own = apart.map((numbers) => numbers.filter((number) => number > firstOwnNumber));
  expect(own.map(({ length }) => length > 0 && length < 260)).toEqual([true, true]);
  for (const numbers of own) {
    const spoken = numbers.map(spokenCaseNumber);
    const [, deskNumber] = /^(\d+)-1$/.exec(spoken[0] ?? '') ?? [];
    expect(spoken).toEqual(numbers.map((_, index) => `${deskNumber}-${index + 1}`));
  }
  for (const at of [bea, carlos, bea]) await at.meet();
  expect(new Set(apart.flat()).size).toBe(520);
  expect(bea.refused).toEqual([]);
  expect(carlos.refused).toEqual([]);
  expect(found(bea, apart.flat())).toEqual(found(carlos, apart.flat()));
  // Together again, both go on with numbers of the team.
  for (const at of [bea, carlos]) expect(openCase(at).number).toBeLessThan(firstOwnNumber);
});

test('a desktop that was started again offline goes on where it was, in its block and in its own', async () => {
  const bea = await desk('bea');
  await bea.goOffline();
  const numbers = openCases(bea, 3);
  await bea.restart();
  numbers.push(...openCases(bea, 230));
  await bea.restart();
  numbers.push(...openCases(bea, 3));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.slice(0, 5)).toEqual(Array.from({ length: 5 }, (_, index) => (numbers[0] ?? 0) + index));
  expect(numbers.at(-1)).toBe((numbers.at(-2) ?? 0) + 1);
});

test('a burst is followed by more numbers ahead', async () => {
  const bea = await desk('bea');
  openCases(bea, 190);
  await bea.meet();
  const numbers = openCases(bea, 700);
  expect(numbers.filter((number) => number > firstOwnNumber)).toEqual([]);
});

test('numbers from before the hub stay where they are: what is new goes beyond them, or around', async () => {
  const history = await desk('carlos');
  const carlos = await bench().as('carlos');
  const { first } = await carlos.numbers(randomId(), 1, 0);
  const bea = await desk('bea');
  const [next] = openCases(bea, 1);
  await bea.meet();
  // A case that a desktop had given this number before anybody asked the hub.
  const taken = (next ?? 0) + 1;
  await carlos.append('vela', randomId(), [step(opening(randomId(), { number: first + 5_000 }))]);
  serial += 1;
  const caseId = asId<CaseId>(idFor('numbered case', serial));
  history.do(caseId, {
    type: 'CaseOpened',
    number: taken,
    accountId: asId<AccountId>(mail),
    channel: 'email',
    customerId: customerFor(serial),
    threadKey: 'of old',
    triage: { tier: 'yellow', safety: false, contactType: null, team: null, reason: null },
    continues: null,
    linkedTo: null,
  });
  await history.meet();
  await bea.meet();
  expect(bea.log.cases.ofNumber(taken)).toBe(caseId);
  expect(openCase(bea).number).toBe(taken + 1);
  expect((await carlos.numbers(randomId(), 1, 0)).first).toBeGreaterThan(first + 5_000);
});

test('a copy of a log has no part in the numbers of the desktop it was copied from', async () => {
  const bea = await desk('bea');
  const [mine] = openCases(bea, 1);
  await bea.goOffline();
  const numbers = bea.memory.record?.numbers;
  if (numbers === undefined) throw new Error('no numbers were handed out');
  bea.memory.change({ numbers: { ...numbers, desktop: 'f'.repeat(32) } });
  const [apart] = openCases(bea, 1);
  expect(apart).toBeGreaterThan(ownNumbers(11_000).last);
  await bea.meet();
  const [together] = openCases(bea, 1);
  expect(together).toBeLessThan(firstOwnNumber);
  expect(together).toBeGreaterThan((mine ?? 0) + 199);
});

describe('the hub', () => {
  test('hands out one block after another for all brands, beyond what a desktop knows', async () => {
    const [bea, dario] = [await bench().as('bea'), await bench().as('dario')];
    const one = await bea.numbers(randomId(), 200, 0);
    const two = await dario.numbers(randomId(), 200, one.first + 1_000);
    const three = await bea.numbers(randomId(), 200, 0);
    expect(two.first).toBe(one.first + 1_001);
    expect(three.first).toBe(two.first + 200);
  });

  test('gives a desktop one number, whoever asks from it, and no two the same', async () => {
    const [bea, carlos] = [await bench().as('bea'), await bench().as('carlos')];
    const desktop = randomId();
    const { desk: one } = await bea.numbers(desktop, 1, 0);
    expect((await carlos.numbers(desktop, 1, 0)).desk).toBe(one);
    expect((await carlos.numbers(randomId(), 1, 0)).desk).not.toBe(one);
  });

  test('is not led astray by a number that somebody made up', async () => {
    const bea = await bench().as('bea');
    const before = await bea.numbers(randomId(), 1, 0);
    const made = { number: 2_000_000_000 };
    const [{ outcome } = { outcome: '' }] = await bea.append('vela', randomId(), [
      step(opening(randomId(), made)),
    ]);
    expect(outcome).toBe('taken');
    expect((await bea.numbers(randomId(), 1, made.number)).first).toBe(before.first + 1);
  });
});
