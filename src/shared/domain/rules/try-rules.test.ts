import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someMessage, someRule } from '../../../../test/support/rule-samples';
import { asId, type CaseId, type ExternalId } from '../ids';
import { compileRules } from './compile-rules';
import { type StoredMessage, tryRules } from './try-rules';

const world = { hoursOf: () => undefined };
const stored = (text: string, at: number): StoredMessage => ({
  caseId: asId<CaseId>(`case-${at}`),
  externalId: asId<ExternalId>(`message-${at}`),
  facts: someMessage(text, { postedAt: at }),
  before: { table: { tier: null, safety: false, team: null }, joins: null, teamOfTier: () => null },
});
const rules = [
  someRule('refunds', { anyOf: ['reembolso'] }, { tier: 'yellow' }),
  someRule('fraud', { anyOf: ['estafa'] }, { tier: 'red' }),
  someRule('silent', { anyOf: ['nunca dicho'] }, { tags: ['never'] }),
];
const compiled = compileRules(rules, world);
const texts = ['mi reembolso', 'una estafa', 'reembolso o es una estafa', 'gracias'];

describe('rules tried on stored messages', () => {
  it('tell what each fits and what each would have decided', () => {
    const trial = tryRules(compiled);
    trial.add(texts.map(stored));
    const { messages, touched, rules: tried } = trial.result();
    expect({ messages, touched }).toEqual({ messages: 4, touched: 3 });
    expect(tried.map(({ rule, fits, touches }) => [rule, fits, touches])).toEqual([
      ['refunds', 2, 2],
      ['fraud', 2, 1],
      ['silent', 0, 0],
    ]);
  });

  it('show the newest, with the words they were found by', () => {
    const trial = tryRules(compiled, 1);
    trial.add(texts.map(stored));
    expect(trial.result().rules[0]?.newest).toEqual([
      {
        caseId: 'case-2',
        externalId: 'message-2',
        postedAt: 2,
        found: [{ phrase: 'reembolso', as: 'reembolso' }],
        gave: ['tier'],
      },
    ]);
  });

  it('say the same in any order and any slices', () => {
    const messages = fc.array(fc.constantFrom(...texts), { maxLength: 60 });
    fc.assert(
      fc.property(
        messages,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 3 }),
        (all, size, shown) => {
          const list = all.map(stored);
          const inOne = tryRules(compiled, shown);
          inOne.add(list);
          const inSlices = tryRules(compiled, shown);
          const backwards = [...list].reverse();
          for (let at = 0; at < backwards.length; at += size) inSlices.add(backwards.slice(at, at + size));
          expect(inSlices.result()).toEqual(inOne.result());
        },
      ),
    );
  });

  it('may be looked at while they run', () => {
    const trial = tryRules(compiled);
    trial.add([stored('una estafa', 1)]);
    expect(trial.result().messages).toBe(1);
    trial.add([stored('una estafa', 2)]);
    expect(trial.result().messages).toBe(2);
  });
});
