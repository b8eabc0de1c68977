import { describe, expect, it } from 'vitest';
import { answer, desk, stateOf } from '../../../test/support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import type { BrandPart, ChangeablePart, WorkspaceDocument } from '../../shared/workspace/change-part';

/** Changes a part of what is there, as the screen does. */
async function change(
  at: EngineDesk,
  part: Exclude<ChangeablePart, BrandPart>,
  next: (document: WorkspaceDocument) => unknown,
) {
  const document = await at.query('workspace.document', {});
  if (document === null) throw new Error('There is no workspace');
  const value = next(document);
  return at.tryCommand('workspace.change', { part, brandId: null, before: document[part], value });
}
const withRule = (rule: object) => (document: WorkspaceDocument) => ({ ...document.approval, rules: [rule] });

describe('a part of the workspace that is changed', () => {
  it('counts for the next reply', async () => {
    const at = desk();
    at.arrive([customerPost(noon), { ...customerPost(noon), text: 'Another one' }]);
    const before = await answer(at, 'Hello');
    expect((await stateOf(at, before.caseId)).pendingReplies[0]?.approval).toBeUndefined();
    expect(await change(at, 'approval', withRule({ needs: 'peer' }))).toMatchObject({ ok: true });
    const after = await answer(at, 'Another');
    expect((await stateOf(at, after.caseId)).pendingReplies[0]?.approval?.need).toMatchObject({ count: 1 });
    expect((await at.query('workspace.read', {}))?.approval.rules).toEqual([{ needs: 'peer' }]);
  });

  it('routes the next message, where it is a triage rule', async () => {
    const at = desk();
    const rule = {
      id: 'fraud',
      name: 'Fraud',
      when: { anyOf: ['scam'] },
      gives: { tier: 'red', tags: ['fraud'] },
    };
    expect(await change(at, 'rules', () => [rule])).toMatchObject({ ok: true });
    at.arrive([{ ...customerPost(noon), text: 'A scam!' }]);
    expect(at.row('A scam!')).toMatchObject({ tier: 'red', tags: ['fraud'] });
  });

  it('is judged like a file, and named where it is wrong; nothing changes', async () => {
    const at = desk();
    const wrong = await change(at, 'approval', withRule({ needs: 'peer', roles: ['ghost'] }));
    expect(wrong).toMatchObject({
      value: { problems: [{ line: null, path: 'approval.rules.0.roles.0' }], workspace: null },
    });
    expect((await at.query('workspace.read', {}))?.approval.rules).toEqual([]);
  });

  it('is refused when it is another by now, to who may not, and when nobody could change it back', async () => {
    const at = desk();
    const mine = { part: 'roles', brandId: null, value: [] } as const;
    const stale = await at.tryCommand('workspace.change', { ...mine, before: [{ id: 'gone' }] });
    expect(stale).toMatchObject({ error: { code: 'workspace-changed-meanwhile' } });
    const asAgents = ({ members }: WorkspaceDocument) => members.map((one) => ({ ...one, role: 'agent' }));
    expect(await change(at, 'members', asAgents)).toMatchObject({ error: { code: 'last-manager' } });
    at.engine.sitDown('agency-agent');
    expect(await change(at, 'approval', withRule({ needs: 'none' }))).toMatchObject({
      error: { code: 'workspace-needs-manager' },
    });
  });
});
