import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Clocked,
  dueAfterUndo,
  dueForMerge,
  dueForMessage,
  dueForSafety,
  dueForTier,
  newlyClocked,
} from './due-times';
import { asId, type ExternalId, type TeamId } from './ids';
import { isInTime, promiseFor, resolutionDue, type ServicePolicy, teamFor } from './service-policy';
import { type CaseTier, heat, tiers } from './tier';
import { day, hour, minute } from './time';

const team = (name: string) => asId<TeamId>(name);
const policy: ServicePolicy = {
  promises: {
    green: { target: 24 * hour, dueInstantInTime: true, team: team('social') },
    yellow: { target: 6 * hour, dueInstantInTime: false, team: team('specialists') },
    red: { target: 2 * hour, dueInstantInTime: true, team: team('reputation') },
  },
  safetyTeam: team('contact-centre'),
  businessHoursTiers: [],
};
const open = [{ from: '09:00', to: '22:00' }];
const inOpenHours: ServicePolicy = {
  ...policy,
  promises: { ...policy.promises, green: { ...policy.promises.green, target: 25 * minute } },
  businessHours: {
    timeZone: 'Europe/Madrid',
    weekly: { mon: open, tue: open, wed: open, thu: open, fri: open, sat: [], sun: [] },
    holidays: [],
  },
  businessHoursTiers: ['green', 'yellow'],
};
const at = (text: string) => Date.parse(text);
const noon = at('2026-11-20T12:00+01:00');

function waiting(
  tier: CaseTier,
  messages: readonly { postedAt: number; responseDueAt: number | null }[],
  safety = false,
): Clocked {
  return {
    ...newlyClocked(tier, safety),
    unanswered: messages.map((message, index) => ({
      ...message,
      externalId: asId<ExternalId>(`post-${index}`),
    })),
  };
}

describe('a new message', () => {
  it.each([
    ['green', false, 24 * hour],
    ['yellow', false, 6 * hour],
    ['red', false, 2 * hour],
    [null, false, 6 * hour],
    ['green', true, 2 * hour],
    [null, true, 2 * hour],
  ] as const)(
    'of tier %s, safety %s, is due after its target from the time of posting',
    (tier, safety, target) => {
      expect(dueForMessage(policy, newlyClocked(tier, safety), noon).responseDueAt).toBe(noon + target);
    },
  );

  it('counts open hours for the tiers of a brand that says so', () => {
    const fridayNight = at('2026-11-20T21:50+01:00');
    expect(dueForMessage(inOpenHours, newlyClocked('green', false), fridayNight).responseDueAt).toBe(
      at('2026-11-23T09:15+01:00'),
    );
    expect(dueForMessage(inOpenHours, newlyClocked(null, false), fridayNight).responseDueAt).toBe(
      at('2026-11-23T14:50+01:00'),
    );
  });

  it("runs on calendar time when red or about safety, whatever the brand's hours", () => {
    const fridayNight = at('2026-11-20T21:50+01:00');
    expect(dueForMessage(inOpenHours, newlyClocked('red', false), fridayNight).responseDueAt).toBe(
      fridayNight + 2 * hour,
    );
    expect(dueForMessage(inOpenHours, newlyClocked('green', true), fridayNight).responseDueAt).toBe(
      fridayNight + 2 * hour,
    );
  });

  it('runs on calendar time when the calendar never opens', () => {
    const never = {
      timeZone: 'UTC',
      weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
      holidays: [],
    };
    const closed = { ...inOpenHours, businessHours: never };
    expect(dueForMessage(closed, newlyClocked('yellow', false), noon).responseDueAt).toBe(noon + 6 * hour);
  });

  it('starts the resolution clock once, and anew when a closed case comes back', () => {
    const resolving = { ...policy, resolveWithin: 2 * day };
    const first = dueForMessage(resolving, newlyClocked('green', false), noon);
    expect(first.resolutionDueAt).toBe(noon + 2 * day);
    const running = { ...newlyClocked('green', false), resolutionDueAt: first.resolutionDueAt };
    expect(dueForMessage(resolving, running, noon + hour).resolutionDueAt).toBe(noon + 2 * day);
    expect(dueForMessage(resolving, { ...running, status: 'resolved' }, noon + day).resolutionDueAt).toBe(
      noon + 3 * day,
    );
    expect(resolutionDue(policy, 'green', noon)).toBeNull();
  });
});

describe('a case that changes its tier', () => {
  it.each([
    ['raised early, the new target from now is earlier', 'green', 'red', 1 * hour, 24 * hour, 3 * hour],
    ['raised late, the present deadline is earlier', 'green', 'red', 23 * hour, 24 * hour, 24 * hour],
    ['raised after the deadline, the deadline stays passed', 'green', 'red', 30 * hour, 24 * hour, 24 * hour],
    [
      'lowered, the new target counts from the time of posting',
      'red',
      'green',
      1 * hour,
      2 * hour,
      24 * hour,
    ],
    ['lowered late, a later present deadline stays', 'yellow', 'green', 1 * hour, 30 * hour, 30 * hour],
    ['untriaged made yellow keeps its deadline', null, 'yellow', 1 * hour, 6 * hour, 6 * hour],
    ['untriaged made red is a raise', null, 'red', 1 * hour, 6 * hour, 3 * hour],
    ['untriaged made green is a lowering', null, 'green', 1 * hour, 6 * hour, 24 * hour],
  ] as const)('%s', (_name, from, to, changedAfter, presentAfter, expectedAfter) => {
    const state = waiting(from, [{ postedAt: noon, responseDueAt: noon + presentAfter }]);
    const due = dueForTier(policy, state, { tier: to, changedAt: noon + changedAfter });
    expect(due.responseDueAt).toBe(noon + expectedAfter);
  });

  it('looks at the oldest message that waits', () => {
    const state = waiting('red', [
      { postedAt: noon, responseDueAt: noon + 2 * hour },
      { postedAt: noon + hour, responseDueAt: noon + 3 * hour },
    ]);
    expect(dueForTier(policy, state, { tier: 'green', changedAt: noon + hour }).responseDueAt).toBe(
      noon + 24 * hour,
    );
  });

  it('has no response deadline when nobody waits, and keeps its resolution', () => {
    const state = { ...newlyClocked('green', false), resolutionDueAt: noon };
    expect(dueForTier(policy, state, { tier: 'red', changedAt: noon })).toEqual({
      responseDueAt: null,
      resolutionDueAt: noon,
    });
  });

  it('is raised to red by the safety flag, also from red, which moves nothing', () => {
    const green = waiting('green', [{ postedAt: noon, responseDueAt: noon + 24 * hour }]);
    expect(dueForSafety(policy, green, noon + hour).responseDueAt).toBe(noon + 3 * hour);
    const red = waiting('red', [{ postedAt: noon, responseDueAt: noon + 2 * hour }]);
    expect(dueForSafety(policy, red, noon + hour).responseDueAt).toBe(noon + 2 * hour);
  });

  it('never gives a raise more time, nor a lowering less', () => {
    const tier = fc.constantFrom(null, ...tiers);
    fc.assert(
      fc.property(
        tier,
        tier,
        fc.nat(40 * hour),
        fc.nat(40 * hour),
        fc.constantFrom(policy, inOpenHours),
        (from, to, changed, present, brand) => {
          const presentDue = noon + present;
          const state = waiting(from, [{ postedAt: noon, responseDueAt: presentDue }]);
          const due =
            dueForTier(brand, state, { tier: to, changedAt: noon + changed }).responseDueAt ?? Number.NaN;
          if (heat(to) >= heat(from)) expect(due).toBeLessThanOrEqual(presentDue);
          if (heat(to) <= heat(from)) expect(due).toBeGreaterThanOrEqual(presentDue);
        },
      ),
    );
  });
});

describe('a merge', () => {
  it('takes the earlier of each clock', () => {
    const into = {
      ...waiting('green', [{ postedAt: noon, responseDueAt: noon + 5 }]),
      resolutionDueAt: null,
    };
    const from = {
      ...waiting('green', [{ postedAt: noon, responseDueAt: noon + 3 }]),
      resolutionDueAt: noon + 9,
    };
    expect(dueForMerge(into, from)).toEqual({ responseDueAt: noon + 3, resolutionDueAt: noon + 9 });
    expect(dueForMerge(newlyClocked('green', false), newlyClocked('red', false))).toEqual({
      responseDueAt: null,
      resolutionDueAt: null,
    });
  });
});

describe('the undo of a lowering', () => {
  const came = new Set([asId<ExternalId>('post-0')]);
  it('gives the hot target back to messages that came in between', () => {
    const state = waiting('red', [{ postedAt: noon, responseDueAt: noon + 24 * hour }]);
    expect(dueAfterUndo(policy, state, came)?.responseDueAt).toBe(noon + 2 * hour);
  });

  it('changes nothing when no message came in between or none is too late', () => {
    const state = waiting('red', [{ postedAt: noon, responseDueAt: noon + hour }]);
    expect(dueAfterUndo(policy, state, came)).toBeNull();
    expect(
      dueAfterUndo(policy, waiting('red', [{ postedAt: noon, responseDueAt: noon + day }]), new Set()),
    ).toBeNull();
  });
});

describe('in time', () => {
  it.each([
    ['green', 0, true],
    ['green', 1, false],
    ['yellow', -1, true],
    ['yellow', 0, false],
    ['red', 0, true],
    ['red', 1, false],
  ] as const)('%s answered %i ms after its due instant: %s', (tier, late, expected) => {
    expect(isInTime(noon + late, noon, promiseFor(policy, tier))).toBe(expected);
  });

  it('judges untriaged by yellow and safety by red', () => {
    expect(promiseFor(policy, null)).toBe(policy.promises.yellow);
    expect(promiseFor(policy, 'green', true)).toBe(policy.promises.red);
  });
});

describe('the team that owns a case', () => {
  it.each([
    ['green', false, 'social'],
    ['yellow', false, 'specialists'],
    ['red', false, 'reputation'],
    ['red', true, 'contact-centre'],
    [null, false, null],
  ] as const)('of tier %s, safety %s, is %s', (tier, safety, expected) => {
    expect(teamFor(policy, tier, safety)).toBe(expected);
  });
});
