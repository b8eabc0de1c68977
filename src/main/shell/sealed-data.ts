// Knows whether a profile holds anything that was sealed under a data key of an earlier start.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder in which the engine keeps its log; the session folder of the memory tier does not count. */
export const logFolder = 'log';

export function hasSealedData(folder: string): boolean {
  return existsSync(join(folder, logFolder));
}
