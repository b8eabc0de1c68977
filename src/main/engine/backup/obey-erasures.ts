// Has another copy of the log erase what this one has erased: a restored log, and one that a restore set aside.
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { asId, type StepId } from '../../../shared/domain/ids';
import { withoutBrand } from '../../../shared/workspace/change-accounts';
import { formatWorkspace, parseWorkspace } from '../../../shared/workspace/parse';
import { LogUnreadable } from '../log/database';
import type { ErasedList } from '../log/erasures';
import { type Log, openLog } from '../log/open-log';
import { dropAsideCopies } from '../log/open-or-salvage';
import { SearchFiles } from '../search-files';
import { logKeyIn } from './log-key';

/** What the folders of logs that a restore set aside are called, but for the day. */
export const asidePrefix = 'log-before-restore-';

/** True when there was anything to erase that it had not. */
export function obeyErasures(log: Log, erased: ErasedList): boolean {
  if (erased.customers.length === 0 && erased.brands.length === 0) return false;
  const freshStep = () => asId<StepId>(randomBytes(16).toString('hex'));
  return log.transact(() => {
    const { customers, brands } = log.erasures.obey(erased, freshStep);
    const stored = log.desk.readWorkspace();
    const parsed = stored === null ? null : parseWorkspace(stored, 'stored workspace');
    // A brand that was given up must not be fetched again by channels of an older definition.
    if (parsed?.ok === true && brands.length > 0) {
      const kept = brands.reduce(
        (workspace, { brandId }) => withoutBrand(workspace, brandId),
        parsed.workspace,
      );
      log.desk.writeWorkspace(formatWorkspace(kept));
    }
    return customers.length + brands.length > 0;
  });
}

/**
 * Logs that a restore set aside destroy the same keys, and lose what was made of their words. One in which the erased
 * have other blind names, or that cannot be read, goes as a whole: nobody could tell whether they are in it.
 */
export function obeyInAsideLogs(
  profile: { readonly dir: string; readonly dataKey: Uint8Array; readonly logKey: Uint8Array },
  erased: ErasedList,
): void {
  for (const name of readdirSync(profile.dir)) {
    if (!name.startsWith(asidePrefix)) continue;
    const folder = path.join(profile.dir, name);
    if (!obeysIn(folder, profile, erased)) rmSync(folder, { recursive: true, force: true });
  }
}

function obeysIn(
  folder: string,
  { dataKey, logKey }: { readonly dataKey: Uint8Array; readonly logKey: Uint8Array },
  erased: ErasedList,
): boolean {
  try {
    const key = logKeyIn(folder, dataKey);
    if (!Buffer.from(key).equals(Buffer.from(logKey))) return false;
    const logFile = path.join(folder, 'log.db');
    dropAsideCopies(logFile);
    new SearchFiles(path.join(folder, 'search.db')).removeAll();
    const log = openLog(logFile, key);
    try {
      obeyErasures(log, erased);
      return log.checkpoint();
    } finally {
      log.close();
    }
  } catch (error) {
    if (error instanceof LogUnreadable) return false;
    throw error;
  }
}
