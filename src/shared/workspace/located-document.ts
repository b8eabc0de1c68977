// A YAML document that knows on which line each of its values stands, and that cannot be used as a bomb.
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

export type Path = readonly PropertyKey[];

export type LocatedDocument =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** The line, from 1, of the value at a path, or of the nearest value around it. */
      readonly lineOf: (path: Path) => number;
      readonly has: (path: Path) => boolean;
    }
  | {
      readonly ok: false;
      readonly problems: readonly {
        readonly line: number | null;
        readonly path: string;
        readonly reason: string;
      }[];
    };

/** How often anchors may be repeated all in all, so that a short text cannot unfold without end. */
const aliasesAtMost = 100;

/** Reads YAML 1.2 (so JSON too). Repeated keys, unknown tags, several documents and alias bombs are refused. */
export function readDocument(text: string): LocatedDocument {
  const counter = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, version: '1.2' });
  } catch {
    return unreadable('is nested too deeply to be read');
  }
  const mistakes = [...document.errors, ...document.warnings];
  if (mistakes.length > 0) {
    const problems = mistakes.map((mistake) => ({
      line: counter.linePos(mistake.pos[0]).line,
      path: '',
      reason: `is not valid YAML: ${firstSentence(mistake.message)}`,
    }));
    return { ok: false, problems };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: aliasesAtMost });
    const lineOf = (path: Path) => counter.linePos(offsetOf(document, path)).line;
    return { ok: true, value, lineOf, has: (path) => document.hasIn(path) };
  } catch {
    return unreadable('repeats its anchors too often to be read');
  }
}

function unreadable(reason: string): LocatedDocument {
  return { ok: false, problems: [{ line: null, path: '', reason }] };
}

/** The parser draws the place below its message; we name the line ourselves. */
function firstSentence(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}

/** Where the value at a path begins, or its key; where the path leads nowhere, the nearest value around. */
function offsetOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = isNode(node) && node.range ? node.range[0] : 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) return offset;
      if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (isNode(node) && node.range) offset = node.range[0];
    } else return offset;
  }
  return offset;
}
