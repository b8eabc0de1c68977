// What the person at this desktop sees of its cases; whatever the page asks for beyond is not there for it.
import { createHash } from 'node:crypto';
import type { Case } from '../../shared/domain/case';
import type { AgentId, CaseId } from '../../shared/domain/ids';
import type { Field } from '../../shared/domain/permissions';
import { type Sight, sees, sightOf } from '../../shared/domain/sight';
import type { Member } from '../../shared/workspace/schema';
import type { WorkspaceStore } from './workspace-store';

/** For whom the list is made. */
export interface Viewer {
  readonly agentId: AgentId | '';
  readonly sight: Sight;
}

interface Here {
  readonly me: () => Member | null;
  readonly workspace: Pick<WorkspaceStore, 'current'>;
}

/** Without a workspace there are no people yet, and no cases; who is not of its people sees none. */
export function viewerHere({ me, workspace }: Here): Viewer {
  const member = me();
  if (member === null) return { agentId: '', sight: workspace.current() === null ? null : [] };
  return { agentId: member.id, sight: sightOf(member, workspace.current()?.roles ?? []) };
}

/** A name for what a viewer sees: another name is another list. */
export function viewerName({ agentId, sight }: Viewer): string {
  if (sight === null) return agentId;
  return `${agentId}-${createHash('sha256').update(JSON.stringify(sight)).digest('hex').slice(0, 16)}`;
}

export function sightHere(context: Here): Sight {
  return viewerHere(context).sight;
}

export function isSeenHere(context: Here, state: Field): boolean {
  return sees(sightHere(context), state);
}

/** Of some cases, those the person here sees. */
export function seenHere(context: Here, cases: readonly Case[]): readonly CaseId[] {
  const sight = sightHere(context);
  return cases.filter((state) => sees(sight, state)).map(({ id }) => id);
}
