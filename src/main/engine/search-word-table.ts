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

/** What stands about a table in the list of them. */
interface WordTableCount {
  /** Position of its first document: the tables follow one another. */
  readonly first: number;
  readonly documents: number;
  /** Taken out since it was last packed: their words still lie in the file. */
  readonly removed: number;
}

export const wordTableList =
  'create table if not exists word_tables(first integer primary key, documents integer not null, removed integer not null);';

export class WordTable {
  private readonly statements = new Map<string, Statement>();
  private isChanged = false;

  private constructor(
    private readonly database: Database,
    private count: WordTableCount,
  ) {}

  /** Inside the caller's transaction. It keeps no text: a hit is read from the log, where it is sealed per customer. */
  static make(database: Database, first: number): WordTable {
    database.execute(
      `create virtual table words_${first} using fts5(text, tokenize = "unicode61 remove_diacritics 2", content = '', contentless_delete = 1, detail = none)`,
    );
    return new WordTable(database, { first, documents: 0, removed: 0 });
  }

  /** Oldest first. */
  static list(database: Database): readonly WordTable[] {
    return database
      .prepare(
        'select first, cast(documents as integer) as documents, cast(removed as integer) as removed from word_tables order by first',
      )
      .all()
      .map((row) => {
        const [first, documents, removed] = ['first', 'documents', 'removed'].map((name) =>
          numberOf(row, name),
        );
        return new WordTable(database, {
          first: first ?? 0,
          documents: documents ?? 0,
          removed: removed ?? 0,
        });
      });
  }

  get first(): number {
    return this.count.first;
  }

  get documents(): number {
    return this.count.documents;
  }

  get isFull(): boolean {
    return this.documents >= documentsPerTable;
  }

  get needsPacking(): boolean {
    return this.count.removed > 0;
  }

  insert(position: number, words: string): void {
    this.prepared(`insert into ${this.name}(rowid, text) values (?, ?)`).run(position, words);
    this.counts({ documents: this.documents + 1 });
  }

  remove(position: number): void {
    this.prepared(`delete from ${this.name} where rowid = ?`).run(position);
    this.counts({ removed: this.count.removed + 1 });
  }

  /** Rewrites it as one, without the words that were taken out. */
  pack(): void {
    this.prepared(`insert into ${this.name}(${this.name}) values ('optimize')`).run();
    this.counts({ removed: 0 });
  }

  /** Writes its line in the list of tables. */
  note(): void {
    if (!this.isChanged) return;
    const { first, documents, removed } = this.count;
    this.prepared('insert or replace into word_tables(first, documents, removed) values (?, ?, ?)').run(
      first,
      documents,
      removed,
    );
    this.isChanged = false;
  }

  /** Newest first. A cast, because libsql aborts the process when damage has made text of what is none. */
  matching(match: string, before: number, limit: number): readonly FoundDocument[] {
    return this.prepared(
      `select cast(d.position as integer) as position, cast(d.case_id as blob) as case_id from ${this.name} w join documents d on d.position = w.rowid where ${this.name} match ? and w.rowid < ? order by w.rowid desc limit ?`,
    )
      .all(match, before, limit)
      .map((row) => ({ position: numberOf(row, 'position'), caseId: asId<CaseId>(hexOf(row, 'case_id')) }));
  }

  countOf(match: string): number {
    const row = this.prepared(`select count(*) as total from ${this.name} where ${this.name} match ?`).get(
      match,
    );
    return row === null ? 0 : numberOf(row, 'total');
  }

  private get name(): string {
    return `words_${this.first}`;
  }

  private counts(change: Partial<WordTableCount>): void {
    this.count = { ...this.count, ...change };
    this.isChanged = true;
  }

  /** When first needed: years of messages are hundreds of tables. */
  private prepared(sql: string): Statement {
    const known = this.statements.get(sql) ?? this.database.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }
}
