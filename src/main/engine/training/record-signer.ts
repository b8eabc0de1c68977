// Signs records of training with the desktop's own key, and tells whether somebody's signature is good.
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { TrainingRecord } from '../../../shared/domain/training/training-record';
import type { SignedText } from '../../../shared/ipc/training-file';
import { trainingKey } from '../log/kept-by-name';
import type { Log } from '../log/open-log';
import { freshKey, seal, sha256, unseal } from '../log/seal';

/** What stands before the 32 bytes of an Ed25519 key in its usual wrappings (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** The record as it was signed. Makes the desktop's key the first time, inside the caller's transaction. */
export function signRecord(log: Log, record: TrainingRecord): SignedText {
  const payload = JSON.stringify(record);
  const own = ownKey(log);
  const signature = sign(null, Buffer.from(payload), own).toString('hex');
  return { payload, key: publicHex(own), signature };
}

/** Whether the text is what the key signed, to the last character. */
export function isSignedBy({ payload, key, signature }: SignedText): boolean {
  try {
    const der = Buffer.concat([publicPrefix, Buffer.from(key, 'hex')]);
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, Buffer.from(payload), publicKey, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}

/** A key as people compare it: 32 hexadecimal digits of its digest, in fours. */
export function keyWords(key: string): string {
  const digest = sha256(Buffer.from(key, 'hex')).toString('hex').slice(0, 32);
  return (digest.match(/.{4}/g) ?? []).join('-');
}

/** The key of this desktop, as people compare it; null until it has signed something. */
export function ownKeyWords(log: Log): string | null {
  return log.meta.read(trainingKey) === null ? null : keyWords(publicHex(ownKey(log)));
}

function ownKey(log: Log): KeyObject {
  const kept = log.meta.read(trainingKey);
  const seed = kept === null ? freshKey() : unseal(log.keys.desktop, kept, trainingKey);
  if (kept === null) log.meta.write(trainingKey, seal(log.keys.desktop, seed, trainingKey));
  return createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
}

function publicHex(key: KeyObject): string {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return der.subarray(publicPrefix.length).toString('hex');
}
