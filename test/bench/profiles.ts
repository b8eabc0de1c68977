// Folders for profiles that exist for one measurement.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { out } from './build-parts';

const lent = new Set<string>();
const removed = (folder: string) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
process.once('exit', () => lent.forEach(removed));

/** Runs the work on an empty folder, which is gone afterwards. On the disk of the templates, so that copies are cheap. */
export async function inNewProfile<T>(work: (profile: string) => Promise<T>): Promise<T> {
  mkdirSync(out, { recursive: true });
  const profile = mkdtempSync(path.join(out, 'profile-'));
  lent.add(profile);
  try {
    return await work(profile);
  } finally {
    removed(profile);
    lent.delete(profile);
  }
}

/** Of all that the product stores in a profile: log and index with what lies beside them, projection, snapshots. */
const storing = ['log', 'IndexedDB', 'start-page'];

export function storedBytes(profile: string): number {
  return storing
    .map((name) => path.join(profile, name))
    .filter(existsSync)
    .reduce(
      (sum, place) => sum + (statSync(place).isDirectory() ? bytesUnder(place) : statSync(place).size),
      0,
    );
}

function bytesUnder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}
