// What the schema refused, in words an author understands without knowing the schema library.
import type { z } from 'zod';
import type { Path } from './located-document';

type Issue = z.core.$ZodIssue;

export interface IssueText {
  readonly path: Path;
  readonly reason: string;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
};

/** One reason for each field that an issue is about; a field nobody knows is named itself. */
export function describeIssue(issue: Issue, has: (path: Path) => boolean): readonly IssueText[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      reason: 'is not a field that belongs here',
    }));
  }
  if (issue.path.length > 0 && !has(issue.path)) return [{ path: issue.path, reason: 'is missing' }];
  return [{ path: issue.path, reason: reasonOf(issue) }];
}

function reasonOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return issue.message.startsWith('must') ? issue.message : `must have at least ${issue.minimum}`;
    case 'too_big':
      return issue.message.startsWith('must') ? issue.message : `must have at most ${issue.maximum}`;
    case 'invalid_union':
      return 'must name a kind that exists here';
    default:
      return issue.message;
  }
}
