import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highestHour, scaleOf } from './surge-model';

const hours = fc.array(
  fc.record({
    from: fc.nat(),
    count: fc.nat(10_000),
    expected: fc.double({ min: 0, max: 10_000, noNaN: true }),
  }),
  { maxLength: 24 },
);

describe('the curve of a surge', () => {
  it('has no bar beyond its room, and more of it for more', () => {
    fc.assert(
      fc.property(hours, (curve) => {
        const scale = scaleOf(curve);
        for (const { count, expected } of curve) {
          expect(scale(count)).toBeLessThanOrEqual(1);
          expect(scale(expected)).toBeGreaterThanOrEqual(0);
          if (count > expected) expect(scale(count)).toBeGreaterThan(scale(expected));
        }
      }),
    );
  });

  it('names the hour that brought most', () => {
    const hour = (count: number) => ({ from: count, count, expected: 1 });
    expect(highestHour([hour(1), hour(7), hour(3)])?.count).toBe(7);
    expect(highestHour([])).toBeNull();
  });
});
