import { describe, expect, it } from 'vitest';
import {
  brandWrote,
  folded,
  opened,
  post,
  reply,
  sent,
  submitted,
  type Told,
  wrote,
} from '../../../test/support/story';
import type { CaseEventBody } from './case-event';
import { staleReply } from './stale-reply';

const held = (hold: 'undo-delay' | 'customer-wrote-again'): CaseEventBody => ({
  type: 'ReplyHeld',
  replyId: reply('r'),
  hold,
  releaseAt: null,
});
const released = (hold: 'customer-wrote-again' | 'window-closed' | null): CaseEventBody => ({
  type: 'ReplyQueued',
  replyId: reply('r'),
  detail: null,
  released: hold,
});
const withdrawn = (name: string): CaseEventBody => ({ type: 'MessageWithdrawn', externalId: post(name) });
const answer = submitted('r', { basedOn: post('a'), inReplyTo: post('a') });
const start: readonly Told[] = [opened(), wrote('a', 10), answer];

function judged(...told: readonly Told[]) {
  const pending = folded(...told).pendingReplies.find(({ content }) => content.replyId === 'r');
  if (pending === undefined) throw new Error('The reply is not pending');
  return staleReply(pending, { closesAt: null, now: 0 });
}

describe('the stale-reply guard', () => {
  it.each<[string, readonly Told[], ReturnType<typeof staleReply>]>([
    ['nothing happened', start, null],
    ['the customer wrote again', [...start, wrote('b', 20)], 'customer-wrote-again'],
    [
      'the customer wrote again while it was being written',
      [opened(), wrote('a', 10), wrote('b', 20), answer],
      'customer-wrote-again',
    ],
    [
      'an older message of the customer arrives that nobody had seen',
      [...start, wrote('b', 5)],
      'customer-wrote-again',
    ],
    [
      'a message arrives that an earlier answer covers',
      [
        opened(),
        wrote('a', 50),
        brandWrote('x', 60),
        wrote('c', 70),
        submitted('r', { basedOn: post('c') }),
        wrote('b', 55),
      ],
      null,
    ],
    ['the message it answers was withdrawn', [...start, withdrawn('a')], 'post-withdrawn'],
    [
      'the message it answers had been withdrawn already',
      [opened(), wrote('a', 10), withdrawn('a'), answer],
      'post-withdrawn',
    ],
    [
      'another message was withdrawn',
      [opened(), wrote('z', 5), wrote('a', 10), answer, withdrawn('z')],
      null,
    ],
    ['somebody answered outside the console', [...start, brandWrote('x', 20)], 'answered-elsewhere'],
    ['an older answer from outside is delivered only now', [...start, brandWrote('x', 5)], null],
    [
      "a colleague's later reply was sent first",
      [...start, submitted('other', { basedOn: post('a') }), sent('other', 30)],
      'answered-elsewhere',
    ],
    [
      'the first half of the same answer was sent',
      [opened(), wrote('a', 10), submitted('other', { basedOn: post('a') }), answer, sent('other', 30)],
      null,
    ],
    [
      'an acknowledgement went out meanwhile',
      [...start, submitted('other', { basedOn: post('a'), isAcknowledgement: true }), sent('other', 30)],
      null,
    ],
    ['a first message by hand, with no customer message', [opened(), submitted('r')], null],
  ])('when %s', (_name, told, expected) => {
    expect(judged(...told)).toBe(expected);
  });

  it('names the gravest reason: withdrawn, then answered, then written again', () => {
    expect(judged(...start, wrote('b', 20), brandWrote('x', 30))).toBe('answered-elsewhere');
    expect(judged(...start, brandWrote('x', 30), wrote('b', 40))).toBe('answered-elsewhere');
    expect(judged(...start, withdrawn('a'), brandWrote('x', 30))).toBe('post-withdrawn');
  });

  it('keeps holding when only the undo delay ended', () => {
    expect(judged(...start, held('undo-delay'), wrote('b', 20), released(null))).toBe('customer-wrote-again');
  });

  it('lets a reply go that a person released after reading, until something new happens', () => {
    const read: Told[] = [
      ...start,
      wrote('b', 20),
      held('customer-wrote-again'),
      released('customer-wrote-again'),
    ];
    expect(judged(...read)).toBeNull();
    expect(judged(...read, wrote('c', 30))).toBe('customer-wrote-again');
  });

  it('covers the messages its releaser had read', () => {
    const read: Told[] = [
      ...start,
      wrote('b', 20, 99),
      held('customer-wrote-again'),
      released('customer-wrote-again'),
    ];
    expect(folded(...read, sent('r', 40)).unanswered).toEqual([]);
  });
});

describe("the channel's own window", () => {
  const [pending] = folded(...start).pendingReplies;
  if (pending === undefined) throw new Error('not pending');

  it.each([
    [100, 99, null],
    [100, 100, 'window-closed'],
    [null, 999, null],
  ])('that closes at %s holds a reply at %i: %s', (closesAt, now, expected) => {
    expect(staleReply(pending, { closesAt, now })).toBe(expected);
  });

  it('does not hold twice what a person released', () => {
    expect(staleReply({ ...pending, released: ['window-closed'] }, { closesAt: 1, now: 2 })).toBeNull();
  });
});
