// Shortens a text that a stranger wrote to what we are ready to keep.

/** Cut to so many UTF-16 units, never through the middle of a character. */
export function capped(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
