import { describe, expect, it } from 'vitest';
import { declare, refusal, settle, withReserve } from '../../../../test/support/crisis-desk';
import { restarted } from '../../../../test/support/desk-per-test';
import type { EngineDesk } from '../../../../test/support/engine-desk';
import { asId, type CaseId } from '../../../shared/domain/ids';
import { hour } from '../../../shared/domain/time';

/** A case of the brand that a crisis is declared for, and one of another. */
function arrived(at: EngineDesk): string {
  at.engine.sitDown('tom');
  at.arrive([{ text: 'What of the campaign' }]);
  return at.row('What of the campaign').id;
}

/** What somebody of the reserve meets at this desk: whether they see the case, and what claiming it comes to. */
async function triesOf(at: EngineDesk, caseId: string) {
  at.engine.sitDown('rio');
  settle(at);
  return {
    sees: at.rows().some(({ id }) => id === caseId),
    claimed: (await at.command('case.claim', { caseIds: [asId<CaseId>(caseId)] })).changed,
    note: await refusal(at, 'case.addNote', { caseId, text: 'I look', isQuestion: false, answers: null }),
  };
}

const shutOut = { sees: false, claimed: 0, note: 'case-not-found' };
const readings = (at: EngineDesk) => at.query('incidents.read', {});
async function entries(at: EngineDesk) {
  at.engine.sitDown('lead');
  const [incident] = await readings(at);
  return incident?.entries.map(({ what, text }) => (what.endsWith('seated') ? `${what}: ${text}` : what));
}

describe('a seat of the reserve', () => {
  it('opens with the declaration and closes with the end, and both stand in the running log', async () => {
    const at = withReserve();
    const caseId = arrived(at);
    expect(await triesOf(at, caseId)).toEqual(shutOut);
    const { incidentId } = await declare(at);
    expect(await triesOf(at, caseId)).toMatchObject({ sees: true, claimed: 1, note: 'ok' });
    expect(await entries(at)).toEqual(['declared', 'seated: Río Sanz']);
    await at.command('incident.end', { incidentId });
    expect(await triesOf(at, caseId)).toEqual(shutOut);
    expect(await entries(at)).toEqual(['declared', 'seated: Río Sanz', 'unseated: Río Sanz', 'ended']);
  });

  it('is only in the brands of the crisis, also after a restart', async () => {
    const before = withReserve();
    const caseId = arrived(before);
    await declare(before, { brands: ['vela'] });
    expect(await triesOf(before, caseId)).toEqual(shutOut);
    const at = restarted(before);
    expect(await triesOf(at, caseId)).toEqual(shutOut);
    await declare(at);
    expect(await triesOf(restarted(at), caseId)).toMatchObject({ sees: true });
  });

  it('closes by itself when the crisis is over by its time', async () => {
    const at = withReserve();
    const caseId = arrived(at);
    await declare(at);
    expect(await triesOf(at, caseId)).toMatchObject({ sees: true });
    at.clock.advance(6 * hour + 1_000);
    settle(at);
    expect(at.rows().some(({ id }) => id === caseId)).toBe(false);
    expect(await triesOf(at, caseId)).toEqual(shutOut);
  });

  it('leads nothing: no declaring, no end, no managing', async () => {
    const at = withReserve();
    arrived(at);
    const { incidentId } = await declare(at);
    at.engine.sitDown('rio');
    expect(await refusal(at, 'incident.end', { incidentId })).toBe('incident-needs-supervisor');
    const change = { part: 'roles', brandId: null, before: [], value: [] };
    expect(await refusal(at, 'workspace.change', change)).toBe('workspace-needs-manager');
  });
});
