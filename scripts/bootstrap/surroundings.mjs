// Gives programs the surroundings they need where the machine has none: a display and a session bus.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot, onLinux } from './places.mjs';
import { startCompanion } from './programs.mjs';
import { say } from './report.mjs';

const screen = '1920x1200x24';

/** The one entry of an X authority file that fits any display: family, address, number, method, cookie. */
function authorityEntry() {
  const field = (value) => {
    const bytes = Buffer.from(value);
    return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  };
  const anyFamily = Buffer.from([255, 255]);
  return Buffer.concat([
    anyFamily,
    field(''),
    field(''),
    field('MIT-MAGIC-COOKIE-1'),
    field(randomBytes(16)),
  ]);
}

export const needsDisplay = () => onLinux && !process.env.DISPLAY;

async function virtualDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'semaforo-display-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const authority = join(folder, 'authority');
  writeFileSync(authority, authorityEntry(), { mode: 0o600 });
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-auth', authority];
  const display = `:${await startCompanion('Xvfb', args)}`;
  return { DISPLAY: display, XAUTHORITY: authority };
}

async function privateBus() {
  const args = [
    '--nofork',
    '--nopidfile',
    '--print-address=3',
    `--config-file=${fromRoot('scripts/bootstrap/session-bus.conf')}`,
  ];
  return { DBUS_SESSION_BUS_ADDRESS: await startCompanion('dbus-daemon', args) };
}

/**
 * What a task's programs find around them. Displays of ours are seen by nobody, so tests can be at work side by side,
 * each with display, focus and bus of its own: SEMAFORO_SURROUNDINGS tells them which, and the first is everybody's.
 */
export async function surroundings({ displays, bus }) {
  const one = async () => ({
    ...(displays > 0 ? await virtualDisplay() : {}),
    ...(bus ? await privateBus() : {}),
  });
  if (displays === 0) return await one();
  const all = [];
  while (all.length < displays) all.push(await one());
  const names = all.map(({ DISPLAY }) => DISPLAY).join(', ');
  say(`No display here: windows open on a virtual one (${names}), unseen.`);
  return { ...all[0], SEMAFORO_SURROUNDINGS: JSON.stringify(all) };
}
