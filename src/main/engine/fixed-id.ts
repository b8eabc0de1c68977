// Ids that follow from what they name: the same on every desktop and after every crash.
import { createHash } from 'node:crypto';

/** 32 hex digits, as every id of ours. */
export function fixedId(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('|')).digest('hex').slice(0, 32);
}
