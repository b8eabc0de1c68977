// The words of a mail as plain text, whichever form it came in.
import { convert } from 'html-to-text';
import { capped } from '../capped';

/** Longer mails are read to here; what follows is newsletters' code or somebody's joke. */
const longestHtml = 1_000_000;
const longestText = 150_000;
const deepest = 2_000;

const options = {
  wordwrap: false as const,
  limits: { maxInputLength: longestHtml, maxDepth: 60, maxChildNodes: 5_000, ellipsis: '…' },
  selectors: [
    {
      selector: 'a',
      options: {
        hideLinkHrefIfSameAsText: true,
        linkBrackets: ['(', ')'] as [string, string],
        ignoreHref: false,
      },
    },
    // A picture's address is nobody's words, and loading it would tell its sender that the mail was read.
    { selector: 'img', format: 'skip' },
    { selector: 'hr', format: 'skip' },
    { selector: 'blockquote', options: { trimEmptyLines: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
};

/** The text part if it says anything, else the HTML part as text. Never markup. */
export function mailText(text: string | undefined, html: string | undefined): string {
  const plain = tidy(text ?? '');
  if (plain !== '') return plain;
  return html ? tidy(textOfHtml(html)) : '';
}

function textOfHtml(html: string): string {
  const source = capped(html, longestHtml);
  if (nesting(source) > deepest) return withoutTags(source);
  try {
    return convert(source, options);
  } catch {
    // Nothing a sender writes may keep a mail from the agent.
    return withoutTags(source);
  }
}

const voidTags = new Set([
  'area',
  'base',
  'br',
  'col',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
]);

/** How many elements stay open, at most; never less than the parser will find. Its time grows with the square of it. */
function nesting(html: string): number {
  const open = new Map<string, number>();
  let now = 0;
  let most = 0;
  for (const [, close, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,40})/gi)) {
    const name = tag.toLowerCase();
    const count = open.get(name) ?? 0;
    if (voidTags.has(name) || (close && count === 0)) continue;
    open.set(name, count + (close ? -1 : 1));
    now += close ? -1 : 1;
    most = Math.max(most, now);
  }
  return most;
}

function withoutTags(html: string): string {
  return html.slice(0, longestText).replace(/<[^<>]{0,2000}>/g, ' ');
}

/** One kind of line end, no control characters, no runs of empty lines. */
function tidy(text: string): string {
  const lines = capped(text, longestText)
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .split('\n');
  const clean = lines.map((line) => withoutControls(line).trimEnd());
  return clean
    .filter((line, at) => line !== '' || (clean[at - 1] ?? '') !== '')
    .join('\n')
    .trim();
}

function withoutControls(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  return line.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}
