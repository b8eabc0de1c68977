// Keys pressed one right after the other: driven from outside, each may take a slow machine so long that they are two commands.

/** Letters such as "gq", where the focus is. */
export function pressInRow(keys: string): void {
  for (const key of keys) {
    const pressed = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(pressed);
  }
}
