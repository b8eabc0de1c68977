import { describe, expect, test } from 'vitest';
import { settingsPatchSchema } from '../../shared/ipc/settings';
import { keyMapIn, keyMapText } from './key-map-file';

const commands = [
  { id: 'claim', keys: ['c'] },
  { id: 'backup', keys: [] },
];

describe('a file of keys', () => {
  test('brings back what was saved', () => {
    const own = { keys: { claim: 'g z', backup: '' }, singleLetterKeys: false };
    expect(keyMapIn(keyMapText(own), commands)).toEqual({ ...own, unknown: 0 });
    expect(settingsPatchSchema.safeParse(own).success).toBe(true);
  });

  test('of another version brings what is known, and says how much was not', () => {
    const keys = { claim: 'x', dance: 'y', backup: 7, constructor: 'z' };
    const file = JSON.stringify({ semaforoKeys: 1, keys });
    expect(keyMapIn(file, commands)).toEqual({ keys: { claim: 'x' }, singleLetterKeys: true, unknown: 3 });
  });

  test.each([
    '',
    '[]',
    '{}',
    '{"semaforoKeys":1}',
    '{"semaforoKeys":2,"keys":{}}',
    '{"semaforoKeys":1,"keys":[]}',
  ])('%j is none', (text) => expect(keyMapIn(text, commands)).toBeNull());
});
