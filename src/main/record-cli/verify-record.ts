// Says in sentences whether the file of a crisis is word for word what was saved.
import { createHash } from 'node:crypto';
import { checkRecord, type RecordCheck } from '../../shared/domain/record/record-chain';

export interface Verdict {
  readonly isWhole: boolean;
  /** The first of them is the answer. */
  readonly sentences: readonly string[];
}

export function verifyRecord(text: string): Verdict {
  const check = checkRecord(text, (part) => createHash('sha256').update(part).digest('hex'));
  return { isWhole: check.ok, sentences: sentencesFor(check) };
}

function sentencesFor(check: RecordCheck): readonly string[] {
  if (check.ok)
    return [
      'Whole and unchanged.',
      `${check.entries} entries of: ${titleIn(check.head)}`,
      `Last hash: ${check.hash}`,
    ];
  switch (check.fault) {
    case 'changed':
      return [`Changed: line ${check.line} is not what was saved.`];
    case 'report':
      return ['Changed: the readable report is not the one that was saved with these lines.'];
    case 'no-record':
      return [`This is no whole record of a crisis (line ${check.line}).`];
  }
}

function titleIn(head: unknown): string {
  const incident = (head as { readonly incident?: { readonly title?: unknown } } | null)?.incident;
  return typeof incident?.title === 'string' ? incident.title : 'a crisis without a name';
}
