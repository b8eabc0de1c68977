import { afterEach, describe, expect, it } from 'vitest';
import {
  account,
  customerPost,
  type EngineDesk,
  noon,
  openEngineDesk,
} from '../../../test/support/engine-desk';
import { asId, type ExternalId, type ReplyId } from '../../shared/domain/ids';
import { hour, minute, second } from '../../shared/domain/time';
import type { InboundMessage } from '../../shared/ipc/channels-port';

const open: EngineDesk[] = [];
function desk(options?: Parameters<typeof openEngineDesk>[0]): EngineDesk {
  const opened = openEngineDesk(options);
  open.push(opened);
  return opened;
}
afterEach(() => {
  for (const opened of open.splice(0)) opened.close();
});

const allergic = 'Tengo una reacción alérgica en la cara después de usar vuestra crema';
let replies = 0;

async function answer(at: EngineDesk, preview: string, text = 'We are on it.') {
  const row = at.row(preview);
  const { state } = await at.query('case.read', { caseId: row.id, before: null, limit: 100 });
  const last = state.lastCustomerMessage?.externalId ?? null;
  replies += 1;
  const replyId = asId<ReplyId>(replies.toString(16).padStart(32, '0'));
  await at.command('reply.submit', {
    caseId: row.id,
    replyId,
    accountId: account,
    audience: 'public',
    text,
    attachments: [],
    inReplyTo: last,
    basedOn: last,
    isAcknowledgement: false,
    cannedResponseIds: [],
  });
  return { caseId: row.id, replyId };
}

const sent = (at: EngineDesk) =>
  at.toChannels.flatMap((message) => (message.type === 'send' ? [message.request] : []));
const lookedUp = (at: EngineDesk) =>
  at.toChannels.flatMap((message) => (message.type === 'look-up' ? [message.request] : []));
async function stateOf(at: EngineDesk, caseId: string) {
  return (await at.query('case.read', { caseId, before: null, limit: 100 })).state;
}

describe('taking in messages', () => {
  it('opens one case per customer and thread and appends what follows', () => {
    const at = desk();
    const first = customerPost(noon);
    at.arrive([
      first,
      {
        ...customerPost(noon + minute),
        threadKey: first.threadKey,
        author: first.author,
        text: 'And one more thing',
      },
    ]);
    at.arrive([
      { ...customerPost(noon), threadKey: first.threadKey, text: 'Somebody else in the same thread' },
    ]);
    expect(
      at
        .rows()
        .map((row) => row.messageCount)
        .sort(),
    ).toEqual([1, 2]);
  });

  it('takes the same page twice as once', () => {
    const at = desk();
    const page = [customerPost(noon), customerPost(noon)];
    at.arrive(page);
    const position = at.rows().length;
    at.arrive(page);
    expect(at.rows()).toHaveLength(position);
    expect(at.rows().every((row) => row.messageCount === 1)).toBe(true);
  });

  it('tells the channel to go on only after the page and its cursor are on disk', () => {
    const at = desk();
    at.arrive([customerPost(noon)], 'cursor-after-page');
    expect(at.toChannels).toContainEqual({ type: 'committed', accountId: account, batchId: 1 });
    const again = at.restart();
    open.splice(0, 1, again);
    const configured = again.toChannels.find((message) => message.type === 'configure');
    expect(configured?.accounts.find((entry) => entry.accountId === account)?.cursor).toBe(
      'cursor-after-page',
    );
    expect(again.rows()).toHaveLength(1);
  });

  it('sets a malformed item aside once and keeps its neighbours', async () => {
    const at = desk();
    const bad = { ...customerPost(noon), postedAt: 'yesterday' as unknown as number };
    at.arrive([customerPost(noon), bad, customerPost(noon)]);
    at.arrive([bad]);
    expect(at.rows()).toHaveLength(2);
    const aside = await at.query('setAside.list', {});
    expect(aside).toHaveLength(1);
    expect(aside[0]?.reason).toContain('postedAt');
  });

  it('makes a health report red, a safety case and the contact centre’s, with two hours from the post', () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon - 20 * minute), text: allergic }]);
    const row = at.row('reacción');
    expect(row).toMatchObject({ tier: 'red', safety: true, dueAt: noon - 20 * minute + 2 * hour });
  });

  it('reopens a resolved case within the brand’s days and opens a linked one later', async () => {
    const at = desk();
    const first = customerPost(noon);
    at.arrive([first]);
    await at.command('case.resolve', { caseIds: [at.row('Hello').id], reason: '' });
    const again = { threadKey: first.threadKey, author: first.author };
    at.clock.advance(6 * 24 * hour);
    at.arrive([{ ...customerPost(at.clock.now()), ...again, text: 'It broke again' }]);
    expect(at.rows()).toHaveLength(1);
    expect(at.row('broke').status).toBe('open');
    await at.command('case.resolve', { caseIds: [at.row('broke').id], reason: '' });
    at.clock.advance(8 * 24 * hour);
    at.arrive([{ ...customerPost(at.clock.now()), ...again, text: 'Much later' }]);
    expect(at.rows()).toHaveLength(2);
    const later = await stateOf(at, at.row('Much later').id);
    expect(later.continues).toBe(at.rows().find((row) => row.status !== 'open')?.id);
  });

  it('takes a conversation that was answered elsewhere long ago as history, and a fresh one as work', () => {
    const at = desk();
    const answerTo = (post: InboundMessage, postedAt: number) => ({
      ...customerPost(postedAt),
      writtenBy: 'brand' as const,
      threadKey: post.threadKey,
      inReplyTo: { externalId: post.externalId, authorName: '', text: '', url: null },
    });
    const old = { ...customerPost(noon - 40 * 24 * hour), text: 'Long ago' };
    const fresh = { ...customerPost(noon - 2 * hour), text: 'This morning' };
    at.arrive([old, answerTo(old, noon - 39 * 24 * hour), fresh, answerTo(fresh, noon - hour)]);
    expect(at.row('Long ago').status).toBe('resolved');
    expect(at.row('This morning').status).toBe('open');
  });

  it('notices an edit and hides what its author withdrew', async () => {
    const at = desk();
    const post = { ...customerPost(noon), text: 'My parcle is late' };
    at.arrive([post]);
    const { id } = at.row('parcle');
    at.engine.hearChannels({
      type: 'batch',
      accountId: account,
      batchId: 9,
      items: [{ kind: 'edit', externalId: post.externalId, text: 'My parcel is late' }],
      cursor: null,
    });
    expect(at.row('parcel').id).toBe(id);
    at.engine.hearChannels({
      type: 'batch',
      accountId: account,
      batchId: 10,
      items: [{ kind: 'withdrawal', externalId: post.externalId }],
      cursor: null,
    });
    const { entries } = await at.query('case.read', { caseId: id, before: null, limit: 10 });
    const message = entries.find((entry) => entry.kind === 'message');
    expect(message).toMatchObject({ withdrawn: true, message: { text: '' } });
  });
});

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
    const again = at.restart();
    open.splice(0, 1, again);
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

describe('triage', () => {
  it('undoes a lowering so that tier and deadline are what they were', async () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon), text: allergic }]);
    const before = at.row('reacción');
    await at.command('case.setSafety', { caseIds: [before.id], safety: false });
    await at.command('case.setTier', { caseIds: [before.id], tier: 'green' });
    expect(at.row('reacción').dueAt).toBe(noon + 24 * hour);
    await at.command('step.undo', {});
    await at.command('step.undo', {});
    expect(at.row('reacción')).toMatchObject({ tier: before.tier, safety: true, dueAt: before.dueAt });
  });

  it('undoes a lowering also for the messages that came in between', async () => {
    const at = desk();
    const post = { ...customerPost(noon - hour), text: 'Hello there' };
    at.arrive([post]);
    const { id } = at.row('Hello');
    await at.command('case.setTier', { caseIds: [id], tier: 'red' });
    await at.command('case.setTier', { caseIds: [id], tier: 'green' });
    at.arrive([
      {
        ...customerPost(noon - hour + minute),
        threadKey: post.threadKey,
        author: post.author,
        text: 'Again',
      },
    ]);
    await at.command('step.undo', {});
    expect(at.row('Again').dueAt).toBe(noon - hour + minute + 2 * hour);
  });

  it('gives a raised case the earlier of its deadline and the new target from now', async () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon - 3 * hour), text: 'Hello there' }]);
    const { id, dueAt } = at.row('Hello');
    expect(dueAt).toBe(noon + 3 * hour);
    const raisedAt = at.clock.now();
    await at.command('case.setTier', { caseIds: [id], tier: 'red' });
    expect(at.row('Hello').dueAt).toBe(raisedAt + 2 * hour);
  });

  it('does one command over many cases as one step that one undo takes back', async () => {
    const at = desk();
    at.arrive(Array.from({ length: 450 }, () => customerPost(noon)));
    const caseIds = at.rows().map((row) => row.id);
    const outcome = await at.command('case.changeTags', { caseIds, added: ['parcel'], removed: [] });
    expect(outcome.changed).toBe(450);
    expect(at.rows().every((row) => row.tags.includes('parcel'))).toBe(true);
    await at.command('step.undo', {});
    expect(at.rows().some((row) => row.tags.includes('parcel'))).toBe(false);
  });

  it('keeps a safety case open until a follow-up stands in its thread', async () => {
    const at = desk();
    at.engine.sitDown('centre-agent');
    at.arrive([{ ...customerPost(noon), text: allergic }]);
    const { id } = at.row('reacción');
    const outcome = await at.command('case.resolve', { caseIds: [id], reason: '' });
    expect(outcome.refused).toEqual([{ caseId: id, code: 'safety-needs-follow-up' }]);
  });

  it('refuses a snooze past the deadline and wakes a snoozed case on time', async () => {
    const at = desk();
    at.arrive([customerPost(noon)]);
    const { id } = at.row('Hello');
    const late = await at.command('case.snooze', { caseIds: [id], until: noon + 7 * hour });
    expect(late.refused[0]?.code).toBe('snooze-past-deadline');
    await at.command('case.snooze', { caseIds: [id], until: noon + hour });
    expect(at.row('Hello').snoozedUntil).toBe(noon + hour);
    at.clock.advance(hour + minute);
    expect(at.row('Hello').snoozedUntil).toBeNull();
  });

  it('merges two cases of a brand, leads later messages to the one that stays, and splits them on undo', async () => {
    const at = desk();
    const first = customerPost(noon);
    at.arrive([first, { ...customerPost(noon), text: 'The other thread' }]);
    const from = at.row('Hello').id;
    const into = at.row('other thread').id;
    await at.command('case.merge', { from: [from], into });
    at.arrive([
      { ...customerPost(noon + minute), threadKey: first.threadKey, author: first.author, text: 'Any news' },
    ]);
    expect(at.row('Any news').id).toBe(into);
    await at.command('step.undo', {});
    expect(at.rows().find((row) => row.id === from)?.status).toBe('open');
  });

  it('lets the case that stays take the hotter tier and the earlier deadline', async () => {
    const at = desk();
    at.arrive([
      { ...customerPost(noon - hour), text: 'The other thread' },
      { ...customerPost(noon), text: 'Hello there' },
    ]);
    const [from, into] = [at.row('other thread'), at.row('Hello')];
    await at.command('case.setTier', { caseIds: [from.id], tier: 'red' });
    const owed = at.row('other thread').dueAt;
    await at.command('case.merge', { from: [from.id], into: into.id });
    expect(at.row('Hello')).toMatchObject({ tier: 'red', dueAt: owed });
  });

  it('makes a case from a phone call whose clock starts when the call was taken', async () => {
    const at = desk();
    const outcome = await at.command('case.createByHand', {
      brandId: 'aurea-derma',
      via: 'phone',
      customerName: 'Rosa Prat',
      contact: '600 000 000',
      text: allergic,
      takenAt: noon - 30 * minute,
      linkedTo: null,
    });
    expect(outcome.createdCaseId).not.toBeNull();
    expect(at.row('reacción')).toMatchObject({ channel: 'phone', safety: true, dueAt: noon + 90 * minute });
  });
});

describe('warnings', () => {
  const warnings = (at: EngineDesk) =>
    at.toShell.flatMap((message) => (message.type === 'warning' ? [message.minutesBefore] : []));

  it('warns 30, 15 and 5 minutes before a red deadline and at it, once each, also after a restart', () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon), text: allergic }]);
    at.clock.advance(90 * minute + second);
    expect(warnings(at)).toEqual([30]);
    const again = at.restart();
    open.splice(0, 1, again);
    expect(warnings(again)).toEqual([]);
    again.clock.advance(31 * minute);
    expect(warnings(again)).toEqual([15, 5, 0]);
  });

  it('warns of a red case however many overdue ones stand before it', () => {
    const at = desk();
    at.arrive(Array.from({ length: 600 }, () => customerPost(noon - 30 * hour)));
    at.arrive([{ ...customerPost(noon - 80 * minute), text: allergic }]);
    at.clock.advance(11 * minute);
    const red = at.toShell.filter((message) => message.type === 'warning' && message.tier === 'red');
    expect(red).toHaveLength(1);
    expect(at.toShell.findLast((message) => message.type === 'badge')).toEqual({
      type: 'badge',
      redCount: 1,
    });
  });

  it('gives one warning for all thresholds passed while asleep', () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon), text: allergic }]);
    at.clock.jump(noon + 3 * hour);
    at.engine.resume();
    expect(warnings(at)).toEqual([0]);
  });

  it('keeps warning while a reply is held or unknown, and stops once it is answered', async () => {
    const at = desk();
    at.engine.sitDown('centre-agent');
    at.arrive([{ ...customerPost(noon), text: allergic }]);
    const { replyId } = await answer(at, 'reacción');
    at.clock.advance(6 * second);
    at.engine.hearChannels({
      type: 'sent',
      replyId,
      attempt: 1,
      outcome: { kind: 'unknown', detail: 'cut' },
    });
    at.clock.advance(91 * minute);
    expect(warnings(at)).toEqual([30]);
    at.engine.hearChannels({
      type: 'looked-up',
      replyId,
      outcome: {
        kind: 'landed',
        externalId: asId<ExternalId>('ours-3'),
        url: null,
        acceptedAt: at.clock.now(),
      },
    });
    at.clock.advance(2 * hour);
    expect(warnings(at)).toEqual([30]);
  });
});

describe('the projection', () => {
  it('rebuilt from the log equals the one it replaces', async () => {
    const at = desk();
    at.arrive(
      Array.from({ length: 30 }, (_, index) => ({
        ...customerPost(noon + index),
        text: index % 3 === 0 ? allergic : `Message ${index}`,
      })),
    );
    await at.command('case.setTier', {
      caseIds: at
        .rows()
        .slice(0, 9)
        .map((row) => row.id),
      tier: 'red',
    });
    await at.command('case.resolve', { caseIds: [at.row('Message 1').id], reason: 'done' });
    const byId = (rows: readonly { readonly id: string }[]) =>
      [...rows].sort((a, b) => a.id.localeCompare(b.id));
    const before = byId(at.rows());
    const again = at.restart();
    open.splice(0, 1, again);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(byId(again.rows())).toEqual(before);
  });

  it('finds cases by words, number and tag', async () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon), text: 'El envío llegó roto' }]);
    const row = at.row('envío');
    await at.command('case.changeTags', { caseIds: [row.id], added: ['transporte'], removed: [] });
    for (const text of ['envio', 'rot', `#${row.number}`, 'transp']) {
      const { hits } = await at.query('search.cases', { text, limit: 10 });
      expect(hits.map((hit) => hit.row.id)).toEqual([row.id]);
    }
  });
});
