// Leaves what was practised in this sandbox beside its log: the team's workspace of the same profile has another key, and
// never opens this one. What stands there is signed, and names nobody but who practised.
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { practiceFile } from '../../../shared/ipc/practice-file';
import type { ResultDesk } from './result-desk';

/** Now, and whenever a result is made. */
export function keepPractice(results: Pick<ResultDesk, 'onRecorded' | 'madeHere'>, profileDir: string): void {
  const file = path.join(profileDir, practiceFile);
  const write = () => {
    const text = results.madeHere();
    if (text === null) return;
    try {
      writeFileSync(`${file}.part`, text, { mode: 0o600 });
      renameSync(`${file}.part`, file);
    } catch {
      // A full disk: the results are safe in the log, and the next one tries again.
    }
  };
  results.onRecorded(write);
  write();
}
