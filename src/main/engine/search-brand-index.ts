// The words of one brand in one file under that brand's key: which events hold them, newest first.
import { asId, type CaseId } from '../../shared/domain/ids';
import {
  bytesOf,
  type Database,
  fromHex,
  hexOf,
  LogUnreadable,
  numberOf,
  openDatabase,
  type Row,
  toHex,
} from './log/database';
import { type FoundDocument, WordTable, wordTableList } from './search-word-table';

/** Counts up when what is indexed changes; an older index is made anew from the log. */
const indexVersion = 3;
/** Each page is so much longer than the one before: it has to find the place anew, and few need a second one. */
const pageGrowth = 4;
/** Cases looked for at a time when they are forgotten: each time all documents are gone through, 10 ms for 100,000. */
const casesPerLook = 50;
/** In KB: enough for the newest word table, whose pages are written again and again. */
const pagesKept = 4_000;

const tables = `
  create table if not exists progress(id integer primary key, version integer not null, position integer not null, brands integer not null, generation blob not null);
  create table if not exists documents(position integer primary key, case_id blob not null);
  create table if not exists merged(case_id blob primary key, into_id blob not null) without rowid;
  ${wordTableList}
`;

export interface BrandProgress {
  readonly position: number;
  /** How many brands had an index then; with another number of files one was lost. */
  readonly brands: number;
}

const caseIdOf = (row: Row, column = 'case_id') => asId<CaseId>(hexOf(row, column));

export class BrandIndex {
  private readonly insertDocument;
  private readonly deleteDocument;
  private readonly ofCases;
  private readonly readProgress;
  private readonly writeProgress;
  /** Oldest first. */
  private wordTables: readonly WordTable[];

  private constructor(
    private readonly database: Database,
    private readonly generation: string,
  ) {
    database.execute(tables);
    // Casts, because libsql aborts the process when damage has made text of what is none.
    this.insertDocument = database.prepare('insert into documents(position, case_id) values (?, ?)');
    this.deleteDocument = database.prepare('delete from documents where position = ?');
    this.ofCases = database.prepare(
      `select position from documents where case_id in (${Array(casesPerLook).fill('?').join()})`,
    );
    this.readProgress = database.prepare(
      'select cast(version as integer) as version, cast(position as integer) as position, cast(brands as integer) as brands, cast(generation as blob) as generation from progress where id = 1',
    );
    this.writeProgress = database.prepare(
      'insert or replace into progress(id, version, position, brands, generation) values (1, ?, ?, ?, ?)',
    );
    this.wordTables = WordTable.list(database);
  }

  /** Throws LogUnreadable when the file is damaged or was written under another key. */
  static open(file: string, pageKey: Uint8Array, generation: string): BrandIndex {
    const database = openDatabase(file, { pageKey: toHex(pageKey), isDisposable: true });
    try {
      database.execute(`pragma cache_size=-${pagesKept}`);
      return new BrandIndex(database, generation);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Null for an index that is new, of another version of this program, or of another log. */
  progress(): BrandProgress | null {
    const row = this.readProgress.get();
    if (row === null || numberOf(row, 'version') !== indexVersion) return null;
    if (toHex(bytesOf(row, 'generation')) !== this.generation) return null;
    return { position: numberOf(row, 'position'), brands: numberOf(row, 'brands') };
  }

  /** One transaction: the changes, and how far they go. */
  advance(progress: BrandProgress, change: () => void): void {
    try {
      this.database.transact(() => {
        change();
        for (const table of this.wordTables) table.note();
        this.writeProgress.run(indexVersion, progress.position, progress.brands, fromHex(this.generation));
      });
    } catch (error) {
      this.wordTables = WordTable.list(this.database);
      throw error;
    }
  }

  /** Documents come in the order of their positions. */
  put({ position, caseId }: FoundDocument, words: string): void {
    this.insertDocument.run(position, fromHex(caseId));
    this.tableFor(position).insert(position, words);
  }

  drop(position: number): void {
    if (this.deleteDocument.run(position).changes === 0) return;
    const table = this.wordTables.findLast(({ first }) => first <= position);
    if (table === undefined) throw new LogUnreadable(`No word table holds document ${position}`);
    table.remove(position);
  }

  /** Where the hits of a case belong; null: to itself. */
  merge(caseId: CaseId, into: CaseId | null): void {
    this.database.prepare('delete from merged where case_id = ?').run(fromHex(caseId));
    if (into === null) return;
    const insert = this.database.prepare('insert into merged(case_id, into_id) values (?, ?)');
    insert.run(fromHex(caseId), fromHex(into));
  }

  mergedCases(): ReadonlyMap<CaseId, CaseId> {
    const rows = this.database
      .prepare('select cast(case_id as blob) as case_id, cast(into_id as blob) as into_id from merged')
      .all();
    return new Map(rows.map((row) => [caseIdOf(row), caseIdOf(row, 'into_id')]));
  }

  /** Documents with the words, newest first, a page at a time; empty for a stretch of time without any. */
  *matching(match: string, firstPage: number): Generator<readonly FoundDocument[]> {
    let size = firstPage;
    for (const table of [...this.wordTables].reverse()) {
      for (let before = Number.MAX_SAFE_INTEGER; before > 0; ) {
        const page = table.matching(match, before, size);
        before = page.length < size ? 0 : (page.at(-1)?.position ?? 0);
        if (before > 0) size *= pageGrowth;
        yield page;
      }
    }
  }

  /** In how many of the newest documents words stand: a count for each question. */
  frequencies(matches: readonly string[]): { readonly counts: readonly number[]; readonly of: number } {
    const table = this.wordTables.findLast(({ isFull }) => isFull) ?? this.wordTables.at(-1);
    return {
      counts: matches.map((match) => table?.countOf(match) ?? 0),
      of: table?.documents ?? 0,
    };
  }

  /** Positions of the documents of some cases, in small steps. */
  *positionsOf(cases: readonly CaseId[]): Generator<readonly number[]> {
    for (let from = 0; from < cases.length; from += casesPerLook) {
      const ids = Array.from({ length: casesPerLook }, (_, at) => fromHex(cases[from + at] ?? ''));
      yield this.ofCases.all(...ids).map((row) => numberOf(row, 'position'));
    }
  }

  /** Packs one word table in which words still lie that were taken out; false when there is none. */
  packOne(): boolean {
    const table = this.wordTables.find(({ needsPacking }) => needsPacking);
    if (table === undefined) return false;
    this.database.transact(() => {
      table.pack();
      table.note();
    });
    return true;
  }

  /** Empties the file beside the main one. */
  settle(): void {
    this.database.checkpoint();
  }

  close(): void {
    this.database.close();
  }

  private tableFor(position: number): WordTable {
    const newest = this.wordTables.at(-1);
    if (newest !== undefined && !newest.isFull) return newest;
    newest?.pack();
    const made = WordTable.make(this.database, position);
    this.wordTables = [...this.wordTables, made];
    return made;
  }
}
