import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answer, desk, restarted, sent, stateOf } from '../../../../test/support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../../../../test/support/engine-desk';
import { asId, type ExternalId } from '../../../shared/domain/ids';
import { day, hour, minute } from '../../../shared/domain/time';
import { writeRestoredMark } from '../backup/restored-mark';
import { openLog } from '../log/open-log';

const file = path.join(import.meta.dirname, '../../../../test/fixtures/two-brands.workspace.yaml');
const lines = (since: string | null) => `    acknowledgements:
      - responses: [heard-es, heard-en]
        inPublic: true
${since === null ? '' : `        since: '${since}'\n`}    terms: https://aurea.example/terms
    cannedResponses:
      - { id: heard-es, title: Leído, language: es, text: 'Te hemos leído. Contestamos en {{response-time}}. {{terms}}' }
      - { id: heard-en, title: Heard, language: en, text: 'We have read you and answer within {{response-time}}.' }
`;
const workspace = (since: string | null = '2026-01-01T00:00:00Z') =>
  readFileSync(file, 'utf8').replace('    contactTypes:\n', `${lines(since)}    contactTypes:\n`);
const acknowledging = (since?: string | null) => desk({ workspace: workspace(since) });

const english = 'Hello, when do you have it in stock again? I would like to have one of them';
const later = (at: EngineDesk, text: string, ago = 0) => ({
  ...customerPost(at.clock.now() - ago),
  text,
});
/** The outbox is looked at again a moment later. */
const arrive = (at: EngineDesk, messages: Parameters<EngineDesk['arrive']>[0]) => {
  at.arrive(messages);
  at.clock.advance(1_000);
};
const texts = (at: EngineDesk) => sent(at).map(({ text }) => text);

describe('a first contact', () => {
  it('is acknowledged once, with what the brand promises, and still waits for its answer', async () => {
    const at = acknowledging();
    arrive(at, [later(at, english)]);
    await expect.poll(() => texts(at)).toEqual(['We have read you and answer within 6 hours.']);
    const [request] = sent(at);
    expect(request).toMatchObject({ isAutomatic: true, audience: 'public' });
    const before = at.row(english);
    expect(before).toMatchObject({ awaitsAnswer: true, dueKind: 'first-response', replyState: null });
    at.engine.hearChannels({
      type: 'sent',
      replyId: request?.replyId ?? asId(''),
      attempt: 1,
      outcome: {
        kind: 'sent',
        externalId: asId<ExternalId>('post:receipt'),
        url: null,
        acceptedAt: noon + 5,
      },
    });
    expect(at.row(english)).toMatchObject({
      awaitsAnswer: true,
      dueKind: 'first-response',
      dueAt: before.dueAt,
      replyState: null,
    });
    const state = await stateOf(at, before.id);
    expect(state).toMatchObject({ firstAnswerAt: null, lastAnswerAt: null, pendingReplies: [] });
    await answer(at, english, 'On Monday.');
    at.clock.advance(6_000);
    await expect.poll(() => texts(at).at(-1)).toBe('On Monday.');
  });

  it('stops no clock where the brand lets people’s acknowledgements count', async () => {
    const at = desk({
      workspace: workspace().replace('    safetyTeam', '    acknowledgementAnswers: true\n    safetyTeam'),
    });
    arrive(at, [later(at, english)]);
    await expect.poll(() => sent(at)).toHaveLength(1);
    expect((await stateOf(at, at.row(english).id)).pendingReplies[0]?.answers).toBe(false);
  });

  it('says the time of its own tier, in its own language', async () => {
    const at = acknowledging();
    const words = 'Tengo una reacción alérgica en la cara después de usar vuestra crema';
    arrive(at, [{ ...later(at, words), language: 'es' }]);
    await expect
      .poll(() => texts(at))
      .toEqual(['Te hemos leído. Contestamos en 2 horas. https://aurea.example/terms']);
  });

  it('is acknowledged though the customer goes on writing, and what follows is not', async () => {
    const at = acknowledging();
    at.clock.advance(hour);
    const first = later(at, english, minute);
    arrive(at, [first, { ...first, externalId: asId<ExternalId>('more'), text: 'And how much is it?' }]);
    await expect.poll(() => sent(at)).toHaveLength(1);
    expect(sent(at)[0]?.inReplyTo?.externalId).toBe(first.externalId);
    const { id: caseId } = at.row('And how much');
    const { entries } = await at.query('case.read', { caseId, before: null, limit: 100 });
    expect(entries.filter(({ kind }) => kind === 'reply')).toHaveLength(1);
  });

  it('is not acknowledged again in another thread within the time the brand says', async () => {
    const at = acknowledging();
    const first = later(at, english);
    arrive(at, [first]);
    await expect.poll(() => sent(at)).toHaveLength(1);
    at.clock.advance(2 * day);
    arrive(at, [{ ...later(at, 'Something else altogether'), author: first.author }]);
    expect(at.row('Something else').status).toBe('open');
    const { pendingReplies } = await stateOf(at, at.row('Something else').id);
    expect(pendingReplies).toEqual([]);
  });

  it('is left to people where an automatic sender wrote it', async () => {
    const at = acknowledging();
    const first = later(at, english);
    arrive(at, [{ ...first, author: { ...first.author, isBot: true } }]);
    expect((await stateOf(at, at.row(english).id)).pendingReplies).toEqual([]);
  });
});

describe('switched on', () => {
  it('it counts for what arrives from then on, and is off by itself', async () => {
    const at = desk({ workspace: workspace(null) });
    arrive(at, [later(at, 'While it was off')]);
    at.engine.importWorkspace(workspace(), 'on');
    const before = later(at, 'Posted before, heard after', hour);
    at.clock.advance(minute);
    arrive(at, [before, later(at, english)]);
    await expect.poll(() => sent(at)).toHaveLength(1);
    expect(sent(at)[0]?.text).toMatch(/^We have read you/u);
    for (const preview of ['While it was off', 'Posted before'])
      expect((await stateOf(at, at.row(preview).id)).pendingReplies).toEqual([]);
  });

  it('it leaves alone what a restored desk hears again', async () => {
    const at = acknowledging();
    const between = later(at, english);
    at.clock.advance(minute);
    const again = restarted(at, (logFile) => {
      const log = openLog(logFile, Buffer.alloc(32, 7));
      const mark = { backupMadeAt: noon, restoredAt: at.clock.now(), isHeld: true, tookOver: true };
      log.transact(() => writeRestoredMark(log.meta, mark));
      log.close();
    });
    arrive(again, [between]);
    expect((await stateOf(again, again.row(english).id)).pendingReplies).toEqual([]);
    // Nor does the acknowledgement that left before count as an answer when it is found on the channel.
    const echo = { ...between, externalId: asId<ExternalId>('echo'), writtenBy: 'brand' as const };
    const inReplyTo = {
      externalId: asId<ExternalId>(between.externalId ?? ''),
      authorName: '',
      text: '',
      url: null,
    };
    arrive(again, [{ ...echo, inReplyTo, text: 'We have read you and answer within 6 hours.' }]);
    expect(again.row(english).awaitsAnswer).toBe(true);
  });
});

describe('on its way', () => {
  it('it is sent once when the desk was killed between', async () => {
    const at = acknowledging();
    at.engine.connectChannels(null);
    arrive(at, [later(at, english)]);
    const again = restarted(at);
    await expect.poll(() => sent(again)).toHaveLength(1);
    expect(sent(at)).toEqual([]);
    const last = restarted(again);
    // What had left and was not heard of is looked for, not sent again.
    await expect.poll(() => last.toChannels.some(({ type }) => type === 'look-up')).toBe(true);
    expect(sent(last)).toEqual([]);
  });

  it('it gives way to a person who was faster', async () => {
    const at = acknowledging();
    at.engine.connectChannels(null);
    arrive(at, [later(at, english)]);
    await at.command('case.noReplyNeeded', { caseIds: [at.row(english).id], reason: 'thanks' });
    const again = restarted(at);
    const { id } = again.row(english);
    await expect.poll(async () => (await stateOf(again, id)).pendingReplies).toEqual([]);
    expect(sent(again)).toEqual([]);
  });

  it('it keeps nobody from merging its case, and is taken back then', async () => {
    const at = acknowledging();
    at.engine.connectChannels(null);
    arrive(at, [later(at, 'The thread that stays'), later(at, english)]);
    const [into, from] = [at.row('The thread that stays').id, at.row(english).id];
    expect((await stateOf(at, from)).pendingReplies).toHaveLength(1);
    expect(await at.tryCommand('case.merge', { from: [from], into })).toMatchObject({ ok: true });
    expect(await stateOf(at, from)).toMatchObject({ status: 'merged', pendingReplies: [] });
    expect((await stateOf(at, into)).pendingReplies).toHaveLength(1);
  });

  it('it is held by a crisis like every other reply', async () => {
    const at = acknowledging();
    at.engine.sitDown('lead');
    await at.command('incident.declare', {
      kind: 'backlash',
      title: 'The summer campaign',
      brands: ['aurea-derma'],
      topics: [],
      endsAt: noon + 6 * hour,
      position: 'We are looking into it.',
      holding: '',
      speakers: ['lead'],
    });
    arrive(at, [later(at, english)]);
    const { pendingReplies } = await stateOf(at, at.row(english).id);
    expect(pendingReplies).toMatchObject([{ hold: 'freeze', automatic: { response: 'heard-en' } }]);
    expect(sent(at)).toEqual([]);
  });
});
