// Tells who supervises of a surge, also while the window is hidden.
import type { SurgeRecord } from '../../../shared/domain/surge/surge-record';
import type { RaisedWarning } from '../../../shared/ipc/shell-ports';
import type { CommandContext } from '../command-context';
import { standingSurges } from './read-surges';

/** Once for each, where the person here supervises its brand. It leads to the first message. */
export function warnOfSurge(
  context: CommandContext,
  warn: (warning: RaisedWarning) => void,
): (surge: SurgeRecord) => void {
  return ({ id, brandId, candidate, evidence }) => {
    const first = evidence.first[0];
    const isTheirs = standingSurges(context).some((notice) => notice.id === id);
    if (first === undefined || !isTheirs) return;
    warn({
      caseId: first.caseId,
      brandName: context.workspace.policy(brandId)?.brand.name ?? brandId,
      tier: 'red',
      safety: false,
      dueAt: candidate.seenAt,
      minutesBefore: 0,
      others: 0,
      about: 'surge',
    });
  };
}
