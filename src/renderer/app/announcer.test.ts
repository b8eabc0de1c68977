import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { minute, second } from '../../shared/domain/time';
import { en } from '../../shared/texts/en';
import type { TextKey } from '../../shared/texts/text-key';
import { type Announced, Announcer, announcements } from './announcer';

const intl = createIntl({ locale: 'en', messages: en });
const documented = readFileSync(
  fileURLToPath(new URL('../../../docs/accessibility.md', import.meta.url)),
  'utf8',
);

/** Takes whatever is due, whenever it is, up to a moment. */
function spoken(announcer: Announcer, until: number) {
  const said: { readonly at: number; readonly event: Announced; readonly count: number }[] = [];
  for (let at = announcer.nextAt; at !== null && at <= until; at = announcer.nextAt)
    for (const { event, values } of announcer.take(at))
      said.push({ at, event, count: Number(values['count']) });
  return said;
}

describe('what is said aloud', () => {
  test('of a hundred green arrivals is at most one thing a minute, and none of them is left out', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 10 * minute }), { minLength: 100, maxLength: 100 });
    fc.assert(
      fc.property(arrivals, (times) => {
        const announcer = new Announcer();
        const said = [...times]
          .sort((a, b) => a - b)
          .flatMap((at) => {
            const before = spoken(announcer, at);
            announcer.count('new-cases', 1, at);
            return before;
          })
          .concat(spoken(announcer, Number.POSITIVE_INFINITY));
        for (const [index, one] of said.entries()) {
          const earlier = said[index - 1];
          if (earlier !== undefined) expect(one.at - earlier.at).toBeGreaterThanOrEqual(minute);
        }
        expect(said.reduce((sum, { count }) => sum + count, 0)).toBe(100);
      }),
    );
  });

  test('of the first arrival is said at once, of red ones sooner than of the others', () => {
    const announcer = new Announcer();
    announcer.count('new-cases', 1, 0);
    announcer.count('new-red', 1, 0);
    expect(spoken(announcer, 0).map(({ event }) => event)).toEqual(['new-red', 'new-cases']);
    announcer.count('new-cases', 2, second);
    announcer.count('new-red', 3, second);
    expect(spoken(announcer, 20 * second)).toEqual([{ at: 10 * second, event: 'new-red', count: 3 }]);
    expect(spoken(announcer, minute)).toEqual([{ at: minute, event: 'new-cases', count: 2 }]);
  });

  test('is nothing while everything is well, and nothing of what was over again at once', () => {
    const announcer = new Announcer();
    announcer.stand('engine', { text: 'said.engineBack' }, 0);
    announcer.stand('engine', { text: 'sync.engineStopped' }, 5 * second);
    announcer.stand('engine', { text: 'said.engineBack' }, 6 * second);
    expect(announcer.nextAt).toBeNull();
  });

  test('is what is wrong at a start, and when it is well again', () => {
    const announcer = new Announcer();
    announcer.stand('disk', { text: 'sync.diskFull' }, 0);
    announcer.stand('disk', { text: 'sync.diskFull' }, second);
    expect(announcer.take(second)).toEqual([]);
    expect(announcer.take(2 * second)).toMatchObject([{ how: 'assertive', text: 'sync.diskFull' }]);
    announcer.stand('disk', { text: 'said.diskBack' }, 3 * second);
    expect(announcer.take(11 * second)).toEqual([]);
    expect(announcer.take(12 * second)).toMatchObject([{ text: 'said.diskBack' }]);
  });

  test('tells another number of silent channels, and not the same one twice', () => {
    const announcer = new Announcer();
    announcer.stand('silent', { text: 'sync.someStale', count: 1 }, 0);
    expect(spoken(announcer, minute)).toHaveLength(1);
    announcer.stand('silent', { text: 'sync.someStale', count: 1 }, 2 * minute);
    expect(spoken(announcer, 3 * minute)).toEqual([]);
    announcer.stand('silent', { text: 'sync.someStale', count: 2 }, 4 * minute);
    expect(spoken(announcer, 5 * minute)).toMatchObject([{ event: 'silent', count: 2 }]);
  });
});

describe('the written table', () => {
  const sentences = (text: TextKey) => {
    const said = (count: number) => intl.formatMessage({ id: text }, { count });
    return said(1) === said(3) ? [said(1)] : [said(1), said(3)];
  };

  test.each(Object.entries(announcements))('tells of %s as it is said', (event, manner) => {
    const texts: readonly TextKey[] =
      manner.kind === 'counted' ? [manner.text] : [...manner.otherwise, manner.well];
    const words = texts.flatMap(sentences).join(' / ');
    expect(documented).toContain(`| ${event} | ${manner.how} | ${manner.everyMs / second} s | ${words} |`);
  });

  test('holds nothing that is not said', () => {
    const rows = documented.matchAll(/^\| (\S+) \| (?:polite|assertive) \| \d+ s \|/gmu);
    expect([...rows].map(([, name]) => name)).toEqual(Object.keys(announcements));
  });
});
