// The packed application as it is handed out: it starts, and its fuses are as they must be.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import wantedFuses from '../../scripts/package/fuses.json' with { type: 'json' };

const output = resolve('.cache/packaged');
const folder = join(output, 'linux-unpacked');
const program = join(folder, 'semaforo');
const bootstrap = resolve('scripts/bootstrap.mjs');
const isOn = '1'.charCodeAt(0);
const onFallback = existsSync(join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'fallback'));

interface Target {
  readonly type: string;
  readonly title: string;
}

/** The inspect fuse is off, so the page is watched over Chromium's own debugging port. */
function start(profile: string) {
  const rootNeeds = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = ['--profile', profile, '--no-window-effects', '--remote-debugging-port=0', ...rootNeeds];
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = process.env;
  return spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

function debuggingPort(app: ChildProcess): Promise<string> {
  return new Promise((found, lost) => {
    let said = '';
    app.stderr?.on('data', (text) => {
      said += text;
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port) found(port);
    });
    app.once('exit', (status) => lost(new Error(`The application ended with ${status}: ${said}`)));
  });
}

async function pageTitles(port: string) {
  const targets: readonly Target[] = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
  return targets.filter(({ type }) => type === 'page').map(({ title }) => title);
}

test.describe('the packed application', () => {
  test.beforeAll(() => {
    test.setTimeout(180_000);
    rmSync(output, { recursive: true, force: true });
    const args = [bootstrap, 'package', '--dir', `-c.directories.output=${output}`];
    execFileSync(process.execPath, args, { stdio: 'inherit' });
  });

  test('opens its window', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'semaforo-packaged-'));
    const app = start(profile);
    try {
      const port = await debuggingPort(app);
      await expect
        .poll(() => pageTitles(port), { timeout: 30_000 })
        .toEqual([expect.stringContaining('Semáforo')]);
    } finally {
      app.kill();
      await new Promise((ended) => app.once('exit', ended));
      rmSync(profile, { recursive: true, force: true });
    }
  });

  test('has its fuses set', async () => {
    const wire: Record<string, unknown> = { ...(await getCurrentFuseWire(program)) };
    for (const [name, wanted] of Object.entries(wantedFuses)) {
      const state = wire[FuseV1Options[name as keyof typeof FuseV1Options]];
      // An older Electron has fewer fuses.
      if (state !== undefined) expect.soft(state === isOn, name).toBe(wanted);
    }
  });

  test('carries what its processes read, and no sources or maps', () => {
    const packed = listPackage(join(folder, 'resources', 'app.asar'), { isPack: false });
    const needed = ['/dist/main/main.cjs', '/dist/renderer/index.html', '/assets/tray-calm.png'];
    expect(packed).toEqual(expect.arrayContaining([...needed, '/assets/sandbox/workspace.yaml']));
    expect(packed.filter((path) => /^\/src\/|\.map$/.test(path))).toEqual([]);
  });

  test('carries native modules outside the archive, and no loader for other applications', () => {
    const unpacked = readdirSync(join(folder, 'resources', 'app.asar.unpacked', 'node_modules'));
    expect(unpacked).toEqual(expect.arrayContaining(['@libsql', 'keytar', 'libsql']));
    expect(existsSync(join(folder, 'resources', 'default_app.asar'))).toBe(false);
  });
});

if (onFallback) {
  test('a release is refused when only the fallback Electron is there', () => {
    const args = [bootstrap, 'package', '--release'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('A release needs the official Electron');
  });
}
