import { describe, expect, it } from 'vitest';
import { desk, restarted, stateOf } from '../../../test/support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';

const many = 700;

function filled(count = many) {
  const at = desk();
  at.arrive(Array.from({ length: count }, () => customerPost(noon)));
  return { at, caseIds: at.rows().map((row) => row.id) };
}

const works = async (at: EngineDesk) => (await at.query('status.read', {})).works;
const tagged = (at: EngineDesk) => at.rows().filter((row) => row.tags.includes('parcel')).length;
const addParcel = { added: ['parcel'], removed: [] };

describe('a step on hundreds of cases', () => {
  it('says how far it is and lets a key pressed meanwhile go first', async () => {
    const { at, caseIds } = filled();
    let ended = false;
    const bulk = at.command('case.changeTags', { caseIds, ...addParcel }).finally(() => {
      ended = true;
    });
    await at.command('case.setTier', { caseIds: caseIds.slice(-1), tier: 'red' });
    expect(ended).toBe(false);
    const [work] = await works(at);
    expect(work).toMatchObject({ kind: 'bulk-step', total: many, canCancel: true });
    expect(work?.done).toBeLessThan(many);
    expect((await bulk).changed).toBe(many);
    expect(await works(at)).toEqual([]);
  });

  it('stops between slices when asked, and one undo takes back what it did', async () => {
    const { at, caseIds } = filled();
    const bulk = at.command('case.changeTags', { caseIds, ...addParcel });
    const [work] = await works(at);
    expect(await at.command('work.cancel', { id: work?.id ?? '' })).toEqual({ cancelled: true });
    const { changed, untouched } = await bulk;
    expect(changed).toBeGreaterThan(0);
    expect(changed + (untouched ?? 0)).toBe(many);
    expect(untouched).toBeGreaterThan(0);
    expect(tagged(at)).toBe(changed);
    await at.command('step.undo', {});
    expect(tagged(at)).toBe(0);
  });

  it('decides for cases that it has to read first as for those at hand', async () => {
    const { at, caseIds } = filled(130);
    await at.command('case.resolve', { caseIds: caseIds.slice(0, 20), reason: '' });
    const again = restarted(at);
    const unknown = 'f'.repeat(32);
    const outcome = await again.command('case.setTier', { caseIds: [...caseIds, unknown], tier: 'red' });
    expect(outcome.changed).toBe(110);
    expect(outcome.refusals).toContainEqual({ code: 'case-closed', count: 20 });
    expect(again.rows().filter((row) => row.tier === 'red')).toHaveLength(110);
  });

  it('counts the refused by reason and changes the others', async () => {
    const { at, caseIds } = filled(300);
    await at.command('case.resolve', { caseIds: caseIds.slice(0, 150), reason: '' });
    const outcome = await at.command('case.setTier', { caseIds, tier: 'red' });
    expect(outcome.refusals).toEqual([{ code: 'case-closed', count: 150 }]);
    expect(outcome.refused).toHaveLength(100);
    expect(outcome.changed).toBe(150);
  });

  it('leaves cases alone that it found as wanted when it is undone', async () => {
    const { at, caseIds } = filled(60);
    await at.command('case.changeTags', { caseIds: caseIds.slice(0, 30), ...addParcel });
    await at.command('case.changeTags', { caseIds, ...addParcel });
    await at.command('step.undo', {});
    expect(tagged(at)).toBe(30);
  });

  it('once undone, leaves each case as the log tells it, also one that was changed after it', async () => {
    const { at, caseIds } = filled(120);
    const states = (of: EngineDesk) => Promise.all(caseIds.map((caseId) => stateOf(of, caseId)));
    await at.command('case.changeTags', { caseIds: caseIds.slice(100), ...addParcel });
    const before = await states(at);
    const again = restarted(at);
    await again.command('case.setTier', { caseIds, tier: 'red' });
    await again.command('case.setTier', { caseIds: caseIds.slice(0, 1), tier: 'green' });
    await again.command('step.undo', {});
    await again.command('step.undo', {});
    const after = await states(again);
    expect(after.map(({ tier, tags }) => ({ tier, tags }))).toEqual(
      before.map(({ tier, tags }) => ({ tier, tags })),
    );
    expect(await states(restarted(again))).toEqual(after);
  });
});
