import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgentId, asId, type CaseId } from './ids';
import { type FreeCase, keptUntilLeft, nextCase, type Seat } from './next-case';
import { hour } from './time';

const ana = asId<AgentId>('ana');
const pau = asId<AgentId>('pau');
const seat = (change: Partial<Seat> = {}): Seat => ({
  id: ana,
  duty: 'here',
  load: 0,
  capacity: 3,
  ...change,
});
const free = (id: string, change: Partial<FreeCase> = {}): FreeCase => ({
  id: asId<CaseId>(id),
  dueAt: 10 * hour,
  lastAnswerer: null,
  ...change,
});
const ask = (cases: readonly FreeCase[], me = seat(), colleagues: readonly Seat[] = []) =>
  nextCase(cases, me, { colleagues, now: 0 });
const knows = { lastAnswerer: pau };

describe('the next case', () => {
  it.each<[string, Seat, string]>([
    ['who is away', seat({ duty: 'away' }), 'away'],
    ['who is off duty', seat({ duty: 'off-duty' }), 'off-duty'],
    ['who carries all they can', seat({ load: 3 }), 'full'],
  ])('is none for %s', (_name, me, because) =>
    expect(ask([free('a')], me)).toEqual({ kind: 'none', because }),
  );

  it.each<[string, Partial<Seat>, Partial<FreeCase>, string]>([
    ['is away', { duty: 'away' }, {}, 'away'],
    ['is off duty', { duty: 'off-duty' }, {}, 'off-duty'],
    ['has their hands full', { load: 3 }, {}, 'full'],
    ['would be late', {}, { dueAt: keptUntilLeft - 1 }, 'no-time'],
  ])(
    'goes to somebody else when who knows the customer %s, and says so',
    (_name, colleague, change, because) =>
      expect(ask([free('a', { ...knows, ...change })], seat(), [seat({ id: pau, ...colleague })])).toEqual({
        kind: 'case',
        id: 'a',
        passedOver: { agent: pau, because },
      }),
  );

  it('is not the one that a colleague who knows the customer can take', () => {
    const cases = [free('a', knows), free('b')];
    expect(ask(cases, seat(), [seat({ id: pau })])).toMatchObject({ id: 'b', passedOver: null });
    expect(ask(cases.slice(0, 1), seat(), [seat({ id: pau })])).toEqual({ kind: 'none', because: 'kept' });
    expect(ask(cases, seat({ id: pau }), [seat()])).toMatchObject({ id: 'a', passedOver: null });
  });

  it('goes on when who knew the customer has left the workspace', () =>
    expect(ask([free('a', knows)])).toMatchObject({ id: 'a', passedOver: { because: 'gone' } }));
});

const agents = [ana, pau, asId<AgentId>('iris')];
const anyCases = fc.uniqueArray(
  fc.record({
    id: fc.nat(99).map((id) => asId<CaseId>(String(id))),
    dueAt: fc.option(fc.nat(2 * hour)),
    lastAnswerer: fc.option(fc.constantFrom(...agents)),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);
const anyDesk = fc.record({
  duties: fc.tuple(...agents.map(() => fc.constantFrom('here', 'away', 'off-duty' as const))),
  capacities: fc.tuple(...agents.map(() => fc.integer({ min: 1, max: 3 }))),
  turns: fc.array(fc.nat(2), { maxLength: 20 }),
});

describe('giving out cases', () => {
  it('never gives one case twice, nothing to who is not there, and nobody more than they can carry', () => {
    fc.assert(
      fc.property(anyCases, anyDesk, (cases, { duties, capacities, turns }) => {
        let left = cases;
        const held = new Map<AgentId, CaseId[]>(agents.map((id) => [id, []]));
        const seats = () =>
          agents.map(
            (id, at): Seat => ({
              id,
              duty: (duties[at] ?? 'away') as Seat['duty'],
              load: held.get(id)?.length ?? 0,
              capacity: capacities[at] ?? 1,
            }),
          );
        for (const turn of turns) {
          const me = seats()[turn];
          if (me === undefined) continue;
          const colleagues = seats().filter(({ id }) => id !== me.id);
          const given = nextCase(left, me, { colleagues, now: 0 });
          if (given.kind === 'none') continue;
          expect(me.duty).toBe('here');
          expect(left.map(({ id }) => id)).toContain(given.id);
          left = left.filter(({ id }) => id !== given.id);
          held.get(me.id)?.push(given.id);
          expect(held.get(me.id)?.length).toBeLessThanOrEqual(me.capacity);
        }
      }),
    );
  });

  it('leaves nothing lying that is due soon while somebody there has room', () => {
    fc.assert(
      fc.property(anyCases, anyDesk, (cases, { capacities }) => {
        const urgent = cases.map((one) => ({ ...one, dueAt: 1 }));
        const me = seat({ capacity: capacities[0] ?? 1 });
        const given = nextCase(urgent, me, { colleagues: [seat({ id: pau })], now: 0 });
        expect(given).toMatchObject(urgent[0] === undefined ? { kind: 'none' } : { id: urgent[0].id });
      }),
    );
  });
});
