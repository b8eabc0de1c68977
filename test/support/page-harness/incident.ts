// A crisis as the engine tells the page of it, with one reply that it holds back.
import { caseRow } from '../../../src/shared/domain/case-row';
import { type AgentId, asId, type BrandId, type IncidentId } from '../../../src/shared/domain/ids';
import type { IncidentReading } from '../../../src/shared/ipc/incident-port';
import { declared, theIncident } from '../incident-story';
import { folded, opened, post, submitted, wrote } from '../story';

const brands = ['aurea', 'lindra', 'norte', 'vela'].map((name) => asId<BrandId>(name));
const hour = 3_600_000;

/** Lasting since an hour, and until long after the test. */
export function incidentReading(more: Partial<IncidentReading> = {}): IncidentReading {
  const id = asId<IncidentId>('c'.repeat(32));
  const endsAt = Date.now() + 24 * hour;
  const told = declared({ title: 'The summer film', brands, endsAt, speakers: [asId<AgentId>('laura')] }, id);
  const { brandId: _, ended: _ended, closed: _closed, ...incident } = theIncident(told);
  const by = { kind: 'agent', id: asId<AgentId>('laura') } as const;
  const frozenReply = { ...submitted('f', { basedOn: post('a') }), hold: 'freeze' as const };
  const state = folded(opened(), wrote('a', 10, 500), frozenReply);
  return {
    ...incident,
    declared: { by, at: Date.now() - hour },
    overAt: endsAt,
    phase: 'active',
    maySpeak: true,
    mayManage: true,
    review: null,
    entries: [{ at: Date.now() - hour, by, what: 'declared', text: incident.position, caseId: null }],
    frozen: state.pendingReplies.map((reply) => ({ row: caseRow(state), reply })),
    holdingsWaiting: 0,
    ...more,
  };
}
