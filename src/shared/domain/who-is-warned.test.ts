import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgentId, asId, type TeamId } from './ids';
import { isLastWarning, type Warnable, whoIsWarned } from './who-is-warned';

const red = asId<TeamId>('reputation');
const green = asId<TeamId>('agency');
const person = (id: string, team: TeamId, change: Partial<Warnable> = {}): Warnable => ({
  id: asId<AgentId>(id),
  duty: 'here',
  teams: [team],
  supervises: false,
  ...change,
});
const ana = person('ana', green);
const pau = person('pau', red);
const iris = person('iris', red);
const boss = person('boss', green, { supervises: true });
const off = (one: Warnable): Warnable => ({ ...one, duty: 'off-duty' });
const warned = (held: Warnable | null, people: readonly Warnable[], isLast = false) =>
  [...whoIsWarned({ assignee: held?.id ?? null, team: red }, people, isLast)].sort();

describe('a warning', () => {
  it.each<[string, Warnable | null, readonly Warnable[], readonly string[]]>([
    ['who holds the case', ana, [ana, pau, iris, boss], ['ana']],
    ['the owner team when nobody holds it', null, [ana, pau, iris, boss], ['iris', 'pau']],
    ['the owner team when its holder went home', ana, [off(ana), pau, off(iris), boss], ['pau']],
    ['the supervisor when nobody of the team is there', null, [ana, off(pau), off(iris), boss], ['boss']],
    ['everybody when nobody is there', null, [off(ana), off(pau)], ['ana', 'pau']],
  ])('is for %s', (_name, held, people, expected) => expect(warned(held, people)).toEqual(expected));

  it('is for the supervisors as well when it is the last one', () =>
    expect(warned(ana, [ana, pau, boss], true)).toEqual(['ana', 'boss']));

  it('is for somebody, whoever is there', () => {
    const people = fc.uniqueArray(
      fc.record<Warnable>({
        id: fc.constantFrom('a', 'b', 'c', 'd').map((id) => asId<AgentId>(id)),
        duty: fc.constantFrom('here', 'away', 'off-duty'),
        teams: fc.subarray([red, green]),
        supervises: fc.boolean(),
      }),
      { selector: ({ id }) => id, minLength: 1 },
    );
    fc.assert(
      fc.property(people, fc.option(fc.constantFrom('a', 'b')), fc.boolean(), (all, held, isLast) => {
        const found = whoIsWarned({ assignee: held as AgentId | null, team: red }, all, isLast);
        expect(found.size).toBeGreaterThan(0);
        if (all.some(({ duty }) => duty === 'here'))
          for (const { id, duty } of all) expect(duty === 'here' || !found.has(id)).toBe(true);
      }),
    );
  });

  it('is the last one at the smallest threshold', () => {
    expect(isLastWarning(0, [30, 15, 0])).toBe(true);
    expect(isLastWarning(15, [30, 15, 0])).toBe(false);
  });
});
