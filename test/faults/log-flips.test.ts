// Flipped bits in a larger log than the unit tests have, many more of them.
import { expect, test } from 'vitest';
import { flipBits } from '../support/flips';

const count = 200;

test(`each of ${count} flipped bits is found or harmless, and nothing that was not written is salvaged`, async () => {
  const { flips, written } = await flipBits(10_001, 10_000 + count, 15);
  const all = new Set((JSON.parse(written) as unknown[]).map((event) => JSON.stringify(event)));
  const faults = flips.filter(({ reading }) => !/^(harmless|aborted|found: )/.test(reading));
  expect(faults.map(({ where, reading }) => `${where}: ${reading}`)).toEqual([]);
  expect(flips).toHaveLength(count);
  for (const { where, salvage } of flips) {
    const kept = (JSON.parse(salvage.kept ?? '[]') as unknown[]).map((event) => JSON.stringify(event));
    expect({ where, strangers: kept.filter((event) => !all.has(event)) }).toEqual({ where, strangers: [] });
    expect({ where, lost: salvage.lost }).toEqual({ where, lost: all.size - kept.length });
  }
}, 1_800_000);
