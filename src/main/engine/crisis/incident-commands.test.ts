import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  declaration,
  declare,
  holding,
  holdOf,
  inCrisis,
  refusal,
  settle,
} from '../../../../test/support/crisis-desk';
import { answer, restarted, sent, stateOf } from '../../../../test/support/desk-per-test';
import { account, customerPost, type EngineDesk, noon } from '../../../../test/support/engine-desk';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { asId, type ExternalId, type IncidentId } from '../../../shared/domain/ids';
import { checkRecord, lastHash, lineValue } from '../../../shared/domain/record/record-chain';
import { hour, minute } from '../../../shared/domain/time';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** As somebody does who has not seen the newest message. */
async function answerUnread(at: EngineDesk, caseId: string, basedOn: string) {
  const replyId = 'e'.repeat(32);
  await at.command('reply.submit', {
    caseId,
    replyId,
    accountId: account,
    audience: 'public',
    text: 'We are on it.',
    attachments: [],
    inReplyTo: basedOn,
    basedOn,
    isAcknowledgement: false,
    cannedResponseIds: [],
  });
  return { caseId, replyId };
}

async function readOf(at: EngineDesk, place: { caseId: string; replyId: string }) {
  const { lastCustomerMessage, pendingReplies } = await stateOf(at, place.caseId);
  const reply = pendingReplies.find(({ content }) => content.replyId === place.replyId);
  return {
    ...place,
    digest: reply?.approval?.digest ?? '',
    newest: lastCustomerMessage?.externalId ?? null,
  };
}

describe('declaring a crisis', () => {
  it('is for supervisors, with an end, people and topics that there are', async () => {
    const at = inCrisis();
    expect(await refusal(at, 'incident.declare', declaration)).toBe('incident-needs-supervisor');
    at.engine.sitDown('lead');
    const tries = [
      [{ endsAt: noon }, 'incident-end-time'],
      [{ endsAt: noon + 400 * hour }, 'incident-end-time'],
      [{ speakers: ['nobody'] }, 'incident-speaker-unknown'],
      [{ topics: ['weather'] }, 'incident-topic-unknown'],
      [{ brands: ['other'] }, 'brand-not-in-workspace'],
    ] as const;
    for (const [more, code] of tries)
      expect(await refusal(at, 'incident.declare', { ...declaration, ...more })).toBe(code);
    expect((await at.query('status.read', {})).incidents).toEqual([]);
    await declare(at);
    expect((await at.query('status.read', {})).incidents).toMatchObject([
      {
        title: 'The summer campaign',
        phase: 'active',
        maySpeak: true,
        mayManage: true,
        overAt: noon + 6 * hour,
      },
    ]);
    at.engine.sitDown('tom');
    expect((await at.query('status.read', {})).incidents).toMatchObject([
      { maySpeak: false, mayManage: false },
    ]);
  });

  it('holds what is queued and what still could be taken back, also after a restart', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }, { text: 'And me' }]);
    at.engine.connectChannels(null);
    const queued = await answer(at, 'Hello there');
    settle(at);
    const delayed = await answer(at, 'And me');
    expect(await declare(at)).toMatchObject({ frozen: 2 });
    expect(await holdOf(at, queued)).toBe('freeze');
    expect(await holdOf(at, delayed)).toBe('freeze');
    const again = restarted(at);
    settle(again);
    expect(sent(again)).toEqual([]);
    expect(await holdOf(again, queued)).toBe('freeze');
  });

  it('leaves other topics alone, and not what nobody has sorted', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Where is my parcel' }, { text: 'Good morning' }]);
    await declare(at, { topics: ['campaign'] });
    at.engine.sitDown('tom');
    const parcel = await answer(at, 'parcel');
    const unsorted = await answer(at, 'Good morning');
    settle(at);
    expect(sent(at).map(({ replyId }) => replyId)).toEqual([parcel.replyId]);
    expect(await holdOf(at, unsorted)).toBe('freeze');
  });
});

describe('while it lasts', () => {
  it('who is not on the list sends nothing, and nobody waves it through', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }]);
    await declare(at);
    at.engine.sitDown('tom');
    const place = await answer(at, 'Hello there');
    // Said when it is sent, and not only when it would leave.
    expect(await holdOf(at, place)).toBe('freeze');
    settle(at);
    expect(await holdOf(at, place)).toBe('freeze');
    expect(await refusal(at, 'reply.release', place)).toBe('reply-not-yours-to-release');
    at.engine.sitDown('lead');
    expect(await refusal(at, 'incident.review', { ...place, verdict: 'release' })).toBe('incident-not-over');
    expect(sent(at)).toEqual([]);
  });

  it('who is on it goes out once somebody has read it', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }]);
    await declare(at);
    at.engine.sitDown('voice');
    const place = await answer(at, 'Hello there');
    settle(at);
    expect(await holdOf(at, place)).toBe('approval');
    at.engine.sitDown('tom');
    await at.command('reply.approve', await readOf(at, place));
    settle(at);
    expect(sent(at).map(({ text }) => text)).toEqual(['We are on it.']);
  });

  it('what waited for another reason is frozen when somebody lets it go', async () => {
    const at = inCrisis();
    const post = { ...customerPost(noon), text: 'Hello there' };
    at.arrive([post]);
    at.engine.connectChannels(null);
    const place = await answer(at, 'Hello there');
    settle(at);
    const again = { ...customerPost(noon + minute), threadKey: post.threadKey, author: post.author };
    at.arrive([{ ...again, text: 'And another thing' }]);
    await at.command('reply.cancel', place);
    const stale = await answerUnread(at, place.caseId, post.externalId);
    expect(await holdOf(at, stale)).toBe('customer-wrote-again');
    await declare(at);
    // What waited then was looked at by now: what is let go afterwards is asked in the moment of sending.
    settle(at);
    expect(await holdOf(at, stale)).toBe('customer-wrote-again');
    at.engine.sitDown('tom');
    await at.command('reply.release', stale);
    settle(at);
    expect(await holdOf(at, stale)).toBe('freeze');
  });

  it('an approval of before counts no more', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }]);
    at.engine.connectChannels(null);
    await declare(at, { endsAt: noon + hour });
    at.engine.sitDown('voice');
    const place = await answer(at, 'Hello there');
    at.engine.sitDown('tom');
    await at.command('reply.approve', await readOf(at, place));
    expect(await holdOf(at, place)).toBeNull();
    at.clock.advance(minute);
    await declare(at, { title: 'It grows' });
    expect(await holdOf(at, place)).toBe('freeze');
  });

  it('a supervisor who may speak lets words go alone with a reason, and it is in the record', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }]);
    await declare(at);
    const place = await answer(at, 'Hello there');
    const reason = 'Nobody else is awake, and the post is spreading.';
    at.engine.sitDown('voice');
    const asked = { ...(await readOf(at, place)), reason };
    expect(await refusal(at, 'reply.breakGlass', asked)).toBe('incident-needs-supervisor');
    at.engine.sitDown('deputy');
    expect(await refusal(at, 'reply.breakGlass', asked)).toBe('incident-not-speaker');
    at.engine.sitDown('lead');
    expect(await refusal(at, 'reply.breakGlass', { ...asked, digest: '0'.repeat(64) })).toBe(
      'approval-text-changed',
    );
    await at.command('reply.breakGlass', asked);
    settle(at);
    expect(sent(at)).toHaveLength(1);
    const [reading] = await at.query('incidents.read', {});
    expect(reading?.entries.at(-1)).toMatchObject({ what: 'glass', text: reason, caseId: place.caseId });
  });
});

describe('the holding message', () => {
  it('goes once to each thread in which somebody waits, word for word', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }, { text: 'And me' }]);
    const caseIds = at.rows().map(({ id }) => id);
    const { incidentId } = await declare(at);
    expect(await at.command('incident.sendHolding', { incidentId, caseIds })).toMatchObject({ changed: 2 });
    expect(await at.command('incident.sendHolding', { incidentId, caseIds })).toMatchObject({ changed: 0 });
    settle(at);
    expect(sent(at).map(({ text }) => text)).toEqual([holding, holding]);
    expect((await stateOf(at, caseIds[0] ?? '')).pendingReplies[0]?.content.isAcknowledgement).toBe(true);
  });

  it('is not for who may not speak', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }]);
    const caseIds = [at.row('Hello there').id];
    const { incidentId } = await declare(at);
    at.engine.sitDown('tom');
    expect(await at.command('incident.sendHolding', { incidentId, caseIds })).toMatchObject({
      changed: 0,
      refused: [{ code: 'incident-not-speaker' }],
    });
  });

  it('never leaves after an answer, nor after one that may have arrived', async () => {
    const outcomes = [
      { kind: 'sent', externalId: asId<ExternalId>('ours'), url: null, acceptedAt: noon },
      { kind: 'unknown', detail: 'cut' },
    ] as const;
    for (const outcome of outcomes) {
      const at = inCrisis();
      at.arrive([{ text: 'Hello there' }]);
      const { incidentId } = await declare(at, { endsAt: noon + hour });
      at.engine.sitDown('voice');
      const place = await answer(at, 'Hello there');
      at.engine.sitDown('lead');
      await at.command('reply.approve', await readOf(at, place));
      expect(sent(at)).toHaveLength(1);
      await at.command('incident.sendHolding', { incidentId, caseIds: [place.caseId] });
      at.engine.hearChannels({ type: 'sent', replyId: place.replyId, attempt: 1, outcome });
      settle(at);
      expect(sent(at).map(({ replyId }) => replyId)).toEqual([place.replyId]);
      const { pendingReplies } = await stateOf(at, place.caseId);
      expect(pendingReplies.find(({ holding: its }) => its === incidentId)?.hold).toBe('answered-elsewhere');
    }
  });

  it('is the one of the newest crisis that rules over a case', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }]);
    const caseIds = [at.row('Hello there').id];
    const { incidentId: older } = await declare(at);
    at.clock.advance(minute);
    const { incidentId: newer } = await declare(at, { title: 'It grows', holding: 'News at six.' });
    expect(await at.command('incident.sendHolding', { incidentId: older, caseIds })).toMatchObject({
      refused: [{ code: 'incident-newer-rules' }],
    });
    await at.command('incident.sendHolding', { incidentId: newer, caseIds });
    settle(at);
    expect(sent(at).map(({ text }) => text)).toEqual(['News at six.']);
  });

  it('that was taken back is due again', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }]);
    at.engine.connectChannels(null);
    const caseIds = [at.row('Hello there').id];
    const { incidentId } = await declare(at);
    await at.command('incident.sendHolding', { incidentId, caseIds });
    const [caseId = ''] = caseIds;
    const [first] = (await stateOf(at, caseId)).pendingReplies;
    await at.command('reply.cancel', { caseId, replyId: first?.content.replyId ?? '' });
    expect(await at.command('incident.sendHolding', { incidentId, caseIds })).toMatchObject({ changed: 1 });
    const [second] = (await stateOf(at, caseId)).pendingReplies;
    expect(second?.content.replyId).not.toBe(first?.content.replyId);
  });
});

describe('when it is over', () => {
  async function frozenReply() {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }]);
    const { incidentId } = await declare(at);
    at.engine.sitDown('tom');
    const place = await answer(at, 'Hello there');
    at.clock.advance(minute);
    return { at, place, incidentId };
  }
  const review = { right: 'We were fast.', wrong: '', better: 'A list of night numbers.' };

  it('nothing that was frozen leaves before somebody has looked at it', async () => {
    const { at, place, incidentId } = await frozenReply();
    at.engine.sitDown('lead');
    expect(await refusal(at, 'incident.close', { incidentId, review })).toBe('incident-not-over');
    await at.command('incident.end', { incidentId });
    settle(at);
    expect(sent(at)).toEqual([]);
    expect(await refusal(at, 'incident.close', { incidentId, review })).toBe('incident-frozen-left');
    const [reading] = await at.query('incidents.read', {});
    expect(reading?.frozen.map(({ reply }) => reply.content.replyId)).toEqual([place.replyId]);
    at.engine.sitDown('tom');
    expect(await refusal(at, 'incident.review', { ...place, verdict: 'release' })).toBe(
      'incident-needs-supervisor',
    );
    at.engine.sitDown('lead');
    await at.command('incident.review', { ...place, verdict: 'release' });
    settle(at);
    expect(sent(at)).toHaveLength(1);
    await at.command('incident.close', { incidentId, review });
    expect((await at.query('status.read', {})).incidents).toEqual([]);
    expect(await at.query('incidents.read', {})).toMatchObject([{ phase: 'closed', review }]);
  });

  it('what was written before its end was heard of is looked at, too', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }]);
    const { incidentId } = await declare(at);
    at.clock.advance(minute);
    at.engine.sitDown('tom');
    const place = await answer(at, 'Hello there');
    at.engine.sitDown('lead');
    // As another desktop said half a minute ago.
    at.clock.jump(noon + minute / 2);
    await at.command('incident.end', { incidentId });
    expect(await refusal(at, 'incident.close', { incidentId, review })).toBe('incident-frozen-left');
    const [reading] = await at.query('incidents.read', {});
    expect(reading?.frozen.map(({ reply }) => reply.content.replyId)).toEqual([place.replyId]);
    await at.command('incident.review', { ...place, verdict: 'release' });
    settle(at);
    expect(sent(at)).toHaveLength(1);
    await at.command('incident.close', { incidentId, review });
    const [closed] = await at.query('incidents.read', {});
    expect(closed?.entries.map(({ what }) => what)).toContain('released');
  });

  it('by its end time the same holds', async () => {
    const { at, place } = await frozenReply();
    at.clock.advance(7 * hour);
    expect(sent(at)).toEqual([]);
    at.engine.sitDown('lead');
    await at.command('incident.review', { ...place, verdict: 'withdraw' });
    expect(await holdOf(at, place)).toBeUndefined();
    const [reading] = await at.query('incidents.read', {});
    expect(reading).toMatchObject({ phase: 'over', frozen: [] });
    expect(reading?.entries.at(-1)).toMatchObject({ what: 'withdrawn', caseId: place.caseId });
  });

  it('words written since go out as ever', async () => {
    const { at, incidentId } = await frozenReply();
    at.engine.sitDown('lead');
    await at.command('incident.end', { incidentId });
    at.arrive([{ text: 'Somebody else' }]);
    at.engine.sitDown('tom');
    await answer(at, 'Somebody else', 'Written afterwards.');
    settle(at);
    expect(sent(at).map(({ text }) => text)).toEqual(['Written afterwards.']);
  });

  it('notes and decisions stand in the order they were made, and nothing after the closing', async () => {
    const at = inCrisis();
    const { incidentId } = await declare(at);
    await at.command('incident.note', { incidentId, entry: 'decision', text: 'The film goes offline.' });
    const revised = { incidentId, endsAt: noon + hour, position: 'New words.', speakers: ['lead'] };
    await at.command('incident.revise', revised);
    at.engine.sitDown('tom');
    expect(await refusal(at, 'incident.end', { incidentId })).toBe('incident-needs-supervisor');
    await at.command('incident.note', { incidentId, entry: 'note', text: 'The press has called.' });
    at.engine.sitDown('watcher');
    expect(await refusal(at, 'incident.note', { incidentId, entry: 'note', text: 'I only look.' })).toBe(
      'role-may-not',
    );
    at.engine.sitDown('lead');
    await at.command('incident.end', { incidentId });
    expect(await refusal(at, 'incident.revise', revised)).toBe('incident-over');
    await at.command('incident.close', { incidentId, review });
    expect(await refusal(at, 'incident.note', { incidentId, entry: 'note', text: 'Late.' })).toBe(
      'incident-closed',
    );
    const [reading] = await at.query('incidents.read', {});
    expect(reading?.entries.map(({ what, text }) => [what, text])).toEqual([
      ['declared', declaration.position],
      ['decision', 'The film goes offline.'],
      ['revised', 'New words.'],
      ['note', 'The press has called.'],
      ['ended', ''],
      ['closed', ''],
    ]);
  });

  it('of several brands, what is frozen is listed once, and what was done for one of them is told', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }, { text: 'And me' }]);
    await declare(at, { brands: ['vela', 'aurea-derma'] });
    const alone = await answer(at, 'Hello there');
    await at.command('reply.breakGlass', {
      ...(await readOf(at, alone)),
      reason: 'Nobody else is awake now.',
    });
    at.engine.sitDown('tom');
    const frozen = await answer(at, 'And me');
    const [reading, ...others] = await at.query('incidents.read', {});
    expect(others).toEqual([]);
    expect(reading?.frozen.map(({ reply }) => reply.content.replyId)).toEqual([frozen.replyId]);
    expect(reading?.entries.map(({ what }) => what)).toEqual(['declared', 'glass']);
  });

  it('of one that never was nothing is known', async () => {
    const at = inCrisis();
    at.engine.sitDown('lead');
    const incidentId = asId<IncidentId>('0'.repeat(32));
    expect(await refusal(at, 'incident.end', { incidentId })).toBe('incident-not-found');
  });
});

describe('the record', () => {
  const valuesIn = (lines: readonly string[]) => lines.map((line) => lineValue(line));
  const folder = temporaryFolder();
  const file = () => folder('crisis.html');
  const order = { file: null, locale: 'en', words: {} } as const;

  async function saved(at: EngineDesk, incidentId: IncidentId): Promise<string> {
    expect(await at.engine.records.save({ ...order, incidentId, file: file() })).toEqual({ kind: 'written' });
    return readFileSync(file(), 'utf8');
  }
  /** But for the seal. */
  async function savedLines(at: EngineDesk, incidentId: IncidentId): Promise<readonly string[]> {
    const written = await saved(at, incidentId);
    expect(checkRecord(written, sha256)).toMatchObject({ ok: true });
    return written
      .split('\n')
      .filter((line) => /^[0-9a-f]{64} /u.test(line))
      .slice(0, -1);
  }

  it('holds the whole story of every case in the scope since the declaration, and what was decided', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Before it, and never again' }]);
    at.rows();
    at.arrive([{ text: 'Hello there' }]);
    at.rows();
    const { incidentId } = await declare(at, { topics: ['campaign'] });
    const { caseId } = await answer(at, 'Hello there', 'We look into it.');
    at.arrive([{ text: 'Where is my parcel' }]);
    await at.command('incident.note', { incidentId, entry: 'decision', text: 'The film goes offline.' });
    const lines = await savedLines(at, incidentId);
    const [head, ...entries] = valuesIn(lines);
    expect(head).toMatchObject({
      format: 'semaforo-record-1',
      incident: { title: declaration.title, id: incidentId },
      cases: [{ caseId }],
    });
    expect(entries).toEqual(
      expect.arrayContaining(
        ['IncidentDeclared', 'MessageReceived', 'ReplySubmitted', 'IncidentNoted'].map((type) =>
          expect.objectContaining({ body: expect.objectContaining({ type }) }),
        ),
      ),
    );
    expect(lines.join('\n')).toContain('We look into it.');
    expect(lines.join('\n')).not.toContain('never again');
    expect(lines.join('\n')).not.toContain('parcel');
  });

  it('holds what happened since the declaration on a desktop that heard of it late', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Before it, and never again' }]);
    at.rows();
    at.clock.advance(10 * minute);
    at.arrive([{ text: 'Hello there' }]);
    at.rows();
    // As another desktop said five minutes ago.
    at.clock.jump(noon + 5 * minute);
    const { incidentId } = await declare(at);
    const lines = await savedLines(at, incidentId);
    expect(lines.join('\n')).toContain('Hello there');
    expect(lines.join('\n')).not.toContain('never again');
  });

  it('holds the threads that got its holding message, whatever they were about in the end', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }]);
    const caseIds = [at.row('Hello there').id];
    const { incidentId } = await declare(at, { topics: ['campaign'] });
    await at.command('incident.sendHolding', { incidentId, caseIds });
    await at.command('case.setContactType', { caseIds, contactType: 'delivery' });
    const lines = await savedLines(at, incidentId);
    expect(lines[0]).toContain(caseIds[0]);
    expect(lines.slice(1).join('\n')).toContain(`"holding":"${incidentId}"`);
  });

  it('is of who asked for it, whoever sits down while it is made', async () => {
    const at = inCrisis();
    const { incidentId } = await declare(at);
    const saving = at.engine.records.save({ ...order, incidentId, file: file() });
    at.engine.sitDown('tom');
    expect(await saving).toEqual({ kind: 'written' });
    at.engine.sitDown('lead');
    const [reading] = await at.query('incidents.read', {});
    expect(reading?.entries.at(-1)).toMatchObject({ what: 'exported', by: { kind: 'agent', id: 'lead' } });
  });

  it('leaves its last hash in the log, and is for who leads only', async () => {
    const at = inCrisis();
    const { incidentId } = await declare(at);
    const lines = await savedLines(at, incidentId);
    const [reading] = await at.query('incidents.read', {});
    expect(reading?.entries.at(-1)).toMatchObject({ what: 'exported', text: lastHash(lines) });
    at.engine.sitDown('tom');
    expect(await at.engine.records.save({ ...order, incidentId })).toEqual({
      kind: 'failed',
      code: 'incident-needs-supervisor',
    });
  });

  it('is written down as saved once a printed one is there, by who asked for it, and not before', async () => {
    const at = inCrisis();
    const { incidentId } = await declare(at);
    const made = await at.engine.records.save({ ...order, incidentId });
    const told = async () => (await at.query('incidents.read', {}))[0]?.entries.map(({ what }) => what);
    expect(await told()).toEqual(['declared']);
    if (made.kind !== 'report') throw new Error('Nothing was made');
    at.engine.sitDown('tom');
    at.engine.records.kept(made.note);
    at.engine.sitDown('lead');
    const [reading] = await at.query('incidents.read', {});
    expect(reading?.entries.at(-1)).toMatchObject({
      what: 'exported',
      by: { kind: 'agent', id: 'lead' },
      text: made.note.hash,
    });
  });
});
