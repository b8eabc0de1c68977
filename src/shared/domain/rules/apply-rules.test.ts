import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someRule } from '../../../../test/support/rule-samples';
import { type AgentId, asId, type TeamId } from '../ids';
import { type CaseTier, heat, tiers } from '../tier';
import { applyRules, type BeforeRules } from './apply-rules';
import type { RuleHit } from './compile-rules';
import type { RuleActions } from './rule';
import { reasonLine } from './rule-reason';

const team = (name: string) => asId<TeamId>(name);
const agent = (name: string) => asId<AgentId>(name);
const untriaged = { tier: null, safety: false, team: null };
const newCase: BeforeRules = {
  table: untriaged,
  joins: null,
  teamOfTier: (tier) => (tier === null ? null : team(`${tier}-team`)),
};
const hit = (id: string, gives: RuleActions, words: readonly string[] = []): RuleHit => ({
  rule: someRule(id, {}, gives),
  found: words.map((phrase) => ({ phrase, as: phrase })),
});
const joining = (tier: CaseTier, more: Partial<NonNullable<BeforeRules['joins']>> = {}): BeforeRules => ({
  ...newCase,
  joins: { tier, safety: false, assignee: null, tags: [], ...more },
});

describe('what rules make of a new case', () => {
  it('is what the table says where no rule fits', () => {
    const table = { tier: 'yellow' as const, safety: false, team: team('specialists') };
    expect(applyRules([], { ...newCase, table })).toEqual({
      tier: 'yellow',
      team: team('specialists'),
      assignee: null,
      isFlagged: false,
      tags: [],
      notify: [],
      reasons: [],
    });
  });

  it('is decided by the first that says something, one thing at a time', () => {
    const outcome = applyRules(
      [
        hit('a', { tier: 'green', tags: ['x'] }),
        hit('b', { tier: 'red', team: team('legal'), tags: ['x', 'y'] }),
        hit('c', { team: team('care'), flag: true, notify: [agent('ana')] }),
      ],
      newCase,
    );
    expect(outcome).toMatchObject({
      tier: 'green',
      team: 'legal',
      isFlagged: true,
      tags: ['x', 'y'],
      notify: ['ana'],
    });
    expect(outcome.reasons.map(({ rule, gave }) => [rule, gave])).toEqual([
      ['a', ['tier', 'tags']],
      ['b', ['team', 'tags']],
      ['c', ['flag', 'notify']],
    ]);
  });

  it('goes to the team of the tier that a rule gave', () => {
    const table = { tier: 'yellow' as const, safety: false, team: team('specialists') };
    expect(applyRules([hit('a', { tier: 'red' })], { ...newCase, table }).team).toBe('red-team');
    expect(applyRules([hit('a', { tags: ['x'] })], { ...newCase, table }).team).toBe('specialists');
  });

  it('keeps tier and team of a health report', () => {
    const table = { tier: 'red' as const, safety: true, team: team('contact-centre') };
    const outcome = applyRules([hit('a', { tier: 'green', team: team('social'), tags: ['x'] })], {
      ...newCase,
      table,
    });
    expect(outcome).toMatchObject({ tier: 'red', team: 'contact-centre', tags: ['x'] });
    expect(outcome.reasons[0]?.gave).toEqual(['tags']);
  });

  it('names a rule that came too late, with nothing given', () => {
    const { reasons } = applyRules([hit('a', { tier: 'red' }), hit('b', { tier: 'green' })], newCase);
    expect(reasons.map(({ gave }) => gave)).toEqual([['tier'], []]);
  });
});

describe('what rules make of one more message of a case', () => {
  it.each<[CaseTier, CaseTier, CaseTier]>([
    ['green', 'red', 'red'],
    ['yellow', 'green', null],
    ['red', 'red', null],
    [null, 'green', 'green'],
    [null, 'yellow', 'yellow'],
  ])('from %s with a rule for %s is %s', (before, byRule, after) => {
    expect(applyRules([hit('a', { tier: byRule ?? undefined })], joining(before)).tier).toBe(after);
  });

  it('never is colder than it was', () => {
    const tier = fc.constantFrom(...tiers);
    fc.assert(
      fc.property(fc.constantFrom(null, ...tiers), fc.array(tier), (before, given) => {
        const { tier: after } = applyRules(
          given.map((one, at) => hit(`${at}`, { tier: one })),
          joining(before),
        );
        if (after !== null && before !== null) expect(heat(after)).toBeGreaterThan(heat(before));
      }),
    );
  });

  it('takes the case from nobody', () => {
    const hits = [hit('a', { assignee: agent('eva'), team: team('legal') })];
    const outcome = applyRules(hits, joining('yellow', { assignee: agent('ana') }));
    expect(outcome).toMatchObject({ assignee: null, team: null });
  });

  it('adds no tag twice', () => {
    const outcome = applyRules([hit('a', { tags: ['vip', 'new'] })], joining('yellow', { tags: ['vip'] }));
    expect(outcome.tags).toEqual(['new']);
    const again = applyRules([hit('a', { tags: ['vip'] })], joining('yellow', { tags: ['vip'] }));
    expect(again.reasons[0]?.gave).toEqual([]);
  });

  it('leaves a health report where it is', () => {
    const outcome = applyRules(
      [hit('a', { tier: 'red', team: team('legal') })],
      joining('yellow', { safety: true }),
    );
    expect(outcome).toMatchObject({ tier: null, team: null });
  });
});

describe('the reasons in a line', () => {
  it('name the words and the rule that gave something', () => {
    const { reasons } = applyRules(
      [
        hit('Cheating', { tier: 'red' }, ['map hack', 'ranked']),
        hit('Late', { tier: 'green' }, ['hack']),
        hit('Nights', { tags: ['night'] }),
      ],
      newCase,
    );
    expect(reasonLine(reasons)).toBe("'map hack' + 'ranked' → Cheating; Nights");
  });
});
