import { describe, expect, it } from 'vitest';
import { weeklyHours } from '../../../../shared/workspace/schema-values';
import { spansOf, spanWords } from './opening-times';

describe('opening times as they are typed', () => {
  it.each([
    ['09:00–14:00, 16:00–19:00', '09:00–14:00, 16:00–19:00'],
    ['9-14, 16.30 - 19', '09:00–14:00, 16:30–19:00'],
    ['0:00—24:00;', '00:00–24:00'],
    ['  ', ''],
  ])('%j is read as %j, which the definition takes', (typed, read) => {
    const spans = spansOf(typed);
    expect(spanWords(spans)).toBe(read);
    expect(spansOf(read)).toEqual(spans);
    expect(weeklyHours.safeParse({ timeZone: 'Europe/Madrid', weekly: { mon: spans } }).success).toBe(true);
  });

  it.each(['morning', '9', '25–26', '9–9'])('%j is no opening, and the definition says so', (typed) => {
    const spans = spansOf(typed);
    expect(spans).toHaveLength(1);
    expect(weeklyHours.safeParse({ timeZone: 'Europe/Madrid', weekly: { mon: spans } }).success).toBe(false);
  });
});
