import { describe, expect, it } from 'vitest';
import { desk, sent, stateOf } from '../../../test/support/desk-per-test';
import { account, customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import type { GuidedStep } from '../../shared/domain/diversion';
import { asId, type ExternalId, type ReplyId } from '../../shared/domain/ids';
import type { Audience } from '../../shared/domain/message';
import { minute } from '../../shared/domain/time';

let serial = 0;

/** Submits words with a step; `audience` as the page chose it. */
async function guide(
  at: EngineDesk,
  guided: GuidedStep,
  { text = 'Call us and we will look into it.', audience = 'public' as Audience } = {},
) {
  const { id: caseId } = at.row('Hello');
  const { state } = await at.query('case.read', { caseId, before: null, limit: 100 });
  serial += 1;
  const last = state.lastCustomerMessage?.externalId ?? null;
  return at.tryCommand('reply.submit', {
    caseId,
    replyId: asId<ReplyId>(serial.toString(16).padStart(32, 'd')),
    accountId: account,
    audience,
    text,
    attachments: [],
    inReplyTo: last,
    basedOn: last,
    isAcknowledgement: false,
    cannedResponseIds: [],
    guided,
  });
}

/** What waits leaves, and the channel takes it. */
function accept(at: EngineDesk): void {
  at.clock.advance(minute);
  const request = sent(at).at(-1);
  if (request === undefined) throw new Error('Nothing left');
  at.engine.hearChannels({
    type: 'sent',
    replyId: request.replyId,
    attempt: 1,
    outcome: {
      kind: 'sent',
      externalId: asId<ExternalId>(`at://${request.replyId}`),
      url: null,
      acceptedAt: at.clock.now(),
    },
  });
}

const resolve = async (at: EngineDesk) =>
  (await at.command('case.resolve', { caseIds: [at.row('Hello').id], reason: '' })).refused.map(
    ({ code }) => code,
  );

describe('a customer who is sent elsewhere', () => {
  it('is owed a closing note in the thread, and the case is resolved once it stands there', async () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon), text: 'Hello there' }]);
    expect(await guide(at, 'phone')).toMatchObject({ ok: true });
    expect(await resolve(at)).toEqual(['diversion-needs-closing-note']);
    accept(at);
    expect((await stateOf(at, at.row('Hello').id)).diverted).toMatchObject({
      to: 'phone',
      audience: 'public',
    });
    expect(await resolve(at)).toEqual(['diversion-needs-closing-note']);
    expect(await guide(at, 'closing-note', { text: 'All settled by phone.' })).toMatchObject({ ok: true });
    expect(await resolve(at)).toEqual(['diversion-needs-closing-note']);
    accept(at);
    expect(await resolve(at)).toEqual([]);
  });

  it('gets the note where they were told, and none that nobody owes', async () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon), text: 'Hello there' }]);
    const refused = (code: string) => ({ ok: false, error: { code } });
    expect(await guide(at, 'closing-note')).toMatchObject(refused('closing-note-not-owed'));
    expect(await guide(at, 'private', { audience: 'private' })).toMatchObject(
      refused('diversion-to-the-same-place'),
    );
    await guide(at, 'email');
    accept(at);
    expect(await guide(at, 'closing-note', { audience: 'private' })).toMatchObject(
      refused('closing-note-elsewhere'),
    );
  });

  it('is asked for nothing in public that the brand’s table stops', async () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon), text: 'Hello there' }]);
    expect(await guide(at, 'phone', { text: 'Give us your phone number and we will call.' })).toMatchObject({
      ok: false,
      error: { code: 'guard-blocks' },
    });
  });

  it('is let go by a supervisor who says why', async () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon), text: 'Hello there' }]);
    await guide(at, 'phone');
    accept(at);
    const caseIds = [at.row('Hello').id];
    const outcome = await at.command('case.resolve', { caseIds, reason: 'They deleted their post' });
    expect(outcome.refused).toEqual([]);
    expect((await stateOf(at, caseIds[0] ?? '')).diverted).toBeNull();
  });

  it('is told how it ended in their own thread, which is merged into no other one before', async () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon), text: 'Hello there' }]);
    at.arrive([{ ...customerPost(noon), threadKey: 'another', text: 'Another one' }]);
    const [one, other] = [at.row('Hello').id, at.row('Another').id];
    await guide(at, 'phone');
    accept(at);
    expect(await at.tryCommand('case.merge', { from: [one], into: other })).toMatchObject({
      ok: false,
      error: { code: 'merge-closing-note-owed' },
    });
    expect(await at.tryCommand('case.merge', { from: [other], into: one })).toMatchObject({ ok: true });
    expect(await resolve(at)).toEqual(['diversion-needs-closing-note']);
  });
});
