import { describe, expect, test } from 'vitest';
import { standingViews } from '../../../shared/domain/case-row';
import { en } from '../../../shared/texts/en';
import { es } from '../../../shared/texts/es';
import { emptyWords } from './queue-empty-model';

describe('an empty list', () => {
  test.each([...standingViews, 'brand:aurea'] as const)('says of %s what is so, and what next', (view) => {
    const { title, next } = emptyWords(view, true);
    for (const texts of [en, es]) {
      expect(texts[title]).toMatch(/\.$/u);
      expect(texts[next]).toMatch(/\.$/u);
      expect(texts[next]).not.toBe(texts[title]);
    }
  });

  test('does not promise new cases where none come in by themselves', () => {
    for (const view of ['closed', 'snoozed', 'muted', 'replies-stuck', 'awaiting-approval'] as const)
      expect(emptyWords(view, true).next).not.toBe('queue.emptyNext');
  });

  test('of a desk without a channel leads to connecting one, whatever the view', () => {
    for (const view of standingViews) expect(emptyWords(view, false).act).toBe('connect');
  });

  test('of who waits on the reserve says so before anything else, and when their seat opens', () => {
    for (const hasChannels of [true, false])
      expect(emptyWords('mine', hasChannels, true)).toEqual({
        title: 'queue.empty.reserve',
        next: 'queue.emptyNext.reserve',
        act: null,
      });
  });

  test('of one’s own cases leads to the next one', () => {
    expect(emptyWords('mine', true).act).toBe('next-case');
  });
});
