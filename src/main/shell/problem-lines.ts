// Says what is wrong with a workspace definition as compilers do: one line a problem, with its place.
import type { Problems } from './desk-parts';

export function problemLines(file: string, problems: Problems): string {
  const lines = problems.map(({ line, path, reason }) =>
    [file, ...(line === null ? [] : [line]), ` ${path}`, ` ${reason}`].join(':'),
  );
  return lines.join('\n');
}
