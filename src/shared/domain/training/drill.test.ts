import { describe, expect, it } from 'vitest';
import { opened, sent, story, submitted, type Told, team, wrote } from '../../../../test/support/story';
import { minute } from '../time';
import {
  type Drill,
  type DrilledCase,
  drillFigures,
  drillPoints,
  isDrillOverdue,
  nextDrillDue,
} from './drill';

const drill: Drill = {
  id: 'recall',
  scenario: 'allergic-reaction',
  holdingWithin: 15 * minute,
  escalationWithin: 10 * minute,
  holding: ['holding'],
};
const brand = {
  contactTypes: [{ id: 'invoice', severity: 'medium' as const }],
  escalation: [{ contactTypes: ['invoice'], place: 'private' as const }],
};
const startedAt = 2_000;
const drilled = (told: readonly Told[], more: Partial<DrilledCase> = {}): DrilledCase => ({
  brand,
  contactType: null,
  events: story(opened(), wrote('a', 0), ...told),
  late: 0,
  ...more,
});
const figures = (...cases: readonly DrilledCase[]) => drillFigures(drill, startedAt, cases);
const escalated: Told = { type: 'CaseEscalated', toTeam: team('legal'), reason: 'press' };
const holding = { cannedResponseIds: ['holding'] };

describe('the figures of a drill', () => {
  it('are empty while nobody does anything', () => {
    expect(figures(drilled([]))).toEqual({
      holdingAfter: null,
      escalationAfter: null,
      breaches: 0,
      wrongSends: 0,
    });
  });

  it('count the first holding message from the start until the channel took it', () => {
    const first = drilled([submitted('r', holding), sent('r', startedAt + 9 * minute)]);
    const second = drilled([submitted('s', holding), sent('s', startedAt + 3 * minute)]);
    expect(figures(first, second).holdingAfter).toBe(3 * minute);
  });

  it.each<[string, Parameters<typeof submitted>[1], boolean]>([
    ['an acknowledgement', { isAcknowledgement: true }, true],
    ['a canned response that is named', holding, true],
    ['any other reply', {}, false],
  ])('take for the holding message %s: %#', (_, content, isHolding) => {
    const one = drilled([submitted('r', content), sent('r', startedAt + minute)]);
    expect(figures(one).holdingAfter).toBe(isHolding ? minute : null);
  });

  it('leave out what acknowledges by itself: nobody sent it', () => {
    const automatic = { response: 'heard', again: minute };
    const receipt = { ...submitted('r', { isAcknowledgement: true }), automatic };
    expect(figures(drilled([receipt, sent('r', startedAt + minute)])).holdingAfter).toBeNull();
  });

  it('take any reply where no canned response is named', () => {
    const one = drilled([submitted('r'), sent('r', startedAt + minute)]);
    expect(drillFigures({ holding: [] }, startedAt, [one]).holdingAfter).toBe(minute);
  });

  it('leave out what the channel has not taken, and what was taken before the start', () => {
    const waiting = drilled([submitted('r', holding)]);
    const before = drilled([submitted('s', holding), sent('s', startedAt - 1)]);
    expect(figures(waiting, before).holdingAfter).toBeNull();
  });

  it('count the first escalation', () => {
    expect(figures(drilled([escalated, escalated])).escalationAfter).toBe(1_000);
  });

  it('add up what was late', () => {
    expect(figures(drilled([], { late: 2 }), drilled([], { late: 1 })).breaches).toBe(3);
  });

  it.each<[string, Told, string | null, number]>([
    ['a reply that the guard had warned of', warned('r'), null, 1],
    ['a public reply where the map says private', submitted('r'), 'invoice', 1],
    ['no private one there', submitted('r', { audience: 'private' }), 'invoice', 0],
    ['no other public one', submitted('r'), null, 0],
  ])('count as a wrong send %s', (_, reply, contactType, wrong) => {
    const one = drilled([reply, sent('r', startedAt + minute)], { contactType });
    expect(figures(one).wrongSends).toBe(wrong);
  });
});

function warned(name: string): Told {
  return { ...submitted(name), guard: { kinds: ['phone'], reason: 'it is ours' } };
}

describe('the points of a drill', () => {
  const perfect = { holdingAfter: 15 * minute, escalationAfter: 10 * minute, breaches: 0, wrongSends: 0 };

  it.each([
    ['four when everything held, the last moment included', {}, 4],
    ['one less for a late holding message', { holdingAfter: 15 * minute + 1 }, 3],
    ['one less for none', { holdingAfter: null }, 3],
    ['one less for a late escalation', { escalationAfter: 11 * minute }, 3],
    ['one less for breaches, however many', { breaches: 7 }, 3],
    ['one less for wrong sends', { wrongSends: 1 }, 3],
    ['none for a lost hour', { holdingAfter: null, escalationAfter: null, breaches: 1, wrongSends: 1 }, 0],
  ])('are %s', (_, changed, points) => {
    expect(drillPoints(drill, { ...perfect, ...changed })).toEqual({ points, of: 4 });
  });
});

describe('the next drill', () => {
  const at = (text: string) => Date.parse(`${text}Z`);

  it.each([
    ['2026-01-15T10:30:00', '2026-04-15T10:30:00'],
    ['2026-11-30T23:00:00', '2027-02-28T23:00:00'],
    ['2027-11-30T00:00:00', '2028-02-29T00:00:00'],
    ['2026-10-31T12:00:00', '2027-01-31T12:00:00'],
  ])('after %s is due by %s', (last, due) => {
    expect(nextDrillDue(at(last))).toBe(at(due));
  });

  it('is overdue once that moment has passed, and where none was ever held', () => {
    const last = at('2026-01-15T10:30:00');
    expect(isDrillOverdue(last, nextDrillDue(last))).toBe(false);
    expect(isDrillOverdue(last, nextDrillDue(last) + 1)).toBe(true);
    expect(isDrillOverdue(null, last)).toBe(true);
  });
});
