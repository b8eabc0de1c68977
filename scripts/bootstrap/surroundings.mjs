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

export async function virtualDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'semaforo-display-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const authority = join(folder, 'authority');
  writeFileSync(authority, authorityEntry(), { mode: 0o600 });
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-auth', authority];
  const display = `:${await startCompanion('Xvfb', args)}`;
  say(`No display here: windows open on a virtual one (${display}), unseen.`);
  return { DISPLAY: display, XAUTHORITY: authority };
}

export async function privateBus() {
  const args = [
    '--nofork',
    '--nopidfile',
    '--print-address=3',
    `--config-file=${fromRoot('scripts/bootstrap/session-bus.conf')}`,
  ];
  return { DBUS_SESSION_BUS_ADDRESS: await startCompanion('dbus-daemon', args) };
}
