// One stretch of the index of a brand: the words of some thousand documents in a row.
import { asId, type CaseId } from '../../shared/domain/ids';
import { type Database, hexOf, numberOf, type Statement } from './log/database';

/**
 * The beginning of a word costs as much as all words that begin so in one table; a rare word costs a tenth of a
 * millisecond in each; packing a full one takes 50 ms.
 */
const documentsPerTable = 8_192;

export interface FoundDocument {
  readonly position: number;
  readonly caseId: CaseId;
}

export const wordTableList =
  'create table if not exists word_tables(first integer primary key, documents integer not null, removed integer not null);';

export class WordTable {
  private readonly name: string;
  private insertion: Statement | null = null;
  private selection: Statement | null = null;
  private isChanged = false;

  private constructor(
    private readonly database: Database,
    /** Position of its first document: the tables follow one another. */
    readonly first: number,
    private documentCount: number,
    /** Taken out since it was last packed: their words still lie in the file. */
    private removed: number,
  ) {
    this.name = `words_${first}`;
  }

  /** Inside the caller's transaction. It keeps no text: a hit is read from the log, where it is sealed per customer. */
  static make(database: Database, first: number): WordTable {
    database.execute(
      `create virtual table words_${first} using fts5(text, tokenize = "unicode61 remove_diacritics 2", content = '', contentless_delete = 1, detail = none)`,
    );
    return new WordTable(database, first, 0, 0);
  }

  /** Oldest first. */
  static list(database: Database): readonly WordTable[] {
    return database
      .prepare(
        'select first, cast(documents as integer) as documents, cast(removed as integer) as removed from word_tables order by first',
      )
      .all()
      .map(
        (row) =>
          new WordTable(
            database,
            numberOf(row, 'first'),
            numberOf(row, 'documents'),
            numberOf(row, 'removed'),
          ),
      );
  }

  get documents(): number {
    return this.documentCount;
  }

  get isFull(): boolean {
    return this.documents >= documentsPerTable;
  }

  get needsPacking(): boolean {
    return this.removed > 0;
  }

  insert(position: number, words: string): void {
    this.insertion ??= this.database.prepare(`insert into ${this.name}(rowid, text) values (?, ?)`);
    this.insertion.run(position, words);
    this.documentCount += 1;
    this.isChanged = true;
  }

  remove(position: number): void {
    this.database.prepare(`delete from ${this.name} where rowid = ?`).run(position);
    this.removed += 1;
    this.isChanged = true;
  }

  /** Rewrites it as one, without the words that were taken out. */
  pack(): void {
    this.database.execute(`insert into ${this.name}(${this.name}) values ('optimize')`);
    this.removed = 0;
    this.isChanged = true;
  }

  /** Writes its line in the list of tables. */
  note(): void {
    if (!this.isChanged) return;
    this.database
      .prepare('insert or replace into word_tables(first, documents, removed) values (?, ?, ?)')
      .run(this.first, this.documentCount, this.removed);
    this.isChanged = false;
  }

  /** Newest first. Prepared when first needed: years of messages are hundreds of tables. */
  matching(match: string, before: number, limit: number): readonly FoundDocument[] {
    // A cast, because libsql aborts the process when damage has made text of what is none.
    this.selection ??= this.database.prepare(
      `select cast(d.position as integer) as position, cast(d.case_id as blob) as case_id from ${this.name} w join documents d on d.position = w.rowid where ${this.name} match ? and w.rowid < ? order by w.rowid desc limit ?`,
    );
    return this.selection
      .all(match, before, limit)
      .map((row) => ({ position: numberOf(row, 'position'), caseId: asId<CaseId>(hexOf(row, 'case_id')) }));
  }

  countOf(match: string): number {
    const row = this.database
      .prepare(`select count(*) as total from ${this.name} where ${this.name} match ?`)
      .get(match);
    return row === null ? 0 : numberOf(row, 'total');
  }
}
