import { describe, expect, it } from 'vitest';
import { answer, desk, restarted, stateOf } from '../../../test/support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import { asId, type CaseId, type TeamId } from '../../shared/domain/ids';

const agency = asId<TeamId>('agency');

/** A green case, which the agency answers; the supervisor sits here. */
async function oneCase(): Promise<{ readonly at: EngineDesk; readonly id: CaseId }> {
  const at = desk();
  at.arrive([{ ...customerPost(noon), text: 'Hello there, how much is it?' }]);
  return { at, id: at.row('how much').id };
}

const holder = async (at: EngineDesk, id: CaseId) => (await stateOf(at, id)).assignee;
const refusal = async (at: EngineDesk, name: 'case.claim' | 'case.release', id: CaseId) =>
  (await at.command(name, { caseIds: [id] })).refused[0]?.code;

describe('a claim', () => {
  it('is whose it is until it is let go, and one undo takes it back', async () => {
    const { at, id } = await oneCase();
    await at.command('case.claim', { caseIds: [id] });
    expect(await holder(at, id)).toBe('lead');
    await at.command('case.release', { caseIds: [id] });
    expect(await holder(at, id)).toBeNull();
    expect(await at.command('step.undo', {})).toMatchObject({ undone: 'case.release' });
    expect(await holder(at, id)).toBe('lead');
  });

  it('of a colleague is neither claimed nor let go of nor handed over', async () => {
    const { at, id } = await oneCase();
    await at.command('case.claim', { caseIds: [id] });
    at.engine.sitDown('agency-agent');
    expect(await refusal(at, 'case.claim', id)).toBe('claimed-by-other');
    expect(await refusal(at, 'case.release', id)).toBe('not-your-claim');
    const handed = { caseIds: [id], assignee: null, team: agency, reason: 'End of my shift' };
    expect((await at.command('case.handOver', handed)).refused[0]?.code).toBe('not-your-claim');
    expect(await holder(at, id)).toBe('lead');
  });

  it('changes hands only with a reason, also by assigning', async () => {
    const { at, id } = await oneCase();
    await at.command('case.claim', { caseIds: [id] });
    at.engine.sitDown('agency-agent');
    const assigned = { caseIds: [id], assignee: 'agency-agent', team: null };
    expect((await at.command('case.assign', assigned)).refused[0]?.code).toBe('claimed-by-other');
    const empty = await at.tryCommand('case.takeOver', { caseIds: [id], reason: '  ' });
    expect(empty.ok).toBe(false);
    await at.command('case.takeOver', { caseIds: [id], reason: 'She is at lunch' });
    expect(await holder(at, id)).toBe('agency-agent');
  });

  it('that was taken is told to who held it, until they have read it, also after a restart', async () => {
    const { at, id } = await oneCase();
    await at.command('case.claim', { caseIds: [id] });
    at.engine.sitDown('agency-agent');
    await at.command('case.takeOver', { caseIds: [id], reason: 'She is at lunch' });
    expect(at.row('how much').newsFor).toEqual(['lead']);
    const again = restarted(at);
    again.engine.sitDown('lead');
    expect((await stateOf(again, id)).news).toMatchObject([
      { for: 'lead', kind: 'lost', reason: 'She is at lunch', by: { id: 'agency-agent' } },
    ]);
    await again.command('case.newsRead', { caseIds: [id] });
    expect((await stateOf(again, id)).news).toEqual([]);
  });

  it('that was taken comes back with one undo, and nobody has to hear of it', async () => {
    const { at, id } = await oneCase();
    await at.command('case.claim', { caseIds: [id] });
    at.engine.sitDown('agency-agent');
    await at.command('case.takeOver', { caseIds: [id], reason: 'By mistake' });
    await at.command('step.undo', {});
    expect(await stateOf(at, id)).toMatchObject({ assignee: 'lead', news: [] });
  });

  it('is handed to a colleague with what they have to know', async () => {
    const { at, id } = await oneCase();
    await at.command('case.claim', { caseIds: [id] });
    const reason = 'She sends photos tonight';
    await at.command('case.handOver', { caseIds: [id], assignee: 'agency-agent', team: null, reason });
    expect(await stateOf(at, id)).toMatchObject({
      assignee: 'agency-agent',
      news: [{ for: 'agency-agent', kind: 'given', reason }],
    });
  });

  it('that is lost by escalation is told as well', async () => {
    const { at, id } = await oneCase();
    at.engine.sitDown('agency-agent');
    await at.command('case.claim', { caseIds: [id] });
    at.engine.sitDown('lead');
    await at.command('case.escalate', { caseIds: [id], toTeam: 'reputation', reason: 'The press asks' });
    expect((await stateOf(at, id)).news).toMatchObject([{ for: 'agency-agent', kind: 'lost' }]);
  });
});

describe('answering', () => {
  it('claims what nobody holds', async () => {
    const { at, id } = await oneCase();
    await answer(at, 'how much');
    expect(await holder(at, id)).toBe('lead');
  });

  it('a case that a colleague holds is refused until it is taken over', async () => {
    const { at, id } = await oneCase();
    at.engine.sitDown('agency-agent');
    await at.command('case.claim', { caseIds: [id] });
    at.engine.sitDown('lead');
    await expect(answer(at, 'how much')).rejects.toThrow('claimed-by-other');
    await at.command('case.takeOver', { caseIds: [id], reason: 'It is red by now' });
    await answer(at, 'how much');
    expect(await holder(at, id)).toBe('lead');
  });
});

describe('a reply that names another of our brands', () => {
  it('goes out only after its writer said which brand speaks', async () => {
    const { at, id } = await oneCase();
    await expect(answer(at, 'how much', 'Ask Lindra Skin instead')).rejects.toThrow('names-other-brand');
    expect((await stateOf(at, id)).pendingReplies).toEqual([]);
    await expect(answer(at, 'how much', 'Ask Lindra Skin', 'lindra-skin')).rejects.toThrow(
      'names-other-brand',
    );
    await answer(at, 'how much', 'Ask Lindra Skin instead', 'aurea-derma');
    await answer(at, 'how much', 'Ask Aurea Derma again');
    expect((await stateOf(at, id)).pendingReplies).toHaveLength(2);
  });
});
