// The archive we write must be one that Electron's own tools can read.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import asar from '@electron/asar';
import { afterAll, expect, test } from 'vitest';
import { writeDefaultApp } from './default-app.mjs';

const folder = mkdtempSync(join(tmpdir(), 'semaforo-default-app-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the archive holds a manifest and the program it names', () => {
  const file = join(folder, 'default_app.asar');
  writeDefaultApp(file);
  expect(asar.listPackage(file, { isPack: false })).toEqual(['/package.json', '/main.js']);
  const { main } = JSON.parse(asar.extractFile(file, 'package.json').toString());
  const program = asar.extractFile(file, main).toString();
  expect(() => new Function(program)).not.toThrow();
});
