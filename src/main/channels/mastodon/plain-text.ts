// A status's HTML as plain text: paragraphs and links stay readable, mentions and tags stay short.
import { compile } from 'html-to-text';
import { maxTextLength } from '../../../shared/ipc/channels-port';

const toText = compile({
  wordwrap: false,
  limits: { maxInputLength: 1_000_000, maxDepth: 100, maxChildNodes: 10_000 },
  selectors: [
    { selector: 'a', format: 'statusLink' },
    { selector: 'img', format: 'skip' },
    { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
  ],
  formatters: {
    statusLink: (element, walk, builder) => {
      const { href = '', class: classes = '' } = element.attribs ?? {};
      const words = wordsOf(element).trim();
      const isShort = /\b(mention|hashtag)\b/.test(classes) || /^[@#]/.test(words);
      // What a link says and where it leads may differ: then both are shown.
      const same = words === href || `https://${words}` === href || `${words}/` === href;
      if (isShort || same || !/^https?:/i.test(href)) walk(element.children, builder);
      else builder.addInline(words === '' ? href : `${words} (${href})`, { noWordTransform: true });
    },
  },
});

/** Plain text of at most the length the engine takes. A spoiler warning stands first, as on the channel. */
export function plainText(content: string, spoiler: string): string {
  const text = toText(content).trim();
  return (spoiler === '' ? text : `${spoiler.trim()}\n\n${text}`).slice(0, maxTextLength);
}

/** Text of the kind the server makes of what we send: mentions lose their host, white space its width. */
export function comparableText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/@[\p{L}\p{N}_.-]+(@[\p{L}\p{N}_.-]+)?/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

interface Node {
  readonly type: string;
  readonly data?: string | undefined;
  readonly children?: readonly Node[] | undefined;
}

function wordsOf(node: Node, depth = 0): string {
  if (node.type === 'text') return node.data ?? '';
  return depth > 50 ? '' : (node.children ?? []).map((child) => wordsOf(child, depth + 1)).join('');
}
