// Ids that nobody has used before.
import { randomFillSync } from 'node:crypto';
import type { Chance } from './clock';

const idsDrawn = 512;
const chancePerId = 10;

/**
 * Ids that begin with the time they were made, in milliseconds (12 of the 32 digits): rows that are named by them come
 * to stand at the end of their tables, not all over them. The other 80 bits are chance.
 */
export function systemChance(): Chance {
  const drawn = Buffer.alloc(idsDrawn * chancePerId);
  let used = drawn.length;
  return {
    id: () => {
      if (used === drawn.length) {
        randomFillSync(drawn);
        used = 0;
      }
      used += chancePerId;
      const time = Math.max(0, Date.now()).toString(16).padStart(12, '0').slice(-12);
      return time + drawn.toString('hex', used - chancePerId, used);
    },
  };
}
