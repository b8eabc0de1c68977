// Sees to it that the Debian packages a test server needs are there, or says exactly which are missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const isRoot = process.getuid?.() === 0;

/** Installs what is missing (Debian, as root); otherwise throws with the command a person can run. */
export function ensureSystemPackages(programs: Readonly<Record<string, string>>): void {
  const missing = () =>
    Object.entries(programs).flatMap(([program, name]) => (existsSync(program) ? [] : [name]));
  const names = missing();
  if (names.length === 0) return;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing for the live tests: ${names.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('/usr/bin/apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
    spawnSync('/usr/bin/apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const remaining = missing();
  if (remaining.length === 0) return;
  throw new Error(
    `The live tests need Debian packages that are missing. Run: sudo apt-get install -y --no-install-recommends ${remaining.join(' ')}`,
  );
}
