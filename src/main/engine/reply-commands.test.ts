import { describe, expect, it } from 'vitest';
import { answer, desk, lookedUp, restarted, sent, stateOf } from '../../../test/support/desk-per-test';
import { account, customerPost, noon } from '../../../test/support/engine-desk';
import { asId, type ExternalId } from '../../shared/domain/ids';
import { hour, minute, second } from '../../shared/domain/time';

describe('answering', () => {
  it('waits out the undo delay, is on disk as sending before it leaves, and stands in the thread once accepted', async () => {
    const at = desk();
    at.arrive([customerPost(noon)]);
    const { caseId, replyId } = await answer(at, 'Hello');
    expect(sent(at)).toHaveLength(0);
    at.clock.advance(6 * second);
    expect(sent(at)).toHaveLength(1);
    expect((await stateOf(at, caseId)).pendingReplies[0]?.state).toBe('sending');
    at.engine.hearChannels({
      type: 'sent',
      replyId,
      attempt: 1,
      outcome: {
        kind: 'sent',
        externalId: asId<ExternalId>('ours-1'),
        url: null,
        acceptedAt: at.clock.now(),
      },
    });
    const state = await stateOf(at, caseId);
    expect(state.pendingReplies).toHaveLength(0);
    expect(state.unanswered).toHaveLength(0);
  });

  it('lets a reply go although the clock was set back by hours while it waited', async () => {
    const at = desk();
    at.arrive([customerPost(noon)]);
    await answer(at, 'Hello');
    at.clock.jump(noon - 8 * hour);
    at.clock.advance(minute);
    expect(sent(at)).toHaveLength(1);
  });

  it('takes a reply back with undo while its delay runs', async () => {
    const at = desk();
    at.arrive([customerPost(noon)]);
    const { caseId, replyId } = await answer(at, 'Hello');
    const undone = await at.command('step.undo', {});
    expect(undone).toEqual({ undone: 'reply', caseIds: [caseId], cancelledReply: replyId });
    at.clock.advance(minute);
    expect(sent(at)).toHaveLength(0);
  });

  it('holds a reply when the customer writes again before it leaves, until a person lets it go', async () => {
    const at = desk();
    const post = customerPost(noon);
    at.arrive([post]);
    const { caseId, replyId } = await answer(at, 'Hello');
    at.arrive([
      {
        ...customerPost(noon + second),
        threadKey: post.threadKey,
        author: post.author,
        text: 'Forget it, solved',
      },
    ]);
    at.clock.advance(minute);
    expect(sent(at)).toHaveLength(0);
    expect((await stateOf(at, caseId)).pendingReplies[0]).toMatchObject({
      state: 'held',
      hold: 'customer-wrote-again',
    });
    await at.command('reply.release', { caseId, replyId });
    at.clock.advance(2 * second);
    expect(sent(at)).toHaveLength(1);
  });

  it('never resends an unknown reply before the channel was looked at', async () => {
    const at = desk();
    at.arrive([customerPost(noon)]);
    const { caseId, replyId } = await answer(at, 'Hello');
    at.clock.advance(6 * second);
    at.engine.hearChannels({
      type: 'sent',
      replyId,
      attempt: 1,
      outcome: { kind: 'unknown', detail: 'cut' },
    });
    at.clock.advance(10 * minute);
    expect(sent(at)).toHaveLength(1);
    expect(lookedUp(at).length).toBeGreaterThan(0);
    expect((await stateOf(at, caseId)).pendingReplies[0]?.state).toBe('unknown');
    at.engine.hearChannels({
      type: 'looked-up',
      replyId,
      outcome: {
        kind: 'landed',
        externalId: asId<ExternalId>('ours-2'),
        url: null,
        acceptedAt: noon + 6 * second,
      },
    });
    at.clock.advance(10 * minute);
    expect(sent(at)).toHaveLength(1);
    expect((await stateOf(at, caseId)).unanswered).toHaveLength(0);
  });

  it('sends again only when the look shows that it never arrived', async () => {
    const at = desk();
    at.arrive([customerPost(noon)]);
    const { replyId } = await answer(at, 'Hello');
    at.clock.advance(6 * second);
    at.engine.hearChannels({
      type: 'sent',
      replyId,
      attempt: 1,
      outcome: { kind: 'unknown', detail: 'cut' },
    });
    at.engine.hearChannels({ type: 'looked-up', replyId, outcome: { kind: 'absent' } });
    at.clock.advance(2 * second);
    expect(sent(at).map((request) => request.attempt)).toEqual([1, 2]);
  });

  it('calls what was on its way when the console stopped unknown, and looks it up', async () => {
    const at = desk();
    at.arrive([customerPost(noon)]);
    const { caseId } = await answer(at, 'Hello');
    at.clock.advance(6 * second);
    const again = restarted(at);
    again.clock.advance(2 * second);
    expect((await stateOf(again, caseId)).pendingReplies[0]?.state).toBe('unknown');
    expect(sent(again)).toHaveLength(0);
    expect(lookedUp(again).length).toBeGreaterThan(0);
  });

  it('recognises its own words when a poll brings them before the channel has answered', async () => {
    const at = desk();
    const post = customerPost(noon);
    at.arrive([post]);
    const { caseId, replyId } = await answer(at, 'Hello', 'Sorry, we are on it.');
    at.clock.advance(6 * second);
    const ours = {
      ...customerPost(at.clock.now()),
      writtenBy: 'brand' as const,
      threadKey: post.threadKey,
      text: 'Sorry, we are on it.',
    };
    const inReplyTo = { externalId: post.externalId, authorName: '', text: '', url: null };
    at.arrive([{ ...ours, inReplyTo }]);
    const state = await stateOf(at, caseId);
    expect(state.pendingReplies).toHaveLength(0);
    at.engine.hearChannels({
      type: 'sent',
      replyId,
      attempt: 1,
      outcome: { kind: 'unknown', detail: 'late' },
    });
    expect((await stateOf(at, caseId)).pendingReplies).toHaveLength(0);
  });

  it('refuses another brand’s account and a text the channel cannot carry', async () => {
    const at = desk();
    at.arrive([customerPost(noon)]);
    const base = {
      caseId: at.row('Hello').id,
      replyId: 'f'.repeat(32),
      audience: 'public' as const,
      attachments: [],
      inReplyTo: null,
      basedOn: null,
      isAcknowledgement: false,
      cannedResponseIds: [],
    };
    expect(
      await at.tryCommand('reply.submit', { ...base, accountId: 'lindra-social', text: 'Hi' }),
    ).toMatchObject({ ok: false, error: { code: 'account-of-other-brand' } });
    expect(
      await at.tryCommand('reply.submit', { ...base, accountId: account, text: 'x'.repeat(301) }),
    ).toMatchObject({ ok: false, error: { code: 'text-too-long' } });
  });
});
