import { describe, expect, test } from 'vitest';
import { commands } from '../app/commands';
import { conflictsIn, isKeyOn, keysOf } from './key-map';

const few = [
  { id: 'claim', keys: ['c'] },
  { id: 'next', keys: ['j', 'ArrowDown'] },
  { id: 'go-queue', keys: ['g q'] },
  { id: 'backup', keys: [] },
];

describe('keys', () => {
  test("are the person's own in place of the first default, or none", () => {
    expect(keysOf({ id: 'next', keys: ['j', 'ArrowDown'] }, { next: 'n' })).toEqual(['n', 'ArrowDown']);
    expect(keysOf({ id: 'next', keys: ['j', 'ArrowDown'] }, { next: '' })).toEqual(['ArrowDown']);
    expect(keysOf({ id: 'backup', keys: [] }, { backup: 'g z' })).toEqual(['g z']);
  });

  test.each([
    [{ claim: 'j' }, 'claim', [{ kind: 'same', key: 'j', with: 'next' }]],
    [{ claim: 'j' }, 'next', [{ kind: 'same', key: 'j', with: 'claim' }]],
    [{ claim: 'g' }, 'claim', [{ kind: 'begins', key: 'g', with: 'go-queue' }]],
    [{ claim: 'g' }, 'go-queue', [{ kind: 'begun', key: 'g q', with: 'claim' }]],
    [{ claim: 'Mod+z' }, 'claim', [{ kind: 'reserved', key: 'Mod+z' }]],
    [{ backup: 'ArrowDown' }, 'backup', [{ kind: 'same', key: 'ArrowDown', with: 'next' }]],
  ] as const)('%j: what stands in the way of %s is told', (own, id, expected) => {
    expect(conflictsIn(few, own).get(id)).toEqual(expected);
  });

  test('as they come stand in nobody’s way', () => {
    expect([...conflictsIn(commands, {})]).toEqual([]);
    expect(commands.length).toBeGreaterThan(40);
  });

  test('that are characters can be switched off, capitals and two in a row included', () => {
    for (const key of ['j', '!', 'Shift+j', 'g q']) expect(isKeyOn(key, false)).toBe(false);
    for (const key of ['Mod+k', 'Escape', 'ArrowDown', 'Shift+ArrowDown'])
      expect(isKeyOn(key, false)).toBe(true);
    expect(isKeyOn('j', true)).toBe(true);
  });
});
