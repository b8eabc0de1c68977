// The first words of a message, for the list.

const previewLength = 240;
/** A whole character takes two places at most. */
const placesAtMost = 2 * previewLength;
const needsFolding = /\s{2}|[^\S ]/u;
const halfCharacter = /[\ud800-\udfff]/;

/** One line of a message: white space folded, cut at a whole character. */
export function firstWords(text: string): string {
  // Cut before anything is looked at: a message may be a hundred pages long.
  const beginning = text.slice(0, 8 * previewLength);
  const line = (needsFolding.test(beginning) ? beginning.replace(/\s+/gu, ' ') : beginning).trim();
  const places = line.slice(0, placesAtMost);
  if (!halfCharacter.test(places)) return places.slice(0, previewLength);
  return [...places].slice(0, previewLength).join('');
}
