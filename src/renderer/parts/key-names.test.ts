import { describe, expect, test } from 'vitest';
import { en } from '../../shared/texts/en';
import { es } from '../../shared/texts/es';
import { commands } from '../app/commands';
import { keysOf } from './key-map';
import { isCharacterKey, keyCaps, keyName, type Pressed } from './key-names';

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  altGraph: false,
  ...more,
});

describe('names of keys', () => {
  test.each<readonly [Pressed, string | null]>([
    [press('j'), 'j'],
    [press('J', { shiftKey: true }), 'Shift+j'],
    [press('J'), 'j'],
    [press('k', { ctrlKey: true }), 'Mod+k'],
    [press('k', { metaKey: true }), 'Mod+k'],
    [press('Enter', { ctrlKey: true }), 'Mod+Enter'],
    [press('!', { shiftKey: true }), '!'],
    [press('/', { shiftKey: true }), '/'],
    [press('@', { ctrlKey: true, altKey: true, altGraph: true }), '@'],
    [press('ArrowDown', { shiftKey: true }), 'Shift+ArrowDown'],
    [press('j', { altKey: true }), null],
    [press('Dead'), null],
  ])('%o is %s', (pressed, name) => expect(keyName(pressed)).toBe(name));

  test('caps are named as on the keyboard in front of the person', () => {
    expect(keyCaps('Mod+k', false)).toBe('Ctrl k');
    expect(keyCaps('Mod+k', true)).toBe('⌘ k');
    expect(keyCaps('g q', false)).toBe('g q');
    expect(keyCaps('Shift+j', false)).toBe('⇧ j');
  });
});

describe('the commands', () => {
  test('no key stands for two of them, and none begins where a single key already acts', () => {
    const keys = commands.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
    const starts = keys.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]);
    expect(starts.filter((start) => keys.includes(start ?? ''))).toEqual([]);
  });

  test('the promised keys do what they promise', () => {
    const promised: Record<string, string> = {
      j: 'next',
      k: 'previous',
      Enter: 'open',
      Escape: 'back',
      1: 'green',
      2: 'yellow',
      3: 'red',
      0: 'safety',
      c: 'claim',
      a: 'assign',
      r: 'reply',
      n: 'note',
      ';': 'canned',
      t: 'tag',
      x: 'mark',
      e: 'resolve',
      s: 'snooze',
      m: 'merge',
      '!': 'escalate',
      z: 'undo',
      d: 'no-reply',
      b: 'by-hand',
      '/': 'search',
      'Mod+k': 'palette',
      '?': 'keys',
      'g q': 'go-queue',
      'g o': 'go-outbox',
      'g ,': 'go-settings',
    };
    for (const [key, id] of Object.entries(promised)) {
      expect(commands.find((command) => command.keys.includes(key))?.id, key).toBe(id);
    }
  });

  test('every command has a name, and another key takes the place of the first one', () => {
    for (const command of commands) expect(en).toHaveProperty([command.label]);
    const next = commands.find((command) => command.id === 'next');
    expect(next && keysOf(next, { next: 'l' })).toEqual(['l', 'ArrowDown']);
    expect(isCharacterKey('j') && !isCharacterKey('Enter')).toBe(true);
  });

  test.each([
    ['English', en],
    ['Spanish', es],
  ] as const)('in %s no two of them are called the same: the palette offers no riddles', (_name, texts) => {
    const called = commands.map(({ label }) => texts[label].toLowerCase());
    expect(called.filter((name, index) => called.indexOf(name) !== index)).toEqual([]);
    const ids = commands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
