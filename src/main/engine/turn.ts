// Lets whatever waits get in between two parts of something long.

/** Resolves when others had their turn: another command, a message, the feed. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
