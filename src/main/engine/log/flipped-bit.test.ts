// One flipped bit anywhere in the log is found or harmless, and what is left is salvaged without a doubtful event.
import { beforeAll, expect, test } from 'vitest';
import { type Flips, flipBits } from '../../../../test/support/flips';

const count = 50;
let outcome: Flips;

beforeAll(async () => {
  outcome = await flipBits(1, count, 9);
}, 240_000);

test('a flipped bit is found or harmless, and nothing that was read is wrong', () => {
  const faults = outcome.flips.filter(({ reading }) => !/^(harmless|aborted|found: )/.test(reading));
  expect(faults.map(({ where, reading }) => `${where}: ${reading}`)).toEqual([]);
  expect(outcome.flips).toHaveLength(count);
  expect(outcome.flips.some(({ reading }) => reading.startsWith('found'))).toBe(true);
});

test('a salvage keeps the events in their order, invents none, and counts what it lost', () => {
  const written = (JSON.parse(outcome.written) as unknown[]).map((event) => JSON.stringify(event));
  for (const { where, salvage } of outcome.flips) {
    const kept = (JSON.parse(salvage.kept ?? '[]') as unknown[]).map((event) => JSON.stringify(event));
    const remaining = written.filter((event) => kept.includes(event));
    expect({ where, kept }).toEqual({ where, kept: remaining });
    expect({ where, lost: salvage.lost }).toEqual({ where, lost: written.length - kept.length });
  }
});

test('one flipped bit costs at most the events of one page', () => {
  for (const { where, salvage } of outcome.flips)
    expect(salvage.lost, `${where} ${salvage.refused ?? ''}`).toBeLessThanOrEqual(12);
});
