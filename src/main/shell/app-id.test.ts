import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { appId } from './app-id';

test('the app calls itself as the installer does', () => {
  const path = fileURLToPath(new URL('../../../electron-builder.yml', import.meta.url));
  expect(parse(readFileSync(path, 'utf8'))).toMatchObject({ appId });
});
