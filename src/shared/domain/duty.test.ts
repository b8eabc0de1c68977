import { describe, expect, it } from 'vitest';
import { team } from '../../../test/support/story';
import { isOnDuty, type OnDuty } from './duty';
import { hour } from './time';

const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const mornings = {
  timeZone: 'UTC',
  weekly: { ...none, mon: [{ from: '08:00', to: '12:00' }] },
  holidays: [],
};
const evenings = {
  timeZone: 'UTC',
  weekly: { ...none, mon: [{ from: '18:00', to: '22:00' }] },
  holidays: [],
};
const teams = [
  { id: team('mornings'), hours: mornings },
  { id: team('evenings'), hours: evenings },
  { id: team('always') },
];
/** A Monday. */
const midnight = Date.parse('2026-03-02T00:00:00Z');
const member = (names: readonly string[], more: Partial<OnDuty> = {}): OnDuty => ({
  teams: names.map(team),
  ...more,
});

describe('being on duty', () => {
  it.each<[string, OnDuty, number, boolean]>([
    ['is always so for who has no hours and no team', member([]), 3, true],
    ['follows the team', member(['mornings']), 9, true],
    ['ends with the hours of the team', member(['mornings']), 12, false],
    ['follows any of several teams', member(['mornings', 'evenings']), 19, true],
    ['is always so with a team that has no hours', member(['mornings', 'always']), 3, true],
    ['follows own hours before those of the team', member(['mornings'], { hours: evenings }), 9, false],
    ['is not so while away', member([], { away: [{ from: midnight, to: midnight + 4 * hour }] }), 3, false],
    [
      'is so again when the time away is over',
      member([], { away: [{ from: midnight, to: midnight + 4 * hour }] }),
      4,
      true,
    ],
  ])('%s', (_name, who, at, expected) => {
    expect(isOnDuty(who, teams, midnight + at * hour)).toBe(expected);
  });
});
