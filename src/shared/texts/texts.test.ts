import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { en } from './en';
import { es } from './es';
import type { TextKey } from './text-key';

const source = fileURLToPath(new URL('../..', import.meta.url));
/** The engine speaks no language, but for the report of a crisis, which is given its words. */
const report = 'main/engine/crisis/record-report.ts';
const sources = globSync(['renderer/**/*.{ts,tsx}', report], { cwd: source })
  .filter((file) => !file.includes('.test.'))
  .map((file) => readFileSync(`${source}/${file}`, 'utf8'))
  .join('\n');

const keys = Object.keys(en) as TextKey[];
/** Beginnings of keys that are put together where they are used: `tier.${tier}`. */
const beginnings = [...sources.matchAll(/`([a-zA-Z-]+\.(?:[a-zA-Z-]+\.)*)\$\{/g)].map(
  (match) => match[1] ?? '',
);
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/(?<!(?:=\d|one|other) )\{(\w+)[,}]/g)].map((match) => match[1]))].sort();

const valuesFor = (text: string) => Object.fromEntries(placeholders(text).map((name) => [name ?? '', 2]));

describe('the texts of the interface', () => {
  test('every text is used', () => {
    const unused = keys.filter(
      (key) => !sources.includes(`'${key}'`) && !beginnings.some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });

  test.each(keys)('%s can be said in both languages, with the same things to fill in', (key) => {
    for (const [locale, messages] of [
      ['en', en],
      ['es', es],
    ] as const) {
      const problems: unknown[] = [];
      const intl = createIntl({ locale, messages, onError: (error) => problems.push(error) });
      expect(intl.formatMessage({ id: key }, valuesFor(messages[key]))).not.toBe('');
      expect(problems).toEqual([]);
    }
    expect(placeholders(es[key])).toEqual(placeholders(en[key]));
  });
});
