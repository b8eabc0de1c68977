// The record of a crisis as one file: a report to read, and under it everything it was made from, each line bound to the last.

/** SHA-256 of a text as UTF-8, in lower-case hex. */
export type Hash = (text: string) => string;

export const recordFormat = 'semaforo-record-1';
const opens = `\n<script type="application/x-${recordFormat}">\n`;
const closes = '\n</script>\n';

/**
 * One line for each value, in order, each after the hash of itself and of all before it. None can end the place that it
 * stands in. `after`: the last hash of the lines that these follow.
 */
export function chainedLines(values: readonly unknown[], hash: Hash, after = ''): readonly string[] {
  const lines: string[] = [];
  let before = after;
  for (const value of values) {
    const line = chained(before, value, hash);
    lines.push(line);
    before = hashOf(line);
  }
  return lines;
}

/** What stands for all of them: whoever has noted it can tell these lines from any others. */
export function lastHash(lines: readonly string[]): string {
  const last = lines.at(-1);
  return last === undefined ? '' : hashOf(last);
}

const linesInPart = 500;

/**
 * The whole file, in parts to be written one after the other. The report is sealed with the lines, so that it is theirs
 * and no other.
 */
export function* recordParts(
  report: string,
  lines: readonly string[],
  hash: Hash,
): Generator<string, void, undefined> {
  yield report;
  yield opens;
  for (let from = 0; from < lines.length; from += linesInPart)
    yield `${lines.slice(from, from + linesInPart).join('\n')}\n`;
  yield chained(lastHash(lines), { lines: lines.length, report: hash(report) }, hash);
  yield closes;
}

/** - no-record: it is not such a file, or not whole; changed: at that line; report: the readable part is another one */
export type RecordFault = 'no-record' | 'changed' | 'report';

export type RecordCheck =
  | {
      readonly ok: true;
      /** What the lines say of the crisis, first of all. */
      readonly head: unknown;
      readonly entries: number;
      /** Compare it with the one that stands in the log. */
      readonly hash: string;
    }
  | { readonly ok: false; readonly fault: RecordFault /** Of the file, from 1. */; readonly line: number };

/** Whether a file is word for word what was saved; any change to it is found, and where the first one is. */
export function checkRecord(text: string, hash: Hash): RecordCheck {
  const start = text.indexOf(opens);
  if (start < 0 || !text.endsWith(closes)) return { ok: false, fault: 'no-record', line: 1 };
  const report = text.slice(0, start);
  const lines = text.slice(start + opens.length, -closes.length).split('\n');
  const firstLine = report.split('\n').length + 2;
  let before = '';
  for (const [index, line] of lines.entries()) {
    if (line !== `${hash(before + jsonOf(line))} ${jsonOf(line)}`)
      return { ok: false, fault: 'changed', line: firstLine + index };
    before = hashOf(line);
  }
  const seal = lineValue(lines.at(-1));
  const whole = lines.slice(0, -1);
  if (seal?.['lines'] !== whole.length || whole.length === 0)
    return { ok: false, fault: 'no-record', line: firstLine + lines.length - 1 };
  if (seal['report'] !== hash(report)) return { ok: false, fault: 'report', line: 1 };
  return { ok: true, head: lineValue(whole[0]), entries: whole.length - 1, hash: lastHash(whole) };
}

const hashLength = 64;

function chained(before: string, value: unknown, hash: Hash): string {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return `${hash(before + json)} ${json}`;
}

function hashOf(line: string): string {
  return line.slice(0, hashLength);
}

function jsonOf(line: string): string {
  return line.slice(hashLength + 1);
}

/** What a line of the chain says; null for one that says nothing. */
export function lineValue(line: string | undefined): Readonly<Record<string, unknown>> | null {
  if (line === undefined) return null;
  try {
    const value: unknown = JSON.parse(jsonOf(line));
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
