import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someMessage, someRule } from '../../../../test/support/rule-samples';
import { type AgentId, asId, type BrandId, type TeamId } from '../ids';
import { checkRules } from './check-rules';
import { compileRules, fittingRules } from './compile-rules';
import type { RuleConditions, TriageRule } from './rule';
import type { CheckedWorld } from './rule-fault';
import { isWiderOrSame } from './wider-conditions';

const brand = (id: string) => asId<BrandId>(id);
const team = (id: string) => asId<TeamId>(id);
const agent = (id: string) => asId<AgentId>(id);

const world: CheckedWorld = {
  brands: [
    {
      id: brand('aurea'),
      contactTypes: [
        { safety: true, phrases: ['reacción', 'alergia'] },
        { safety: false, phrases: ['roto'] },
      ],
    },
    { id: brand('boreal'), contactTypes: [{ safety: true, phrases: ['alergia'] }] },
  ],
  accounts: [
    { brand: brand('aurea'), channel: 'mastodon' },
    { brand: brand('boreal'), channel: 'email' },
  ],
  members: [{ id: agent('ana'), teams: [team('care')], brands: [brand('aurea')] }],
};
const red = { tier: 'red' as const };

/** The twelve bad rules, each with the rules before it and the one reason that is given. */
const badRules: readonly [string, readonly TriageRule[], object][] = [
  [
    'asks only for links and handles',
    [someRule('bad', { anyOf: ['@aurea', 'https://shop.example/x'] }, red)],
    { kind: 'never', because: { reason: 'only-links', phrases: ['@aurea', 'https://shop.example/x'] } },
  ],
  [
    'forbids what it asks for',
    [someRule('bad', { allOf: ['no funciona bien'], noneOf: ['FUNCIONA'] }, red)],
    {
      kind: 'never',
      because: { reason: 'forbids-what-it-asks', asked: 'no funciona bien', forbidden: 'FUNCIONA' },
    },
  ],
  [
    'asks for followers from 100 and under 100',
    [someRule('bad', { followers: { from: 100, under: 100 } }, red)],
    { kind: 'never', because: { reason: 'empty-range', of: 'followers' } },
  ],
  [
    'is about a channel on which the brand has no account',
    [someRule('bad', { brands: [brand('aurea')], channels: ['bluesky'] }, red)],
    { kind: 'never', because: { reason: 'no-account' } },
  ],
  [
    'asks for followers where nobody tells them',
    [someRule('bad', { channels: ['email'], followers: { from: 10 } }, red)],
    { kind: 'never', because: { reason: 'no-followers-there', channels: ['email'] } },
  ],
  [
    'waits for closing time of brands that never close',
    [someRule('bad', { isOpen: false }, red)],
    { kind: 'never', because: { reason: 'never-closed' } },
  ],
  [
    'says what a wider rule before it has said',
    [
      someRule('wide', { anyOf: ['estafa', 'timo'] }, { tier: 'red', tags: ['fraud'] }),
      someRule('bad', { allOf: ['vaya timo'], channels: ['email'] }, { tier: 'red' }),
    ],
    { kind: 'never', because: { reason: 'decided-before', others: ['wide'] } },
  ],
  [
    'gives another tier to the same messages',
    [
      someRule('first', { anyOf: ['estafa', 'timo'] }, red),
      someRule('bad', { anyOf: ['TIMO', 'Estafa'] }, { tier: 'green' }),
    ],
    { kind: 'contradicts', because: { reason: 'other-rule', other: 'first', gift: 'tier' } },
  ],
  [
    'gives the case to a team and to a person outside of it',
    [
      someRule(
        'bad',
        { brands: [brand('aurea')], anyOf: ['x1'] },
        { team: team('legal'), assignee: agent('ana') },
      ),
    ],
    { kind: 'contradicts', because: { reason: 'not-in-team', assignee: agent('ana'), team: team('legal') } },
  ],
  [
    'makes a health report green',
    [someRule('bad', { anyOf: ['una alergia'] }, { tier: 'green' })],
    { kind: 'contradicts', because: { reason: 'health-report', phrases: ['una alergia'], gift: 'tier' } },
  ],
  [
    'asks for nothing',
    [someRule('bad', {}, red)],
    { kind: 'everything', because: { reason: 'asks-nothing' } },
  ],
  [
    'asks for a word of every other message',
    [someRule('bad', { anyOf: ['estafa', 'de'] }, red)],
    { kind: 'everything', because: { reason: 'everyday-words', phrases: ['de'] } },
  ],
];

describe('a bad rule', () => {
  it.each(badRules)('that %s is named with that reason and no other', (_what, rules, fault) => {
    expect(checkRules(rules, world)).toEqual([{ rule: 'bad', ...fault }]);
  });

  it.each<[string, TriageRule, object]>([
    ['does nothing', someRule('bad', { anyOf: ['x1'] }, { tags: [], flag: false }), { kind: 'nothing' }],
    [
      'asks only for what is always so',
      someRule('bad', { channels: ['mastodon', 'email', 'phone', 'counter'], isOpen: true }, red),
      { kind: 'everything', because: { reason: 'asks-what-always-is' } },
    ],
    [
      'only forbids',
      someRule('bad', { noneOf: ['gracias'] }, red),
      { kind: 'everything', because: { reason: 'only-forbids' } },
    ],
    [
      'gives the case to somebody who does not see the brand',
      someRule('bad', { anyOf: ['x1'] }, { assignee: agent('ana') }),
      {
        kind: 'contradicts',
        because: { reason: 'not-for-brand', assignee: agent('ana'), brand: brand('boreal') },
      },
    ],
    [
      'asks for a number of earlier cases that cannot be',
      someRule('bad', { history: { under: 0 } }, red),
      { kind: 'never', because: { reason: 'empty-range', of: 'history' } },
    ],
  ])('that %s is named', (_what, rule, fault) => {
    expect(checkRules([rule], world)).toEqual([{ rule: 'bad', ...fault }]);
  });
});

describe('a good rule', () => {
  it.each<[string, readonly TriageRule[]]>([
    ['words', [someRule('a', { anyOf: ['map hack'] }, red)]],
    ['a channel', [someRule('a', { channels: ['email'] }, red)]],
    ['everyday words beside others', [someRule('a', { allOf: ['de', 'estafa'] }, red)]],
    ['everyday words on one channel', [someRule('a', { anyOf: ['de'], channels: ['email'] }, red)]],
    [
      'narrower words and another tier than the rule before it',
      [
        someRule('wide', { anyOf: ['timo'] }, { tier: 'green' }),
        someRule('a', { anyOf: ['timo de la estampita'] }, red),
      ],
    ],
    [
      'the same messages and other things to say',
      [someRule('wide', { anyOf: ['timo'] }, red), someRule('a', { anyOf: ['timo'] }, { tags: ['x'] })],
    ],
    [
      'the same as a rule that is off',
      [
        { ...someRule('wide', { anyOf: ['timo'] }, red), isOn: false },
        someRule('a', { anyOf: ['timo'] }, { tier: 'green' }),
      ],
    ],
    ['a tag for health reports', [someRule('a', { anyOf: ['alergia'] }, { tags: ['health'] })]],
  ])('with %s is left alone', (_what, rules) => {
    expect(checkRules(rules, world)).toEqual([]);
  });
});

describe('a rule that is called wider', () => {
  it('fits wherever the other one fits', () => {
    const word = fc.constantFrom('estafa', 'timo', 'reembolso', 'vaya timo', 'mi reembolso ya');
    const words = fc.option(fc.array(word, { minLength: 1, maxLength: 2 }), { nil: undefined });
    const range = fc.option(fc.record({ from: fc.nat(3), under: fc.integer({ min: 1, max: 4 }) }), {
      nil: undefined,
    });
    const when: fc.Arbitrary<RuleConditions> = fc.record({
      anyOf: words,
      allOf: words,
      noneOf: words,
      misspellings: fc.boolean(),
      audience: fc.constantFrom(undefined, 'public' as const, 'private' as const),
      followers: range,
    });
    const said = fc.array(fc.constantFrom('vaya', 'timo', 'mi', 'reembolso', 'ya', 'estafa', 'esatfa'), {
      maxLength: 6,
    });
    const fits = (one: RuleConditions, text: string, followers: number) =>
      fittingRules(
        compileRules([someRule('a', one)], { hoursOf: () => undefined }),
        someMessage(text, { author: { handle: 'x', followers, isBot: false } }),
      ).length === 1;
    fc.assert(
      fc.property(when, when, said, fc.nat(4), (wide, narrow, wordsSaid, followers) => {
        const text = wordsSaid.join(' ');
        if (isWiderOrSame(wide, narrow) && fits(narrow, text, followers))
          expect(fits(wide, text, followers)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
