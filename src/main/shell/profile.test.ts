import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keychainServiceOf, profileOf } from './profile';

describe('the folder of a profile', () => {
  const where = (profile: string | null, sandbox: boolean, gallery = false) =>
    profileOf({ profile, sandbox, gallery }, '/data', '/desk').folder;

  test('is the own one, or the named one seen from where the command was typed', () => {
    expect(where(null, false)).toBe('/data/semaforo');
    expect(where('p', false)).toBe('/desk/p');
    expect(where('/p', false)).toBe('/p');
  });

  test('is another one in the sandbox', () => {
    expect(where(null, true)).toBe('/data/semaforo-sandbox');
    expect(where('/p', true)).toBe('/p/sandbox');
  });

  test('is another one for the design system, which may stand open beside the desk', () => {
    expect(where(null, false, true)).toBe('/data/semaforo-gallery');
    expect(where('/p', false, true)).toBe('/p/gallery');
  });
});

describe("a profile's name in the keychain", () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'semaforo-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('differs from that of any other profile and does not depend on how its path is written', () => {
    const other = mkdtempSync(join(tmpdir(), 'semaforo-'));
    symlinkSync(folder, join(other, 'link'));
    expect(keychainServiceOf(folder)).not.toBe(keychainServiceOf(other));
    expect(keychainServiceOf(join(other, 'link'))).toBe(keychainServiceOf(folder));
    rmSync(other, { recursive: true });
  });
});
