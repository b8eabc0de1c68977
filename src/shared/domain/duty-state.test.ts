import { describe, expect, it } from 'vitest';
import type { WeeklyHours } from './business-calendar';
import type { OnDuty } from './duty';
import { dutyStateOf } from './duty-state';
import { asId, type TeamId } from './ids';

const wednesdayNoon = Date.UTC(2026, 2, 4, 12);
const closed: WeeklyHours['weekly'] = { sun: [], mon: [], tue: [], wed: [], thu: [], fri: [], sat: [] };
const hours = (from: string, to: string): WeeklyHours => ({
  timeZone: 'UTC',
  weekly: { ...closed, wed: [{ from, to }] },
  holidays: [],
});
const day = asId<TeamId>('day');
const night = asId<TeamId>('night');
const teams = [
  { id: day, hours: hours('09:00', '18:00') },
  { id: night, hours: hours('20:00', '24:00') },
];
const state = (member: OnDuty, saysAway = false) =>
  dutyStateOf(member, teams, { now: wednesdayNoon, saysAway });

describe('somebody', () => {
  it.each<[string, OnDuty, string]>([
    ['whose team works now', { teams: [day] }, 'here'],
    ['whose team does not', { teams: [night] }, 'off-duty'],
    ['with hours of their own', { teams: [day], hours: hours('13:00', '18:00') }, 'off-duty'],
    ['on holiday', { teams: [day], away: [{ from: wednesdayNoon, to: wednesdayNoon + 1 }] }, 'away'],
    ['back from holiday', { teams: [day], away: [{ from: 0, to: wednesdayNoon }] }, 'here'],
  ])('%s is as they should be', (_name, member, expected) => expect(state(member)).toBe(expected));

  it('is away as soon as they say so', () => expect(state({ teams: [day] }, true)).toBe('away'));
});
