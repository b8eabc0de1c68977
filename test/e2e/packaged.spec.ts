// The packed application as it is handed out: all its processes work, its fuses are set, and nothing else is in it.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import wantedFuses from '../../scripts/package/fuses.json' with { type: 'json' };
import { TestKeyring } from './keyring';
import { PackedApp } from './packed-app';

const output = resolve('.cache/packaged');
const folder = join(output, 'linux-unpacked');
const resources = join(folder, 'resources');
const program = join(folder, 'semaforo');
const bootstrap = resolve('scripts/bootstrap.mjs');
const isOn = '1'.charCodeAt(0);
const onFallback = existsSync(join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'fallback'));

const queue = `document.querySelector('[role=listbox][aria-label=Queue]')`;
const search = `document.querySelector('[role=combobox][aria-label="Search cases"]')`;
const found = `document.querySelector('[role=listbox]:not([aria-label=Queue]) [role=option]')`;
const picture = `document.querySelector('[role=log] img')`;

/** Anew each time: what was found for some words is not looked for again when more arrives. */
async function searchFor(app: PackedApp, words: string): Promise<void> {
  for (const text of [' ', words]) {
    await app.evaluate(`${search}.focus(), ${search}.select()`);
    await app.type(text);
    // The box asks once hands have rested.
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

test.describe('the packed application', () => {
  test.beforeAll(() => {
    test.setTimeout(300_000);
    rmSync(output, { recursive: true, force: true });
    const args = [bootstrap, 'package', '--dir', `-c.directories.output=${output}`];
    execFileSync(process.execPath, args, { stdio: 'inherit' });
  });

  // Channels play the day and make its pictures anew, the engine stores and its search thread finds, the page shows.
  test('plays a practice day, finds a case by its words and shows the picture in it', async () => {
    test.setTimeout(300_000);
    const app = await PackedApp.start(program, ['--sandbox'], { SEMAFORO_KEY_FALLBACK: 'memory' });
    const becomes = (expression: string) =>
      expect.poll(() => app.evaluate(`Boolean(${expression})`), { timeout: 90_000 }).toBe(true);
    try {
      expect(await app.evaluate('document.title')).toContain('Semáforo');
      await becomes(`${queue}?.querySelector('[role=option]')`);
      await expect(async () => {
        await searchFor(app, 'dosificador');
        await expect
          .poll(() => app.evaluate(`${found}?.innerText ?? ''`), { timeout: 10_000 })
          .toContain('dosificador');
      }).toPass({ timeout: 90_000 });
      await app.evaluate(`${found}.click()`);
      await becomes(`${picture}?.naturalWidth`);
      expect(await app.evaluate(`window.desk.request('app.info', undefined)`)).toMatchObject({
        value: { desk: { engine: 'running', channels: 'running', problem: null } },
      });
    } finally {
      await app.end();
    }
  });

  if (process.platform === 'linux') {
    test('keeps its key in the keychain', async () => {
      const keyring = await TestKeyring.start();
      const app = await PackedApp.start(program, [], { DBUS_SESSION_BUS_ADDRESS: keyring.address });
      const state = `window.desk.request('app.info', undefined).then(({ value }) => value.desk.keychain)`;
      try {
        await expect.poll(() => app.evaluate(state)).toBe('unlocked');
      } finally {
        await app.end();
        await keyring.close();
      }
    });
  }

  test('has its fuses set', async () => {
    const wire: Record<string, unknown> = { ...(await getCurrentFuseWire(program)) };
    for (const [name, wanted] of Object.entries(wantedFuses)) {
      const state = wire[FuseV1Options[name as keyof typeof FuseV1Options]];
      // An older Electron has fewer fuses.
      if (state !== undefined) expect.soft(state === isOn, name).toBe(wanted);
    }
  });

  test('carries its licence, no sources, no maps and no loader for other applications', () => {
    const packed = listPackage(join(resources, 'app.asar'), { isPack: false });
    expect(packed).toEqual(expect.arrayContaining(['/LICENSE', '/NOTICE']));
    const topmost = packed.flatMap((path) => /^\/([^/]+)$/.exec(path)?.[1] ?? []);
    expect(topmost.sort()).toEqual(['LICENSE', 'NOTICE', 'assets', 'dist', 'node_modules', 'package.json']);
    expect(packed.filter((path) => /\.(map|ts|svg)$/.test(path) && !path.includes('/assets/'))).toEqual([]);
    expect(existsSync(join(resources, 'default_app.asar'))).toBe(false);
  });

  test('carries of the packages only the native ones, for this platform, and what they require', () => {
    const packed = listPackage(join(resources, 'app.asar'), { isPack: false });
    const packages = packed.flatMap(
      (path) => /^\/node_modules\/((?:@[^/]+\/)?[^/@]+)$/.exec(path)?.[1] ?? [],
    );
    expect(packages.sort()).toEqual([
      expect.stringMatching(`^@libsql/${process.platform}-${process.arch}`),
      '@neon-rs/load',
      'detect-libc',
      'keytar',
      'libsql',
    ]);
    const binaries = packed.filter((path) => path.endsWith('.node'));
    expect(binaries).toHaveLength(2);
    for (const path of binaries) expect(existsSync(join(resources, 'app.asar.unpacked', path))).toBe(true);
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
