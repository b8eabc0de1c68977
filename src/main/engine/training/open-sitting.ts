// Sittings under way and the drill that runs, kept in the log, so that a restart goes on where it was.
import type { AgentId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { MarkedExercise } from '../../../shared/domain/training/training-record';
import { openTraining } from '../log/kept-by-name';
import type { Log } from '../log/open-log';
import { sealJson, unsealJson } from '../log/seal';

export interface StepSitting {
  /** The operation that began it; its record has the same name. */
  readonly id: string;
  readonly step: string;
  readonly startedAt: Instant;
  /** Since when the exercise that is next is shown. */
  readonly shownAt: Instant;
  readonly exercises: readonly MarkedExercise[];
}

export interface DrillUnderWay {
  readonly id: string;
  readonly drill: string;
  readonly startedAt: Instant;
  /** Of the newest event at the start. */
  readonly position: number;
  readonly by: AgentId;
  /** All desktops of a hub hold it together; absent: it is this one's own. */
  readonly isShared?: boolean;
}

export interface OpenTraining {
  /** One each, by who sits it. */
  readonly sittings: Readonly<Record<string, StepSitting>>;
  readonly drill: DrillUnderWay | null;
}

export function readOpenTraining(log: Log): OpenTraining {
  const kept = log.meta.read(openTraining);
  if (kept === null) return { sittings: {}, drill: null };
  return unsealJson(log.keys.desktop, kept, openTraining) as OpenTraining;
}

export function writeOpenTraining(log: Log, open: OpenTraining): void {
  log.transact(() => log.meta.write(openTraining, sealJson(log.keys.desktop, open, openTraining)));
}

/** Null: they sit none. */
export function writeSitting(log: Log, agent: AgentId, sitting: StepSitting | null): void {
  const open = readOpenTraining(log);
  const { [agent]: _, ...others } = open.sittings;
  writeOpenTraining(log, { ...open, sittings: sitting === null ? others : { ...others, [agent]: sitting } });
}
