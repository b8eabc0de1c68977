import { expect, it } from 'vitest';
import { answer, desk, sent } from '../../../test/support/desk-per-test';
import { minute, second } from '../../shared/domain/time';

it.each<[string, number | null]>([
  ['says for how long', 5 * minute],
  ['does not say for how long', null],
])('at a channel that has too much and %s, replies wait together and not one by one', async (_, lasts) => {
  const at = desk();
  const questions = Array.from({ length: 8 }, (_, index) => `Question ${index}`);
  at.arrive(questions.map((text) => ({ text })));
  for (const question of questions) await answer(at, question);
  at.clock.advance(20_000);
  const first = sent(at);
  expect(first).toHaveLength(4);
  const retryAt = lasts === null ? null : at.clock.now() + lasts;
  for (const { replyId } of first)
    at.engine.hearChannels({
      type: 'sent',
      replyId,
      attempt: 1,
      outcome: { kind: 'not-yet', cause: 'rate-limited', detail: 'Too many requests', retryAt },
    });
  const sendsAgainAt = async () => (await at.query('status.read', {})).accounts[0]?.sendsAgainAt;
  expect(await sendsAgainAt()).toBe(at.clock.now() + (lasts ?? 15 * second));
  at.clock.advance((lasts ?? 15 * second) - 5 * second);
  expect(sent(at)).toHaveLength(4);
  at.clock.advance(10 * second);
  expect(sent(at)).toHaveLength(8);
  expect(await sendsAgainAt()).toBeNull();
});
