// Identifiers that the page makes: operations and replies.

/** 32 lower-case hex digits. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
