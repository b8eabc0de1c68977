// What a server keeps of a password (RFC 5802), made here so that the password itself never leaves this desktop.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const iterations = 15_000;
const shortest = 14;

/** Throws when the password is too short or has letters that two systems may encode differently. */
export function scramProof(password: string): string {
  if (password.length < shortest || !/^[\x21-\x7e]+$/.test(password)) {
    throw new RangeError(
      `A password of the hub has at least ${shortest} letters, digits and signs, all of them plain (no spaces, no accents).`,
    );
  }
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

/** A password nobody guesses: 27 letters and digits. */
export function freshPassword(): string {
  return randomBytes(20).toString('base64url');
}
