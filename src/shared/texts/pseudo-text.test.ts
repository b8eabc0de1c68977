import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { en } from './en';
import { pseudoText } from './pseudo-text';
import type { TextKey } from './text-key';

const said = (message: string, values: Record<string, string | number> = {}) => {
  const problems: unknown[] = [];
  const messages = { it: pseudoText(message) };
  const intl = createIntl({ locale: 'en', messages, onError: (error) => problems.push(error) });
  const words = intl.formatMessage({ id: 'it' }, values);
  expect(problems).toEqual([]);
  return words;
};

describe('the language that nobody speaks', () => {
  test('is longer than English and says where a text begins and ends', () => {
    expect(said('Send')).toBe('⟦Šéñđ ··⟧');
    expect(said('Nobody is waiting here.').length).toBeGreaterThan('Nobody is waiting here.'.length * 1.25);
  });

  test('leaves alone what is filled in, and translates the words of a plural', () => {
    expect(said('{name} heard {ago}', { name: 'Aurea', ago: 'now' })).toBe('⟦Aurea ħéàřđ now ··⟧');
    const cases = '{count, plural, =0 {none} one {# case} other {{name} has # cases}}';
    expect(said(cases, { count: 0, name: 'Ana' })).toMatch(/^⟦ñöñé /u);
    expect(said(cases, { count: 3, name: 'Ana' })).toMatch(/^⟦Ana ħàš 3 çàšéš /u);
  });

  test.each(Object.keys(en) as TextKey[])('%s can be said in it, and no English letter is left', (key) => {
    const names = [...en[key].matchAll(/\{(\w+)/g)].map((match) => match[1] ?? '');
    const words = said(en[key], Object.fromEntries(names.map((name) => [name, 2])));
    expect(words.replaceAll(/[0-9]/g, '')).not.toMatch(/[a-zA-Z]/);
  });
});
