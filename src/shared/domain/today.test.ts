import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brandWrote,
  folded,
  message,
  opened,
  sent,
  story,
  submitted,
  type Told,
  wrote,
} from '../../../test/support/story';
import { type AgentId, asId, type TeamId } from './ids';
import type { ServicePolicy } from './service-policy';
import { hour } from './time';
import { addTally, answersOf, emptyTally, standingOf, type TodayFact } from './today';
import { averageFirstResponse, averageResponse, figuresOf, shareInTime } from './today-figures';

const team = asId<TeamId>('team');
/** Red within 2 h, yellow in less than 6 h, green within 24 h (R2-R4). */
const policy: ServicePolicy = {
  promises: {
    red: { target: 2 * hour, dueInstantInTime: true, team },
    yellow: { target: 6 * hour, dueInstantInTime: false, team },
    green: { target: 24 * hour, dueInstantInTime: true, team },
  },
  safetyTeam: team,
  businessHoursTiers: [],
};
const midnight = 100 * hour;
/** So many hours after midnight. */
const at = (hours: number) => midnight + hours * hour;
const asked = (name: string, hours: number, promised: number) => wrote(name, at(hours), at(hours + promised));
const answered = (name: string, hours: number): readonly Told[] => [submitted(name), sent(name, at(hours))];
const given = (assignee: string | null): Told => ({
  type: 'CaseAssigned',
  assignee: assignee === null ? null : asId<AgentId>(assignee),
  team: null,
  reason: '',
});

/** The day as it was told on paper, each case with what it adds to the figures at ten o'clock. */
const day: readonly (readonly Told[])[] = [
  // Red, answered at the due instant, which is in time: waited 2 h.
  [opened({ tier: 'red' }), asked('a', 1, 2), ...answered('ra', 3)],
  // Yellow, answered at the due instant, which is late: waited 6 h.
  [opened({ tier: 'yellow' }), asked('b', 1, 6), ...answered('rb', 7)],
  // Yellow: one answer to two messages, 3 h after the first; the customer wrote again and waits.
  [opened({ tier: 'yellow' }), asked('c', 1, 6), asked('d', 2, 6), ...answered('rc', 4), asked('e', 5, 6)],
  // Green, of yesterday, in Pau's hands, due at four: breached.
  [opened({ tier: 'green' }), asked('f', -20, 24), given('pau')],
  // Red: answered yesterday, and the customer waits again until ten, which is still in time.
  [opened({ tier: 'red' }), asked('g', -2, 2), ...answered('rg', -1), asked('h', 8, 2)],
  // Muted: counts for nothing.
  [opened({ tier: 'green' }), asked('i', -30, 24), { type: 'AuthorMuted', muted: true }],
  // Green, answered outside the console after 1 h, and resolved.
  [
    opened({ tier: 'green' }),
    asked('j', 1, 24),
    brandWrote('k', at(2)),
    { type: 'CaseResolved', reason: '' },
  ],
  // Yellow: answered yesterday, and again today after half an hour.
  [
    opened({ tier: 'yellow' }),
    asked('l', -5, 6),
    ...answered('rl', -3),
    asked('m', 6, 6),
    ...answered('rm', 6.5),
  ],
];

function factsAt(now: number): readonly TodayFact[] {
  return day.flatMap((told) => {
    const standing = standingOf(folded(...told), policy, now);
    return [...(standing === null ? [] : [standing.fact]), ...answersOf(story(...told), policy, midnight)];
  });
}
const figures = figuresOf(factsAt(at(10)));

describe('the figures of a day told on paper', () => {
  it('are in total what was counted by hand', () => {
    expect(figures.total).toEqual({
      open: 6,
      waiting: 3,
      breached: 1,
      answered: 5,
      inTime: 4,
      waitedMs: 12.5 * hour,
      first: 4,
      firstWaitedMs: 12 * hour,
    });
    // 4 of the 5 answers and the 1 that waits too long.
    expect(shareInTime(figures.total)).toBeCloseTo(4 / 6);
    expect(averageResponse(figures.total)).toBe(2.5 * hour);
    expect(averageFirstResponse(figures.total)).toBe(3 * hour);
  });

  it('are by tier what was counted by hand, the hottest first', () => {
    const rows = figures.byTier.map(({ key, tally }) => [
      key,
      tally.open,
      tally.waiting,
      tally.breached,
      tally.answered,
      tally.inTime,
    ]);
    expect(rows).toEqual([
      ['red', 2, 1, 0, 1, 1],
      ['yellow', 3, 1, 0, 3, 2],
      ['green', 1, 1, 1, 1, 1],
      [null, 0, 0, 0, 0, 0],
    ]);
  });

  it('are by person: who gave the answer, and who holds what waits', () => {
    const of = (key: string | null) => figures.byAgent.find((group) => group.key === key)?.tally;
    expect(of('lucia')).toMatchObject({ open: 0, answered: 4, inTime: 3 });
    expect(of('pau')).toMatchObject({ open: 1, waiting: 1, breached: 1, answered: 0 });
    expect(of(null)).toMatchObject({ open: 5, waiting: 2, breached: 0, answered: 1 });
  });

  it('say nothing where nothing was due, instead of a hundred per cent', () => {
    expect(shareInTime(emptyTally)).toBeNull();
    expect(averageResponse(emptyTally)).toBeNull();
    expect(averageFirstResponse(emptyTally)).toBeNull();
  });

  it('count a red case as breached from the first millisecond after ten, a yellow one from the due instant', () => {
    expect(figuresOf(factsAt(at(10) + 1)).total.breached).toBe(2);
    expect(figuresOf(factsAt(at(11) - 1)).total.breached).toBe(2);
    expect(figuresOf(factsAt(at(11))).total.breached).toBe(3);
  });
});

describe('an answer', () => {
  it('that was taken for one and undone, or to which nobody waited, is none', () => {
    const closedFirst: readonly Told[] = [
      opened({ tier: 'green' }),
      asked('a', 1, 24),
      { type: 'NoReplyNeeded', reason: 'Thanks' },
      brandWrote('b', at(2)),
    ];
    expect(answersOf(story(...closedFirst), policy, midnight)).toEqual([]);
  });

  it('counts in the tier that the case had then, and a safety case as red', () => {
    const told: readonly Told[] = [
      opened({ tier: 'green', safety: true }),
      wrote('a', at(1), at(3)),
      ...answered('ra', 2),
      { type: 'TierSet', tier: 'green', team: null, due: { responseDueAt: null, resolutionDueAt: null } },
    ];
    expect(answersOf(story(...told), policy, midnight)[0]?.place.tier).toBe('red');
  });

  it('of a message that its author took back before is none', () => {
    const { externalId } = message('a', at(1));
    const told: readonly Told[] = [
      opened({ tier: 'green' }),
      asked('a', 1, 24),
      { type: 'MessageWithdrawn', externalId },
      brandWrote('b', at(2)),
    ];
    expect(answersOf(story(...told), policy, midnight)).toEqual([]);
  });
});

describe('tallies', () => {
  const tally = fc.record({
    open: fc.nat(9),
    waiting: fc.nat(9),
    breached: fc.nat(9),
    answered: fc.nat(9),
    inTime: fc.nat(9),
    waitedMs: fc.nat(),
    first: fc.nat(9),
    firstWaitedMs: fc.nat(),
  });

  it('taken in and out again leave nothing behind', () => {
    fc.assert(
      fc.property(tally, tally, (one, other) => {
        expect(addTally(addTally(one, other), other, -1)).toEqual(one);
      }),
    );
  });
});
