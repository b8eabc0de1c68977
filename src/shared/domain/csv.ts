// Comma-separated values as RFC 4180 writes them: read strictly, with the line of whatever is wrong, and written.

export interface CsvRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvProblem {
  readonly line: number;
  readonly reason: string;
}

/** The rows in order, without empty lines; a row that cannot be read is a problem, and no row. */
export function readCsv(text: string): {
  readonly rows: readonly CsvRow[];
  readonly problems: readonly CsvProblem[];
} {
  const rows: CsvRow[] = [];
  const problems: CsvProblem[] = [];
  // Spreadsheets put a mark before the first letter.
  const source = text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const row = readRow(source, at);
    if (row.reason !== null) problems.push({ line, reason: row.reason });
    else if (row.cells.some((cell) => cell !== '')) rows.push({ line, cells: row.cells });
    line += source.slice(at, row.end).split('\n').length - 1;
    at = row.end;
  }
  return { rows, problems };
}

interface ReadRow {
  readonly cells: readonly string[];
  readonly reason: string | null;
  /** Behind its line break. */
  readonly end: number;
}

const quoted = /"((?:[^"]|"")*)"/uy;
const bare = /[^,\n]*/uy;

function readRow(source: string, start: number): ReadRow {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const isQuoted = source[at] === '"';
    const pattern = isQuoted ? quoted : bare;
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found === null)
      return broken(source, { at: source.length, reason: 'has a quote that is never closed' });
    at += found[0].length;
    const cell = isQuoted ? (found[1] ?? '').replaceAll('""', '"') : found[0];
    if (!isQuoted && cell.includes('"')) return broken(source, { at, reason: 'has a quote within a cell' });
    cells.push(cell);
    if (source[at] === ',') at += 1;
    else if (at >= source.length || source[at] === '\n') return { cells, reason: null, end: at + 1 };
    else return broken(source, { at, reason: 'has words behind a closing quote' });
  }
}

/** What follows is read from the next line on. */
function broken(source: string, { at, reason }: { readonly at: number; readonly reason: string }): ReadRow {
  const next = source.indexOf('\n', at);
  return { cells: [], reason, end: next === -1 ? source.length : next + 1 };
}

/** Every cell quoted where it has to be. What a spreadsheet would take for a formula is marked as words. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: string): string {
  const words = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
