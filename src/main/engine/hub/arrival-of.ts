// Makes an event of an entry of the brand's list: opened, and compared with what the hub was told of it.
import { type CaseEvent, ownAffairs } from '../../../shared/domain/case-event';
import { type FactNames, factsAgree, factsOf } from '../../../shared/domain/hub-facts';
import {
  type AccountId,
  type AgentId,
  asId,
  type BrandId,
  type CaseId,
  type TeamId,
} from '../../../shared/domain/ids';
import { LogUnreadable } from '../log/database';
import type { SealKey } from '../log/seal';
import type { HubEntry } from './hub-entry';
import { openBody } from './sealed-body';

export type Opened =
  | { readonly kind: 'event'; readonly event: CaseEvent; readonly differs: boolean }
  | { readonly kind: 'erasure'; readonly customer: string }
  /** Sealed under a key that was destroyed, or nobody's affair here. */
  | { readonly kind: 'nothing' }
  /** Not what a desktop of ours would have written: it is passed over, and said. */
  | { readonly kind: 'forged' };

export interface OpeningPorts {
  readonly keys: ReadonlyMap<number, SealKey | null>;
  readonly names: FactNames;
  /** The event itself too, since it may be the one that opens the case. */
  readonly accountOf: (caseId: CaseId, event?: CaseEvent) => AccountId | null;
}

export function openEntry(entry: HubEntry, ports: OpeningPorts): Opened {
  const facts = JSON.parse(entry.facts) as Readonly<Record<string, unknown>>;
  if (entry.kind === 'CustomerErased')
    return { kind: 'erasure', customer: String(facts['customer'] ?? entry.customer ?? '') };
  if (entry.caseId === null) return { kind: 'nothing' };
  const caseId = asId<CaseId>(entry.caseId);
  if (entry.body.length === 0) return ofTheHub(entry, caseId, facts);
  const key = entry.keyNo === null ? null : (ports.keys.get(entry.keyNo) ?? null);
  if (key === null) return { kind: 'nothing' };
  const place = {
    brandId: asId<BrandId>(entry.brand),
    caseId,
    operationId: asId<CaseEvent['operationId']>(entry.op),
    at: entry.at,
  };
  let event: CaseEvent;
  try {
    event = openBody(entry.body, place, key);
  } catch (error) {
    if (error instanceof LogUnreadable && error.reason !== 'newer') return { kind: 'forged' };
    throw error;
  }
  const { actor, body } = event;
  if (actor.kind === 'agent' && actor.id !== entry.actor) return { kind: 'forged' };
  if (body.type !== entry.kind || event.stepId !== entry.step || ownAffairs.has(body.type))
    return { kind: 'forged' };
  const accountId = body.type === 'CaseOpened' ? body.accountId : ports.accountOf(caseId);
  return { kind: 'event', event, differs: !factsAgree(facts, factsOf(event, accountId, ports.names)) };
}

/** The hub itself assigns cases and lets them go; it can open no body, so the facts are all there is. */
function ofTheHub(entry: HubEntry, caseId: CaseId, facts: Readonly<Record<string, unknown>>): Opened {
  if (entry.kind !== 'CaseAssigned') return { kind: 'nothing' };
  const { assignee = null, team = null } = facts as {
    readonly assignee?: string | null;
    readonly team?: string | null;
  };
  const event: CaseEvent = {
    operationId: asId(entry.op),
    stepId: asId(entry.step),
    caseId,
    brandId: asId<BrandId>(entry.brand),
    at: entry.at,
    actor: { kind: 'agent', id: asId<AgentId>(entry.actor) },
    body: {
      type: 'CaseAssigned',
      assignee: assignee === null ? null : asId<AgentId>(assignee),
      team: team === null ? null : asId<TeamId>(team),
      reason: '',
    },
  };
  return { kind: 'event', event, differs: false };
}
