import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chainedLines, lastHash, recordParts } from '../../shared/domain/record/record-chain';
import { verifyRecord } from './verify-record';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const lines = chainedLines([{ incident: { title: 'The film' } }, { at: 1 }, { at: 2 }], hash);
const file = [...recordParts('<!doctype html>\n<p>The film.', lines, hash)].join('');

describe('the file of a crisis', () => {
  it('that is whole is said to be, with what to compare with the log', () => {
    expect(verifyRecord(file)).toEqual({
      isWhole: true,
      sentences: ['Whole and unchanged.', '2 entries of: The film', `Last hash: ${lastHash(lines)}`],
    });
  });

  it.each<[string, string, RegExp]>([
    ['with one flipped byte in an entry', file.replace('"at":2', '"at":3'), /line 6 is not what was saved/],
    ['with one in the report', file.replace('<p>The', '<p>Thf'), /readable report/],
    ['cut short', file.slice(0, -4), /no whole record/],
    ['that is something else', 'Dear all,', /no whole record/],
  ])('%s is found out', (_, text, said) => {
    const verdict = verifyRecord(text);
    expect(verdict.isWhole).toBe(false);
    expect(verdict.sentences[0]).toMatch(said);
  });
});
