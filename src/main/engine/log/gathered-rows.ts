// Rows that a transaction writes together at its end: one statement of many costs half of what many of one do.
import type { Bindable, Database, Statement } from './database';

/** Rows of one statement, largest first. */
const sizes = [64, 8, 1] as const;

/** "insert into t(a, b) values", how many columns that is, and what follows the rows. */
interface RowStatement {
  readonly before: string;
  readonly columns: number;
  readonly after?: string;
  /** For tables that are kept in the order of the bytes in their first column. */
  readonly inOrder?: boolean;
}

export type Values = readonly Bindable[];

/** All that is gathered of one database. Outside of `during` nothing is: each row is written at once. */
export class Gathering {
  isOn = false;
  private readonly tables: GatheredRows[] = [];

  constructor(private readonly database: Database) {}

  table(statement: RowStatement): GatheredRows {
    const rows = new GatheredRows(this.database, this, statement);
    this.tables.push(rows);
    return rows;
  }

  /** Inside the transaction that the rows belong to; they are written before it ends. */
  during<T>(work: () => T): T {
    this.isOn = true;
    try {
      const value = work();
      this.write();
      return value;
    } finally {
      this.isOn = false;
    }
  }

  write(): void {
    for (const table of this.tables) table.write();
  }

  /** Call when the transaction was rolled back. */
  forget(): void {
    for (const table of this.tables) table.forget();
  }
}

/** Whoever reads the table has to `write` first, or to look here too. */
export class GatheredRows {
  private readonly statements = new Map<number, Statement>();
  private rows = new Map<string, Values>();

  constructor(
    private readonly database: Database,
    private readonly gathering: Gathering,
    private readonly statement: RowStatement,
  ) {}

  /** Of one name only the last is written. */
  add(name: string, values: Values): void {
    this.rows.set(name, values);
    if (!this.gathering.isOn) this.write();
  }

  /** What was gathered under a name and is not written yet. */
  find(name: string): Values | null {
    return this.rows.get(name) ?? null;
  }

  write(): void {
    if (this.rows.size === 0) return;
    const rows = [...this.rows.values()];
    this.forget();
    if (this.statement.inOrder === true) rows.sort(byFirstBytes);
    let at = 0;
    for (const size of sizes)
      for (; rows.length - at >= size; at += size)
        this.prepared(size).run(...rows.slice(at, at + size).flat());
  }

  forget(): void {
    this.rows = new Map();
  }

  private prepared(size: number): Statement {
    const known = this.statements.get(size);
    if (known !== undefined) return known;
    const { before, columns, after = '' } = this.statement;
    const row = `(${Array(columns).fill('?').join(', ')})`;
    const made = this.database.prepare(`${before} ${Array(size).fill(row).join(', ')} ${after}`);
    this.statements.set(size, made);
    return made;
  }
}

function byFirstBytes(a: Values, b: Values): number {
  return Buffer.compare(a[0] as Uint8Array, b[0] as Uint8Array);
}
