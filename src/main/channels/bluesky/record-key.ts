// The key under which a reply is stored on Bluesky: ours to choose, so the same reply can only ever exist once.
import { createHash } from 'node:crypto';
import type { ReplyId } from '../../../shared/domain/ids';

const alphabet = '234567abcdefghijklmnopqrstuvwxyz';
const epoch = BigInt(Date.UTC(2023, 0, 1)) * 1_000n;
const span = 1n << 45n;

/**
 * A record key in the form Bluesky asks for (a timestamp identifier: 53 bits of microseconds, 10 bits of clock), made
 * from the reply's id alone: every attempt, on any desktop and at any time, gives the same key. The time in it is
 * not the time of the reply; it lies in 2023 or early 2024, so that no server takes it for a post from the future.
 */
export function recordKey(replyId: ReplyId): string {
  const bits = createHash('sha256').update(`semaforo reply ${replyId}`).digest().readBigUInt64BE();
  let rest = ((epoch + (bits % span)) << 10n) | (bits >> 54n);
  let key = '';
  for (let digit = 0; digit < 13; digit += 1) {
    key = (alphabet[Number(rest & 31n)] ?? '') + key;
    rest >>= 5n;
  }
  return key;
}
