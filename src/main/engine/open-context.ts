// Puts together what commands and queries may use: each feature that keeps something of its own gives one part.
import type { CommandContext } from './command-context';
import { Incidents } from './crisis/incidents';
import { JointIndex } from './joint/joint-index';
import { Sitting } from './sitting';
import { SurgeDesk } from './surge/surge-desk';
import { TeamDesk, type TeamDeskPorts } from './team-desk';
import { TodayBoard } from './today-board';
import { ResultDesk } from './training/result-desk';

type Given = Pick<CommandContext, 'log' | 'store' | 'clock' | 'chance' | 'nextNumber' | 'workspace'>;

export interface ContextParts extends Given, Pick<TeamDeskPorts, 'hub'> {
  /** The standing of the desk is another. */
  readonly changed: () => void;
  readonly damaged: () => void;
}

export interface OpenedContext extends CommandContext {
  readonly sitting: Sitting;
}

/** Parts that hear of what was recorded hear of it in this order. */
export function openContext(parts: ContextParts): OpenedContext {
  const { log, store, clock, chance, nextNumber, workspace, hub, changed, damaged } = parts;
  const given: Given = { log, store, clock, chance, nextNumber, workspace };
  const results = new ResultDesk(log, workspace);
  const incidents = new Incidents(given);
  const joints = new JointIndex(log, store);
  const team = new TeamDesk({ ...given, incidents, hub });
  const sitting = new Sitting(clock, () => team.members());
  const today = new TodayBoard(given);
  const surges = new SurgeDesk({ ...given, changed, damaged });
  return { ...given, results, incidents, joints, team, sitting, me: () => sitting.me(), today, surges };
}
