// The first words of a message, for the list.

const previewLength = 240;

/** One line of a message: white space folded, cut at a whole character. */
export function firstWords(text: string): string {
  // Cut before anything is looked at: a message may be a hundred pages long.
  const beginning = text
    .slice(0, 8 * previewLength)
    .replace(/\s+/gu, ' ')
    .trim();
  return [...beginning].slice(0, previewLength).join('');
}
