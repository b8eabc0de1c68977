import { describe, expect, test } from 'vitest';
import { byUse, type Uses, withUse } from './palette-uses';

const items = ['next', 'claim', 'backup', 'shift'].map((id) => ({ id }));
const order = (uses: Uses) => byUse(items, uses).map(({ id }) => id);
const picked = (...ids: string[]) => ids.reduce<Uses>(withUse, {});

describe('the palette', () => {
  test('stays as it is until something is picked more than once', () => {
    expect(order({})).toEqual(['next', 'claim', 'backup', 'shift']);
    expect(order(picked('shift'))).toEqual(['next', 'claim', 'backup', 'shift']);
  });

  test('brings up what is used, most used first, and leaves the others in their order', () => {
    expect(order(picked('shift', 'backup', 'shift', 'backup', 'shift'))).toEqual([
      'shift',
      'backup',
      'next',
      'claim',
    ]);
  });

  test('forgets what was long ago', () => {
    const before = picked('backup', 'backup', 'backup');
    expect(order(before)[0]).toBe('backup');
    const later = Array.from({ length: 60 }, () => 'claim').reduce<Uses>(withUse, before);
    expect(order(later)).toEqual(['claim', 'next', 'backup', 'shift']);
    expect(Object.keys(later)).toEqual(['claim']);
  });

  test('does not mind a command that is no more', () => {
    expect(order({ gone: 9, constructor: 9 })).toEqual(['next', 'claim', 'backup', 'shift']);
  });
});
