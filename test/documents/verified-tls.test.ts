// Nothing in the product turns the check of a server's certificate off.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '../../src');
const off =
  /rejectUnauthorized['"]?\s*[:=](?!\s*true\b)|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity:\s*\(\)/;

it('no source lets an unproven server through', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => off.test(readFileSync(join(source, file), 'utf8')))).toEqual([]);
  for (const trap of [
    'rejectUnauthorized: false',
    'rejectUnauthorized: strict',
    'checkServerIdentity: () => undefined',
  ]) {
    expect(off.test(trap)).toBe(true);
  }
});
