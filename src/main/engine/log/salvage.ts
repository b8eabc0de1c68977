// Makes a new log from what can be verified of a damaged one. The damaged files are only read.
import { rmSync } from 'node:fs';
import { DamagedFile } from './damaged-file';
import { fillNewLog } from './open-log';
import { rebuildIndexes } from './rebuild-indexes';
import { writeSalvageReport } from './salvage-report';
import { SalvagedDesk } from './salvaged-desk';
import { SalvagedEvents } from './salvaged-events';
import { SalvagedKeys } from './salvaged-keys';
import { scanRows } from './scan-rows';

export interface SalvageWish {
  readonly damagedFile: string;
  readonly newFile: string;
  readonly dataKey: Uint8Array;
  /** How far the log is known to have got, from outside it. */
  readonly furthest: number;
  /** Where the damaged files will be kept; for the report. */
  readonly asideFolder: string;
}

/**
 * False, and no new file, when nothing there opens with the data key: then it is another key's log, and not ours to
 * replace. Throws DiskFull.
 */
export function salvage(wish: SalvageWish): boolean {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(wish.newFile + suffix, { force: true });
  const damaged = new DamagedFile(wish.damagedFile);
  try {
    const keys = keysIn(damaged, wish.dataKey);
    const isOurs = fillNewLog(wish.newFile, wish.dataKey, (database, log) => {
      keys.writeTo(database);
      const desk = new SalvagedDesk(database, keys);
      const events = new SalvagedEvents(database, keys);
      for (const row of scanRows(damaged, damaged.current())) {
        events.look(row);
        desk.look(row);
      }
      for (const row of scanRows(damaged, damaged.superseded())) events.look(row);
      const { lost, gaps } = events.writeTo(log.events, wish.furthest);
      rebuildIndexes(database, log);
      if (lost > 0) desk.rewindAccounts();
      writeSalvageReport(log.meta, { lost, gaps, asideFolder: wish.asideFolder });
      return keys.areOurs || desk.count > 0;
    });
    if (!isOurs) rmSync(wish.newFile, { force: true });
    return isOurs;
  } finally {
    damaged.close();
  }
}

/** The keys in a damaged log that the data key opens. */
export function keysIn(damaged: DamagedFile, dataKey: Uint8Array): SalvagedKeys {
  const keys = new SalvagedKeys(dataKey);
  for (const row of scanRows(damaged, damaged.current())) keys.look(row);
  keys.open();
  return keys;
}
