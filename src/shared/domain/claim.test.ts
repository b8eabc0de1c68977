import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from './actor';
import { newsOfHands, withoutNewsFor } from './case-news';
import { mayAnswerAs, mayChangeHands } from './claim';
import { type AgentId, asId } from './ids';

const agents = ['ana', 'pau', 'iris'].map((id) => asId<AgentId>(id));
const agent = fc.constantFrom(...agents);
const holder = fc.option(agent);

describe('a case', () => {
  it('leaves a colleague’s hands only with a reason', () => {
    fc.assert(
      fc.property(holder, agent, fc.string(), (held, by, reason) => {
        const isTheirs = held !== null && held !== by;
        expect(mayChangeHands({ holder: held, by, reason }).ok).toBe(!isTheirs || reason.trim() !== '');
      }),
    );
  });

  it('is answered by who holds it, and by anybody while nobody does', () => {
    fc.assert(
      fc.property(holder, agent, (held, by) => {
        expect(mayAnswerAs(by, held).ok).toBe(held === null || held === by);
      }),
    );
  });
});

describe('the news of a case', () => {
  it('are told to who lost it and who got it, never to who did it, and are gone once read', () => {
    fc.assert(
      fc.property(holder, holder, agent, (before, after, who) => {
        const by: Actor = { kind: 'agent', id: who };
        const news = newsOfHands(
          { assignee: before, news: [] },
          { assignee: after, by, at: 1, reason: 'lunch' },
        );
        const told = before === after ? [] : [before, after].filter((id) => id !== null && id !== who);
        expect(news.map((one) => one.for)).toEqual(told);
        const rest = told.reduce(
          (left, id) => withoutNewsFor(left, { kind: 'agent', id: id as AgentId }),
          news,
        );
        expect(rest).toEqual([]);
      }),
    );
  });
});
