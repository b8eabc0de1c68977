// A stranger's plain text, cut into words, links and characters that would hide something: pure.

export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string }
  | { readonly kind: 'hidden'; readonly name: string };

// Ends before punctuation that belongs to the sentence.
const link = /\bhttps?:\/\/[^\s<>"'）)\]]+[^\s<>"'）)\].,;:!?…]/giu;
/** Controls (but tab and line break) and direction marks, which can make a text read as another one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;

/** The pieces, in order; together they are the whole text. */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(link)) {
    found.push(...plain(text.slice(at, match.index)), { kind: 'link', text: match[0] });
    at = match.index + match[0].length;
  }
  return [...found, ...plain(text.slice(at))];
}

function plain(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(hidden)) {
    if (match.index > at) found.push({ kind: 'words', text: text.slice(at, match.index) });
    found.push({ kind: 'hidden', name: codePointName(match[0]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ kind: 'words', text: text.slice(at) });
  return found;
}

/** "U+202E" */
function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
