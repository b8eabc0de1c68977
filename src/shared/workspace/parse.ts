// A workspace definition as text: read from YAML or JSON with every mistake named by line, and written back.
import { stringify } from 'yaml';
import { z } from 'zod';
import { describeIssue } from './issue-text';
import { readDocument } from './located-document';
import { type Workspace, workspaceSchema } from './schema';

/** Where an imported document is wrong, and why. */
export interface WorkspaceProblem {
  /** From 1; null when the whole document is meant. */
  readonly line: number | null;
  /** Such as "brands.0.promises.red.target"; empty for the document itself. */
  readonly path: string;
  readonly reason: string;
}

export type ParsedWorkspace =
  | { readonly ok: true; readonly workspace: Workspace }
  | { readonly ok: false; readonly fileName: string; readonly problems: readonly WorkspaceProblem[] };

/** Characters of a definition at most; a large one has some tens of thousands. */
export const maxWorkspaceLength = 2_000_000;
const problemsNamed = 100;

/**
 * Reads a workspace definition. Nothing is accepted in part: a document with any mistake gives its mistakes, each
 * with line, path and reason; fields nobody knows and repeated keys are mistakes.
 */
export function parseWorkspace(text: string, fileName: string): ParsedWorkspace {
  const refused = (problems: readonly WorkspaceProblem[]): ParsedWorkspace => ({
    ok: false,
    fileName,
    problems: problems.slice(0, problemsNamed),
  });
  if (text.length > maxWorkspaceLength) {
    return refused([{ line: null, path: '', reason: `is longer than ${maxWorkspaceLength} characters` }]);
  }
  const document = readDocument(text);
  if (!document.ok) return refused(document.problems);
  const parsed = workspaceSchema.safeParse(document.value);
  if (parsed.success) return { ok: true, workspace: parsed.data };
  // Cut before the lines are looked up: each is a search through the document.
  const reasons = parsed.error.issues
    .flatMap((issue) => describeIssue(issue, document.has))
    .slice(0, problemsNamed);
  return refused(
    reasons.map(({ path, reason }) => ({ line: document.lineOf(path), path: path.join('.'), reason })),
  );
}

/** A problem as one line that names the place, as compilers do: `team.yaml:12: brands.0.name is missing`. */
export function problemLine(fileName: string, { line, path, reason }: WorkspaceProblem): string {
  const place = line === null ? fileName : `${fileName}:${line}`;
  return `${place}: ${path === '' ? 'the document' : path} ${reason}`;
}

/** The definition as YAML that reads back to an equal workspace. */
export function formatWorkspace(workspace: Workspace): string {
  return stringify(z.encode(workspaceSchema, workspace), { lineWidth: 110, aliasDuplicateObjects: false });
}
