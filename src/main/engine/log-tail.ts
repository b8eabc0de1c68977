// The newest entries of the log with their content removed: what happened, when, and by what kind of hand.
import type { CaseId } from '../../shared/domain/ids';
import type { LogTailEntry } from '../../shared/ipc/diagnostics';
import type { CommandContext } from './command-context';
import { isSeenHere, sightHere } from './who-sees';

const entriesTold = 100;

/** Oldest first. Of cases that the person here does not see nothing is told. Throws LogUnreadable. */
export function readLogTail(context: CommandContext): readonly LogTailEntry[] {
  const { events: log } = context.log;
  const { events } = log.readAfter(Math.max(0, log.position() - entriesTold), entriesTold);
  const isSeen = (caseId: CaseId) => {
    const state = context.store.read(caseId);
    return state !== null && isSeenHere(context, state);
  };
  const seesAll = sightHere(context) === null;
  const numbers = new Map<CaseId, number>();
  return events
    .filter(({ caseId }) => seesAll || isSeen(caseId))
    .map(({ position, at, body, actor, caseId }) => {
      const number = numbers.get(caseId) ?? numbers.size + 1;
      numbers.set(caseId, number);
      return { position, at, type: body.type, by: actor.kind, case: number };
    });
}
