// Canned responses out of a table that somebody keeps elsewhere: all of it is taken, or none, with every fault by its line.
import { type CsvProblem, type CsvRow, readCsv } from '../domain/csv';

/** As it stands in the definition. */
export interface CannedRow {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly text: string;
  readonly tags: string[];
  readonly owner?: string;
  readonly reviewed?: string;
  readonly expires?: string;
  readonly isPublic?: boolean;
}

const needed = ['id', 'title', 'language', 'text'] as const;
const optional = ['tags', 'owner', 'reviewed', 'expires', 'public'] as const;
type Column = (typeof needed)[number] | (typeof optional)[number];
const columns: readonly Column[] = [...needed, ...optional];

const isDate = (words: string) =>
  /^\d{4}-\d{2}-\d{2}$/u.test(words) && new Date(`${words}T00:00:00Z`).toJSON()?.startsWith(words) === true;
const fits = (most: number) => (words: string) => words !== '' && words.length <= most;

/** What a cell of each column has to be; the others may be empty. */
const rules: Readonly<Record<Column, readonly [(words: string) => boolean, string]>> = {
  id: [
    (words) => /^[a-z0-9][a-z0-9-]{0,63}$/u.test(words),
    'must be 1 to 64 lower-case letters, digits or hyphens',
  ],
  title: [fits(120), 'must have 1 to 120 characters'],
  language: [
    (words) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(words),
    'must be a language tag such as "es" or "en-GB"',
  ],
  text: [fits(10_000), 'must have 1 to 10,000 characters'],
  tags: [(words) => words.split(';').every((tag) => tag.trim().length <= 120), 'has a tag that is too long'],
  owner: [() => true, ''],
  reviewed: [isDate, 'must be a day such as "2026-11-01"'],
  expires: [isDate, 'must be a day such as "2026-11-01"'],
  public: [(words) => words === 'yes' || words === 'no', 'must be "yes" or "no"'],
};

export interface CannedTable {
  readonly rows: readonly CannedRow[];
  /** What the table says nothing of, by its name in the definition. */
  readonly untold: readonly string[];
  /** In the order of the lines; with any, nothing is to be taken. */
  readonly problems: readonly CsvProblem[];
}

/** Columns by their names in the first row, in any order; tags with semicolons between them. */
export function readCannedCsv(text: string, members: readonly string[]): CannedTable {
  const { rows, problems } = readCsv(text);
  const [head, ...lines] = rows;
  if (head === undefined)
    return { rows: [], untold: [], problems: [...problems, { line: 1, reason: 'has no columns' }] };
  const names = head.cells.map((cell) => cell.trim().toLowerCase());
  const found = [...problems, ...headProblems(names)];
  const seen = new Set<string>();
  const taken = lines.map((row) => {
    const cell = (column: Column) => row.cells[names.indexOf(column)]?.trim() ?? '';
    found.push(...rowProblems(row, { names, members, seen, cell }));
    seen.add(cell('id'));
    return written(cell);
  });
  const untold = optional
    .filter((column) => !names.includes(column))
    .map((column) => (column === 'public' ? 'isPublic' : column));
  return { rows: taken, untold, problems: found.sort((a, b) => a.line - b.line) };
}

function headProblems(names: readonly string[]): readonly CsvProblem[] {
  const missing = needed.filter((column) => !names.includes(column));
  const unknown = names.filter((name) => !columns.some((column) => column === name));
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  return [
    ...missing.map((name) => `has no column "${name}"`),
    ...unknown.map((name) => `has the column "${name}", which nothing is known of`),
    ...repeated.map((name) => `has the column "${name}" twice`),
  ].map((reason) => ({ line: 1, reason }));
}

interface Table {
  readonly names: readonly string[];
  readonly members: readonly string[];
  readonly seen: ReadonlySet<string>;
  readonly cell: (column: Column) => string;
}

function rowProblems({ line, cells }: CsvRow, { names, members, seen, cell }: Table): readonly CsvProblem[] {
  if (cells.length !== names.length)
    return [{ line, reason: `has ${cells.length} cells where the first row has ${names.length}` }];
  const wrong = columns.flatMap((column) => {
    const [isRight, reason] = rules[column];
    const mayBeEmpty = optional.some((one) => one === column);
    const words = cell(column);
    if ((words === '' && mayBeEmpty) || !names.includes(column) || isRight(words)) return [];
    return [`${column} ${reason}`];
  });
  const owner = cell('owner');
  if (owner !== '' && !members.includes(owner))
    wrong.push(`owner names the member "${owner}", which the workspace does not have`);
  if (seen.has(cell('id'))) wrong.push(`id "${cell('id')}" stands in an earlier row, too`);
  return wrong.map((reason) => ({ line, reason }));
}

function written(cell: (column: Column) => string): CannedRow {
  const tags = cell('tags')
    .split(';')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const filled = (['owner', 'reviewed', 'expires'] as const).filter((column) => cell(column) !== '');
  return {
    id: cell('id'),
    title: cell('title'),
    language: cell('language'),
    text: cell('text'),
    tags,
    ...Object.fromEntries(filled.map((column) => [column, cell(column)])),
    ...(cell('public') === 'yes' && { isPublic: true }),
  };
}

/**
 * The list with the rows put in: those of a known id in its place, the others at the end. What the table has no column
 * for stays as it was: a text that nobody is offered any more is not offered again because its words were corrected.
 */
export function withRows<Known extends { readonly id: string }>(
  list: readonly Known[],
  { rows, untold }: Pick<CannedTable, 'rows' | 'untold'>,
): readonly (Known | CannedRow)[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(list.map(({ id }) => id));
  const replaced = (one: Known) => {
    const row = byId.get(one.id);
    const kept = Object.entries(one).filter(([field]) => untold.includes(field));
    return row === undefined ? one : { ...row, ...Object.fromEntries(kept) };
  };
  return [...list.map(replaced), ...rows.filter(({ id }) => !known.has(id))];
}
