import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answer, desk, restarted } from '../../../test/support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import { hour } from '../../shared/domain/time';

const fixture = readFileSync(
  path.join(import.meta.dirname, '../../../test/fixtures/two-brands.workspace.yaml'),
  'utf8',
);
/** Noa works for the other brand, as an agent and as a supervisor; Vera sees green cases only. */
const people = `  - { id: noa, name: Noa Gil, initials: NG, role: agent, teams: [agency], brands: [lindra-skin] }
  - { id: boss, name: Bo Sanz, initials: BS, role: supervisor, teams: [agency], brands: [lindra-skin] }
  - { id: vera, name: Vera Mas, initials: VM, role: greens, teams: [agency] }
`;
const roles = `roles:
  - { id: greens, name: Greens, follows: agent, may: [{ actions: [see, note, answer, decide, claim], tiers: [green] }] }
`;
const workspace = fixture
  .replace('members:\n', `${roles}members:\n`)
  .replace('brands:\n', `${people}brands:\n`);

/** One case of Aurea, whose name and words nobody of Lindra may read. */
function aureaDesk(): EngineDesk {
  const at = desk({ workspace });
  at.arrive([{ ...customerPost(noon), text: 'Hello there, how much is it?' }]);
  return at;
}
describe('somebody who works for one brand', () => {
  it('has no row of another brand in their list, also when it changes, and after a restart', async () => {
    const at = aureaDesk();
    expect(at.rows()).toHaveLength(1);
    at.engine.sitDown('noa');
    expect(at.rows()).toEqual([]);
    at.arrive([{ ...customerPost(noon), text: 'Another one, how much is it?' }]);
    expect(at.rows()).toEqual([]);
    at.engine.sitDown('lead');
    expect(at.rows()).toHaveLength(2);
    at.engine.sitDown('noa');
    const again = restarted(at);
    again.engine.sitDown('noa');
    expect(again.rows()).toEqual([]);
  });

  it('finds nothing of it whatever their page asks', async () => {
    const at = aureaDesk();
    const row = at.row('how much');
    await answer(at, 'how much');
    await at.command('draft.save', {
      caseId: row.id,
      agentId: 'lead',
      kind: 'note',
      text: 'a draft',
      audience: null,
      cannedResponseIds: [],
    });
    const open = { caseId: row.id, before: null, limit: 10 };
    const words = { text: 'how much', limit: 10, order: 'newest' as const };
    expect((await at.query('search.cases', words)).hits).toHaveLength(1);
    for (const who of ['noa', 'boss']) {
      at.engine.sitDown(who);
      await expect(at.query('case.read', open)).rejects.toThrow('case-not-found');
      await expect(at.query('case.draft', { caseId: row.id, agentId: who, kind: 'note' })).rejects.toThrow(
        'case-not-found',
      );
      await expect(at.query('customer.read', { customerId: row.customerId })).rejects.toThrow(
        'customer-not-found',
      );
      expect((await at.query('search.cases', words)).hits).toEqual([]);
      expect((await at.query('search.cases', { ...words, text: `#${row.number}` })).hits).toEqual([]);
      expect((await at.query('search.rows', { caseIds: [row.id] })).rows).toEqual([]);
      expect(await at.query('outbox.list', {})).toEqual([]);
      expect(await at.query('approvals.list', {})).toEqual([]);
      expect((await at.query('brands.kept', {})).map(({ brandId }) => brandId)).toEqual(['lindra-skin']);
    }
    at.engine.sitDown('lead');
    expect((await at.query('case.read', open)).state.id).toBe(row.id);
    expect(await at.query('outbox.list', {})).toHaveLength(1);
  });

  it('does nothing to it whatever their page says, and it stays as it was', async () => {
    const at = aureaDesk();
    const row = at.row('how much');
    const { id: caseId, customerId } = row;
    const caseIds = [caseId];
    at.engine.sitDown('boss');
    const tries: readonly (readonly [string, unknown])[] = [
      ['case.addNote', { caseId, text: 'I was here' }],
      ['case.link', { caseId, to: caseId }],
      ['customer.erase', { customerId, typedName: row.customerName }],
      ['customer.hold', { customerId, reason: 'No reason' }],
      ['customer.liftHold', { customerId, reason: 'No reason' }],
      ['brand.forget', { brandId: 'aurea-derma', typedName: 'Aurea Derma' }],
      [
        'case.createByHand',
        {
          brandId: 'aurea-derma',
          via: 'phone',
          customerName: 'Marta',
          contact: '',
          text: 'She called',
          takenAt: noon,
          linkedTo: null,
        },
      ],
    ];
    for (const [name, input] of tries)
      expect(await at.tryCommand(name as never, input as never), name).toMatchObject({ ok: false });
    for (const [name, more] of [
      ['case.claim', {}],
      ['case.setTier', { tier: 'red' }],
      ['case.changeTags', { added: ['mine'], removed: [] }],
      ['case.escalate', { toTeam: 'reputation', reason: 'Because' }],
      ['case.resolve', { reason: '' }],
      ['case.muteAuthor', { muted: true }],
    ] as const) {
      const outcome = await at.command(name, { caseIds, ...more } as never);
      expect(outcome, name).toMatchObject({ changed: 0, refused: [{ caseId, code: 'case-not-found' }] });
    }
    at.engine.sitDown('lead');
    const { entries } = await at.query('case.read', { caseId, before: null, limit: 50 });
    expect(entries.map(({ kind }) => kind)).toEqual(['step', 'message']);
  });

  it('is not warned of its deadlines, and whoever sees them is', async () => {
    const at = aureaDesk();
    const warnings = () => at.toShell.filter(({ type }) => type === 'warning');
    await at.command('case.setTier', { caseIds: [at.row('how much').id], tier: 'red' });
    at.engine.sitDown('noa');
    at.clock.advance(3 * hour);
    expect(warnings()).toEqual([]);
    at.arrive([{ ...customerPost(at.clock.now()), text: 'One more, how much is it?' }]);
    at.engine.sitDown('lead');
    await at.command('case.setTier', { caseIds: [at.row('One more').id], tier: 'red' });
    at.clock.advance(3 * hour);
    expect(warnings()).not.toEqual([]);
  });
});

describe('somebody who sees one tier', () => {
  it('loses a case from their list when it gets another tier', async () => {
    const at = aureaDesk();
    const row = at.row('how much');
    at.engine.sitDown('vera');
    expect(at.rows()).toHaveLength(1);
    at.engine.sitDown('lead');
    await at.command('case.setTier', { caseIds: [row.id], tier: 'red' });
    expect(at.rows()).toHaveLength(1);
    at.engine.sitDown('vera');
    expect(at.rows()).toEqual([]);
    const open = { caseId: row.id, before: null, limit: 10 };
    await expect(at.query('case.read', open)).rejects.toThrow('case-not-found');
  });
});
