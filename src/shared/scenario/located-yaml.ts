// YAML that remembers on which line each value stands, so that an author is told where a mistake is.
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { ZodError } from 'zod';

export interface ScenarioProblem {
  readonly line: number;
  /** Where in the document, such as "events[3].after"; empty for the document itself. */
  readonly path: string;
  readonly message: string;
}

type Path = readonly PropertyKey[];

export interface LocatedYaml {
  readonly value: unknown;
  readonly syntaxProblems: readonly ScenarioProblem[];
  problem(path: Path, message: string): ScenarioProblem;
  /** What a schema refused, each on its line; `at` is where the refused value stands in the document. */
  problems(error: ZodError, at: Path): readonly ScenarioProblem[];
}

export function locateYaml(text: string): LocatedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problem = (path: Path, message: string): ScenarioProblem => ({
    line: lines.linePos(offsetOf(document.contents, path)).line,
    path: pathText(path),
    message,
  });
  return {
    value: document.errors.length > 0 ? null : document.toJS(),
    syntaxProblems: document.errors.map((error) => ({
      line: lines.linePos(error.pos[0]).line,
      path: '',
      message: error.message.split('\n')[0] ?? error.message,
    })),
    problem,
    problems: (error, at) =>
      error.issues.flatMap((issue) => {
        const path = [...at, ...issue.path];
        if (issue.code === 'unrecognized_keys') {
          return issue.keys.map((key) => problem([...path, key], 'is not a field that belongs here'));
        }
        const missing = issue.code === 'invalid_type' && !document.hasIn(path);
        return [problem(path, missing ? 'is missing' : issue.message)];
      }),
  };
}

/** Where the value of a path begins in the text; where the path ends early, its nearest holder. */
function offsetOf(root: unknown, path: Path): number {
  let node = root;
  let offset = 0;
  for (const step of path) {
    if (isNode(node) && node.range) offset = node.range[0];
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      // A single value that stands for a list of one has no index of its own.
      if (pair === undefined && step === 0) continue;
      if (isScalar(pair?.key) && pair.key.range) offset = pair.key.range[0];
      node = pair?.value;
    } else {
      node = isSeq(node) ? node.items[Number(step)] : undefined;
      if (isNode(node) && node.range) offset = node.range[0];
    }
    if (node === undefined) return offset;
  }
  return offset;
}

function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}
