// What stands for the words of an acknowledgement: they are the definition's own, which everybody of the team can read.
import { createHash } from 'node:crypto';

/** In hex. */
export function receiptDigest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
