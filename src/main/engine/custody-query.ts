// What the settings show of the record of keeping and erasing.
import { seesPlace } from '../../shared/domain/sight';
import { day } from '../../shared/domain/time';
import type { Custody } from '../../shared/ipc/engine-answers';
import type { CommandContext } from './command-context';
import type { RetentionSweep } from './retention-sweep';
import { sightHere } from './who-sees';

const recordsShown = 200;
/** Read to count what retention erased lately. */
const recordsCounted = 10_000;
const lately = 30 * day;

export function custodyOf(context: CommandContext, sweep: ReturnType<RetentionSweep['state']>): Custody {
  const { log, clock } = context;
  const sight = sightHere(context);
  const records = log.erasures.records(recordsCounted).filter(({ brandId }) => seesPlace(sight, { brandId }));
  const since = clock.now() - lately;
  return {
    records: records.slice(0, recordsShown),
    erasedByRetentionLately: records.filter(
      (record) => record.kind === 'erased' && record.reason === 'retention' && record.at >= since,
    ).length,
    nextRoundAt: sweep.nextAt,
    waitingForYes: sweep.waiting,
  };
}
