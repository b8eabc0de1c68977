import { describe, expect, test } from 'vitest';
import type { ConversationEntry } from '../../../shared/domain/conversation';
import { newestInSight } from './first-sight';

const note = (characters: number) => ({ kind: 'note', text: 'a'.repeat(characters) }) as ConversationEntry;
const step = { kind: 'step' } as ConversationEntry;
const many = (entry: ConversationEntry) => Array.from({ length: 12 }, () => entry);

describe('what a case opens with', () => {
  test('is half a dozen entries while nobody knows how high the sight is', () => {
    expect(newestInSight(many(note(10)), null)).toBe(6);
    expect(newestInSight([step], null)).toBe(1);
  });

  test.each([
    ['short words', note(10), 200, 3],
    ['long words', note(400), 400, 3],
    ['words that fill it alone', note(4_000), 400, 1],
    ['steps, of which many would fit', step, 400, 6],
  ])('is what fills the sight: %s', (_, entry, height, count) => {
    expect(newestInSight(many(entry), height)).toBe(count);
  });

  test('is read from the end: what stands above fills nothing', () => {
    expect(newestInSight([note(4_000), note(10), note(10)], 160)).toBe(2);
  });

  test('is nothing of a story without words', () => {
    expect(newestInSight([], 400)).toBe(0);
  });
});
