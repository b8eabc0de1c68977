import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk, restarted, stateOf } from '../../../test/support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import type { CaseId } from '../../shared/domain/ids';

const fixture = readFileSync(
  path.join(import.meta.dirname, '../../../test/fixtures/two-brands.workspace.yaml'),
  'utf8',
);
/** With an expert who sends nothing, somebody who only reads, and somebody of the other brand. */
const withExpert = fixture
  .replace(
    'members:\n',
    `roles:
  - { id: expert, name: Expert, follows: agent, may: [{ actions: [see, note] }] }
members:
`,
  )
  .replace(
    'brands:\n',
    `  - { id: expert, name: Olga Prat, initials: OP, role: expert, teams: [centre] }
  - { id: reader, name: Iris Vega, initials: IV, role: analyst, teams: [centre] }
  - { id: other, name: Noa Gil, initials: NG, role: agent, teams: [agency], brands: [lindra-skin] }
brands:
`,
  );

async function oneCase(): Promise<{ readonly at: EngineDesk; readonly id: CaseId }> {
  const at = desk({ workspace: withExpert });
  at.arrive([{ ...customerPost(noon), text: 'Hello there, how much is it?' }]);
  return { at, id: at.row('how much').id };
}

const story = async (at: EngineDesk, id: CaseId) =>
  (await at.query('case.read', { caseId: id, before: null, limit: 100 })).entries;
const notes = async (at: EngineDesk, id: CaseId) =>
  (await story(at, id)).flatMap((entry) => (entry.kind === 'note' ? [entry] : []));
const refusal = async (at: EngineDesk, input: { caseId: CaseId; text: string; isQuestion?: boolean }) => {
  const result = await at.tryCommand('case.addNote', input);
  return result.ok ? null : result.error.code;
};

describe('a note', () => {
  it('tells who is named in it, until they have read it, also after a restart', async () => {
    const { at, id } = await oneCase();
    await at.command('case.addNote', { caseId: id, text: '@Ana Ruiz she called twice, @Lucía Robles knows' });
    expect(at.row('how much').newsFor).toEqual(['agency-agent']);
    const again = restarted(at);
    again.engine.sitDown('agency-agent');
    expect((await stateOf(again, id)).news).toMatchObject([
      {
        for: 'agency-agent',
        kind: 'mentioned',
        by: { id: 'lead' },
        reason: '@Ana Ruiz she called twice, @Lucía Robles knows',
      },
    ]);
    await again.command('case.newsRead', { caseIds: [id] });
    expect((await stateOf(again, id)).news).toEqual([]);
  });

  it('names nobody who may not see the case, and is not kept then', async () => {
    const { at, id } = await oneCase();
    expect(await refusal(at, { caseId: id, text: '@Noa Gil look' })).toBe('mentioned-may-not-see');
    expect(await notes(at, id)).toEqual([]);
  });

  it('is not written by who only reads, nor for a brand that is not theirs', async () => {
    const { at, id } = await oneCase();
    at.engine.sitDown('reader');
    expect(await refusal(at, { caseId: id, text: 'I was here' })).toBe('role-may-not');
    at.engine.sitDown('other');
    expect(await refusal(at, { caseId: id, text: 'I was here' })).not.toBeNull();
  });
});

describe('an expert who may not send', () => {
  it('is asked in a note, finds it, answers by a note, and who asked hears of it', async () => {
    const { at, id } = await oneCase();
    await at.command('case.addNote', {
      caseId: id,
      text: '@Olga Prat is it safe with retinol?',
      isQuestion: true,
    });
    at.engine.sitDown('expert');
    expect((await stateOf(at, id)).news).toMatchObject([{ for: 'expert', kind: 'asked' }]);
    const [question] = await notes(at, id);
    expect(question).toMatchObject({ isQuestion: true, mentions: ['expert'], answers: null });
    await at.command('case.addNote', {
      caseId: id,
      text: 'Yes, in the evening.',
      answers: question?.key ?? null,
    });
    expect((await stateOf(at, id)).news).toMatchObject([
      { for: 'lead', kind: 'answered', by: { id: 'expert' }, reason: 'Yes, in the evening.' },
    ]);
    expect((await notes(at, id))[1]).toMatchObject({ answers: question?.key, isQuestion: false });
  });

  it('still may not send', async () => {
    const { at, id } = await oneCase();
    at.engine.sitDown('expert');
    const { state } = await at.query('case.read', { caseId: id, before: null, limit: 1 });
    const last = state.lastCustomerMessage?.externalId ?? null;
    const sent = await at.tryCommand('reply.submit', {
      caseId: id,
      replyId: '0'.repeat(31) + '1',
      accountId: state.accountId,
      audience: 'public',
      text: 'Yes.',
      attachments: [],
      inReplyTo: last,
      basedOn: last,
      isAcknowledgement: false,
      cannedResponseIds: [],
    });
    expect(sent).toMatchObject({ ok: false, error: { code: 'role-may-not' } });
  });
});

describe('a question', () => {
  it('needs somebody who can answer it by a note', async () => {
    const { at, id } = await oneCase();
    expect(await refusal(at, { caseId: id, text: 'Is it safe?', isQuestion: true })).toBe(
      'question-to-nobody',
    );
    expect(await refusal(at, { caseId: id, text: '@Lucía Robles?', isQuestion: true })).toBe(
      'question-to-nobody',
    );
    expect(await refusal(at, { caseId: id, text: '@Iris Vega?', isQuestion: true })).toBe(
      'asked-may-not-note',
    );
  });

  it('has to be one: a plain note and a made-up name are not answered', async () => {
    const { at, id } = await oneCase();
    await at.command('case.addNote', { caseId: id, text: 'Just so you know' });
    const plain = (await notes(at, id))[0]?.key ?? '';
    for (const answers of [plain, 'f'.repeat(32)])
      expect(await at.tryCommand('case.addNote', { caseId: id, text: 'Yes', answers })).toMatchObject({
        ok: false,
        error: { code: 'question-not-found' },
      });
  });
});
