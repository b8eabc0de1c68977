import { expect, it } from 'vitest';
import { canChangeReplyState, type ReplyState } from './reply';

const states: readonly ReplyState[] = ['held', 'queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'];

it.each<[ReplyState, readonly ReplyState[]]>([
  ['held', ['held', 'queued', 'sent', 'cancelled']],
  ['queued', ['held', 'sending', 'sent', 'failed', 'cancelled']],
  ['sending', ['held', 'queued', 'sent', 'failed', 'unknown']],
  ['unknown', ['held', 'queued', 'sent', 'failed', 'cancelled']],
  ['failed', ['held', 'queued', 'sent', 'cancelled']],
  ['sent', []],
  ['cancelled', []],
])('a reply that is %s becomes nothing but %j', (from, expected) => {
  expect(states.filter((to) => canChangeReplyState(from, to))).toEqual(
    states.filter((to) => expected.includes(to)),
  );
});

it('nothing is cancelled while it is on its way: nobody could keep that promise', () => {
  expect(canChangeReplyState('sending', 'cancelled')).toBe(false);
});
