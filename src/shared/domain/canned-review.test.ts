import { describe, expect, it } from 'vitest';
import { dueForReview, isExpired, isReviewDue } from './canned-review';

describe('looking canned responses over', () => {
  it.each([
    ['2026-03-15', '2026-04-15T23:59:59Z', false],
    ['2026-03-15', '2026-04-16T00:00:00Z', true],
    ['2026-01-31', '2026-02-28T23:59:59Z', false],
    ['2026-01-31', '2026-03-01T00:00:00Z', true],
    ['2026-12-20', '2027-01-20T12:00:00Z', false],
    ['2026-12-20', '2027-01-21T12:00:00Z', true],
    [undefined, '2026-03-15T00:00:00Z', true],
  ])('of %s is due at %s: %s', (reviewed, now, isDue) => {
    expect(isReviewDue({ reviewed }, Date.parse(now))).toBe(isDue);
  });

  it('names what is due, the longest unseen first and what was never seen before it', () => {
    const fresh = { id: 'fresh', reviewed: '2026-06-01' };
    const old = { id: 'old', reviewed: '2026-03-01' };
    const older = { id: 'older', reviewed: '2026-01-01' };
    const never: { readonly id: string; readonly reviewed?: string } = { id: 'never' };
    const now = Date.parse('2026-06-15T00:00:00Z');
    expect(dueForReview([old, fresh, never, older], now)).toEqual([never, older, old]);
  });

  it('owes nothing for what nobody is offered any more', () => {
    const over = { reviewed: '2026-01-01', expires: '2026-06-15' };
    const now = Date.parse('2026-06-15T00:00:00Z');
    expect(dueForReview([over], now - 1)).toEqual([over]);
    expect(dueForReview([over], now)).toEqual([]);
    expect([isExpired(over, now - 1), isExpired(over, now), isExpired({}, now)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('asks nothing of a brand that writes down no such day', () => {
    expect(dueForReview([{}, {}], 0)).toEqual([]);
  });
});
