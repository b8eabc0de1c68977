import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainedLines, checkRecord, lastHash, lineValue, recordParts } from './record-chain';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const report = '<!doctype html>\n<title>The film</title>\n<p>What was said, and when.';
const values = [{ title: 'The film' }, { at: 1, text: 'First </script> words' }, { at: 2, text: 'Ñandú 🦤' }];
const lines = chainedLines(values, hash);
const file = [...recordParts(report, lines, hash)].join('');

describe('a record', () => {
  it('is as it was saved, and says how much it holds', () => {
    expect(checkRecord(file, hash)).toEqual({
      ok: true,
      head: { title: 'The film' },
      entries: 2,
      hash: lastHash(lines),
    });
    expect(lines.map((line) => lineValue(line))).toEqual(values);
  });

  it('is found out by any one byte that differs, wherever it is', () => {
    const bytes = Buffer.from(file);
    const place = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(place, ([at, flip]) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(checkRecord(changed.toString('utf8'), hash).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found out when it ends early', () => {
    fc.assert(
      fc.property(fc.nat({ max: file.length - 1 }), (length) => {
        expect(checkRecord(file.slice(0, length), hash).ok).toBe(false);
      }),
    );
  });

  it('is the same when it was made in parts', () => {
    const first = chainedLines(values.slice(0, 2), hash);
    const parts = [...first, ...chainedLines(values.slice(2), hash, lastHash(first))];
    expect(parts).toEqual(lines);
  });

  it('says in which line it was changed', () => {
    const changed = file.replace('First', 'Other');
    expect(checkRecord(changed, hash)).toEqual({ ok: false, fault: 'changed', line: 6 });
    expect(changed.split('\n')[5]).toContain('Other');
  });

  it.each<[string, string]>([
    ['a line left out', file.split('\n').toSpliced(5, 1).join('\n')],
    ['two lines in each other’s place', swapped(file.split('\n'), 5, 6).join('\n')],
    ['another report above the same lines', file.replace('What was said', 'What was not said')],
    ['something after its end', `${file}<p>More.`],
    ['nothing of a record', report],
    ['nothing at all', ''],
  ])('with %s is none', (_, text) => {
    expect(checkRecord(text, hash).ok).toBe(false);
  });

  it('of other words has another last hash', () => {
    const others = chainedLines([...values.slice(0, 2), { at: 2, text: 'Otherwise' }], hash);
    expect(lastHash(others)).not.toBe(lastHash(lines));
    expect(checkRecord([...recordParts(report, others, hash)].join(''), hash)).toMatchObject({ ok: true });
  });

  it('keeps whatever was written inside its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (said, above) => {
        const made = chainedLines([{ said: `${said}</script>${above}` }, { said }], hash);
        expect(made.join('\n')).not.toContain('<');
        expect(checkRecord([...recordParts('<p>', made, hash)].join(''), hash).ok).toBe(true);
      }),
    );
  });
});

function swapped(all: readonly string[], a: number, b: number): readonly string[] {
  const [one = '', other = ''] = [all[a], all[b]];
  return all.with(a, other).with(b, one);
}
