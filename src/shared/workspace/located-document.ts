// A YAML document that knows on which line each of its values stands, and that cannot be used as a bomb.
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { shapeProblem } from './document-shape';
import { repeatedKeys } from './repeated-keys';

export type Path = readonly PropertyKey[];

/** A mistake of the text itself, before anybody looks at what it says. */
export interface DocumentProblem {
  readonly line: number | null;
  readonly path: string;
  readonly reason: string;
}

export type LocatedDocument =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** The line, from 1, of the value at a path, or of the nearest value around it. */
      readonly lineOf: (path: Path) => number;
      readonly has: (path: Path) => boolean;
    }
  | { readonly ok: false; readonly problems: readonly DocumentProblem[] };

/** How often one anchor may unfold, counting what unfolds inside it, so that a short text cannot grow without end. */
const unfoldingsAtMost = 100;

/** Reads YAML 1.2 (so JSON too). Repeated keys, unknown tags, several documents and alias bombs are refused. */
export function readDocument(text: string): LocatedDocument {
  const harmful = shapeProblem(text);
  if (harmful !== null) return unreadable(harmful);
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line;
  // The library's own search for repeated keys takes seconds for a few thousand keys.
  const document = parseDocument(text, {
    lineCounter: counter,
    uniqueKeys: false,
    prettyErrors: false,
    version: '1.2',
  });
  const mistakes = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    line: lineAt(pos[0]),
    path: '',
    reason: `is not valid YAML: ${message}`,
  }));
  if (mistakes.length > 0) return { ok: false, problems: mistakes };
  const repeated = repeatedKeys(document.contents).map(({ offset, path }) => ({
    line: lineAt(offset),
    path: path.join('.'),
    reason: 'stands here a second time',
  }));
  if (repeated.length > 0) return { ok: false, problems: repeated };
  try {
    const value: unknown = document.toJS({ maxAliasCount: unfoldingsAtMost });
    return {
      ok: true,
      value,
      lineOf: (path) => lineAt(offsetOf(document, path)),
      has: (path) => document.hasIn(path),
    };
  } catch {
    return unreadable('repeats its anchors too often, or names one that is not there');
  }
}

function unreadable(reason: string): LocatedDocument {
  return { ok: false, problems: [{ line: null, path: '', reason }] };
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
