import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someMessage, someRule } from '../../../../test/support/rule-samples';
import { compileRules, fittingRules } from './compile-rules';
import type { RuleConditions } from './rule';

const world = { hoursOf: () => undefined };
const fitting = (rules: Parameters<typeof compileRules>[0], text: string) =>
  fittingRules(compileRules(rules, world), someMessage(text)).map(({ rule }) => rule.id);

describe('the rules that fit a message', () => {
  it.each<[string, Partial<RuleConditions>, boolean]>([
    ['one of its words', { anyOf: ['cheat', 'map hack'] }, true],
    ['none of its words', { anyOf: ['cheat'] }, false],
    ['all of its words', { allOf: ['map hack', 'ranked'] }, true],
    ['not all of its words', { allOf: ['map hack', 'casual'] }, false],
    ['a word that must not be there', { anyOf: ['map hack'], noneOf: ['ranked'] }, false],
    ['no word that must not be there', { anyOf: ['map hack'], noneOf: ['casual'] }, true],
    ['both lists', { anyOf: ['hacker', 'hack'], allOf: ['ranked'] }, true],
    ['only a word that must not be there', { noneOf: ['casual'] }, true],
    ['no words and the channel', { channels: ['mastodon'] }, true],
    ['its words and another channel', { anyOf: ['map hack'], channels: ['email'] }, false],
    ['nothing asked', {}, true],
  ])('have %s', (_what, when, fits) => {
    expect(fitting([someRule('one', when)], 'Another map hack in RANKED games')).toEqual(fits ? ['one'] : []);
  });

  it('come in the order of the rules, each once', () => {
    const rules = [
      someRule('a', { anyOf: ['hack', 'map'] }),
      someRule('b', {}),
      someRule('c', { allOf: ['map', 'hack'] }),
    ];
    expect(fitting(rules, 'hack, map hack')).toEqual(['a', 'b', 'c']);
  });

  it('say which words they were found by', () => {
    const rules = [someRule('a', { anyOf: ['estafa', 'timo'], allOf: ['reembolso'] })];
    const hits = fittingRules(compileRules(rules, world), someMessage('¡ESATFA! Mi rembolso, ya'));
    expect(hits.map(({ found }) => found)).toEqual([
      [
        { phrase: 'reembolso', as: 'rembolso' },
        { phrase: 'estafa', as: 'esatfa' },
      ],
    ]);
  });

  it('leave out those that are off, unless they are tried', () => {
    const off = { ...someRule('a', {}), isOn: false };
    expect(fitting([off], 'hola')).toEqual([]);
    expect(fittingRules(compileRules([off], world, 'all'), someMessage('hola'))).toHaveLength(1);
  });

  it('are the same together as one by one', () => {
    const word = fc.constantFrom('estafa', 'map', 'hack', 'queja', 'reembolso', 'rota');
    const words = fc.option(fc.array(word, { minLength: 1, maxLength: 3 }), { nil: undefined });
    const when = fc.record({ anyOf: words, allOf: words, noneOf: words, misspellings: fc.boolean() });
    const text = fc.array(fc.oneof(word, fc.constantFrom('esatfa', 'otra', 'cosa')), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(when, { maxLength: 8 }), text, (conditions, said) => {
        const rules = conditions.map((one, index) => someRule(`r${index}`, one));
        const message = said.join(' ');
        expect(fitting(rules, message)).toEqual(rules.flatMap((rule) => fitting([rule], message)));
      }),
    );
  });

  it('never fit a message that lacks a word they ask for, and always one that has it alone', () => {
    const word = fc.stringMatching(/^[b-dfgh]{3,4}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 6 }), ([asked = '', ...others]) => {
        const rules = [someRule('a', { anyOf: [asked], misspellings: false })];
        expect(fitting(rules, `${others.join(' ')} ${asked}`)).toEqual(['a']);
        const unlike = others.filter((other) => !other.startsWith(asked) && !asked.startsWith(other));
        expect(fitting(rules, unlike.join(' '))).toEqual([]);
      }),
    );
  });
});
