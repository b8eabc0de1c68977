// A stranger's plain text, cut into words, links and marks for what could not be seen: pure.
import { findLinks } from '../../../shared/domain/link-target';
import { type MarkName, visibleText } from '../../../shared/domain/visible-text';

export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string }
  | { readonly kind: 'mark'; readonly name: MarkName; readonly count: number };

/** The pieces of a text, in order. */
export function pieces(text: string): readonly Piece[] {
  return visibleText(text).flatMap((span): readonly Piece[] =>
    span.kind === 'mark' ? [span] : withLinks(span.text),
  );
}

function withLinks(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { from, to } of findLinks(text)) {
    if (from > at) found.push({ kind: 'words', text: text.slice(at, from) });
    found.push({ kind: 'link', text: text.slice(from, to) });
    at = to;
  }
  if (at < text.length) found.push({ kind: 'words', text: text.slice(at) });
  return found;
}
