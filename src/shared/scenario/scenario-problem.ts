// What is wrong with a scenario file, said by line and field.
import type { ZodError } from 'zod';
import { describeIssue } from '../workspace/issue-text';
import type { LocatedDocument, Path } from '../workspace/located-document';

export interface ScenarioProblem {
  /** From 1; null when the whole file is meant. */
  readonly line: number | null;
  /** Where in the document, such as "events.3.after"; empty for the document itself. */
  readonly path: string;
  readonly reason: string;
}

export type ReadableDocument = Extract<LocatedDocument, { ok: true }>;

export function problemAt(document: ReadableDocument, path: Path, reason: string): ScenarioProblem {
  return { line: document.lineOf(path), path: path.join('.'), reason };
}

/** What a schema refused, field by field; `at` is where the refused value stands in the document. */
export function problemsOf(
  document: ReadableDocument,
  error: ZodError,
  at: Path,
): readonly ScenarioProblem[] {
  const within = (path: Path) => asWritten(document, [...at, ...path]);
  return error.issues.flatMap((issue) =>
    describeIssue(issue, (path) => document.has(within(path))).map(({ path, reason }) =>
      problemAt(document, within(path), reason),
    ),
  );
}

/** Where a single value may stand for a list of one, the schema counts a first element that nobody wrote. */
function asWritten(document: ReadableDocument, path: Path): Path {
  const written: PropertyKey[] = [];
  for (const step of path) if (step !== 0 || document.has([...written, step])) written.push(step);
  return written;
}
