import { describe, expect, it } from 'vitest';
import { allergic, desk, restarted } from '../../../test/support/desk-per-test';
import { customerPost, noon } from '../../../test/support/engine-desk';

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
    const again = restarted(at);
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
      expect(hits.map((hit) => hit.row?.id)).toEqual([row.id]);
    }
  });
});
