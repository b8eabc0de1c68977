// The log as one thing, on real files: what is written is read back, and nothing else.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { everythingIn, fillSample } from '../../../../test/support/sample-log';
import { openLog } from './open-log';

let folder: string;
let file: string;
const dataKey = new Uint8Array(32).fill(7);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'semaforo-log-'));
  file = path.join(folder, 'log.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('everything written is read back by the next process', () => {
  const log = openLog(file, dataKey);
  const names = fillSample(log, 30);
  const written = everythingIn(log, names);
  log.close();
  expect(everythingIn(openLog(file, dataKey), names)).toBe(written);
});
