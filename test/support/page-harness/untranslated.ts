// Words on a page that stand outside the brackets of the pseudo-locale and were not written by anybody.
import { pseudoClosing, pseudoOpening } from '../../../src/shared/texts/pseudo-text';

/** What the app says the same in every language. */
const ourOwn = [
  ...['Semáforo', 'English', 'Español', 'Bluesky', 'Mastodon', 'Ctrl', 'Esc'],
  // Languages and units of sizes are said by the system's own rules.
  ...['EN', 'ES', 'Spanish', 'kB', 'MB', 'GB'],
];
/** Where the words of people and of the workspace lie; kinds, states and ids are the app's own. */
const written = new Set([
  ...['name', 'names', 'handle', 'text', 'tone', 'label', 'labels', 'title', 'initials', 'subject', 'reason'],
  ...['note', 'detail'],
  ...['tags', 'address', 'user', 'host', 'server', 'altText', 'authorName', 'language', 'version', 'lines'],
]);
const spokenAttributes = [
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'aria-valuetext',
  'aria-roledescription',
];

/** Every text in a value that people wrote: customers, colleagues, or who made the workspace. */
export function wordsWritten(value: unknown, isWritten = false): readonly string[] {
  if (typeof value === 'string') return isWritten ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => wordsWritten(one, isWritten));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => wordsWritten(one, isWritten || written.has(key)));
}

/** What is shown or spoken and stands neither in brackets nor in what people wrote; each with the element it is in. */
export function untranslatedIn(root: Element, content: readonly string[]): readonly string[] {
  const dates = wordsOfDates();
  const isKnown = (piece: string) =>
    content.some((one) => one.includes(piece)) ||
    wordsIn(piece).every((word) => ourOwn.includes(word) || dates.has(word));
  const found = new Set<string>();
  const judge = (text: string, where: Element) => {
    for (const piece of piecesOutside(text))
      if (!isKnown(piece)) found.add(`${piece} (${where.localName}: ${text.slice(0, 60)})`);
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node: Node | null = root; node !== null; node = walker.nextNode()) {
    if (node instanceof Element)
      for (const name of spokenAttributes) judge(node.getAttribute(name) ?? '', node);
    // Names of keys, and what a log or a file says to machines.
    else if (node.parentElement?.closest('kbd, code, pre, script, style') === null)
      judge(node.nodeValue ?? '', node.parentElement);
  }
  return [...found];
}

/** What is left when everything in brackets is taken out, in pieces that have a word in them. */
function piecesOutside(text: string): readonly string[] {
  let depth = 0;
  let outside = '';
  for (const letter of text) {
    if (letter === pseudoOpening) depth += 1;
    if (depth === 0) outside += letter;
    else outside += '\n';
    if (letter === pseudoClosing) depth -= 1;
  }
  return outside
    .split(/[\n,;:·—…()]+/u)
    .map((piece) => piece.trim().replace(/^@/, ''))
    .filter((piece) => /\p{L}{2}/u.test(piece));
}

function wordsIn(text: string): readonly string[] {
  return text.split(/[\s\d+]+/u).filter((word) => /\p{L}{2}/u.test(word));
}

/** Months, days and halves of the day are said by the system's own rules. */
function wordsOfDates(): ReadonlySet<string> {
  const forms: Intl.DateTimeFormatOptions[] = [
    { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: true },
    { dateStyle: 'full', timeStyle: 'medium' },
    { weekday: 'short', hour: '2-digit' },
  ];
  // Every month, and with steps of 29 days every day of the week.
  const dates = Array.from({ length: 14 }, (_, step) => Date.UTC(2026, 0, 1 + step * 29, step * 2));
  const said = dates.flatMap((at) => forms.map((form) => new Intl.DateTimeFormat('en', form).format(at)));
  return new Set(said.flatMap((date) => date.split(/[\s,:]+/u)));
}
