// The full-text index: words of messages, notes, replies, customers and tags, each pointing to its case.
import type { RecordedEvent } from '../../shared/domain/case-event';
import { asId, type CaseId } from '../../shared/domain/ids';
import { bytesOf, type Database, fromHex, hexOf, numberOf, openDatabase, toHex } from './log/database';
import { type BlindIndex, blindIndexUnder, deriveKey } from './log/seal';
import { documentsOf } from './search-documents';

export interface SearchIndex {
  indexedTo(): number;
  /** Reads events into the index, in one transaction with how far it has read. */
  take(events: readonly RecordedEvent[], to: number): void;
  /** Cases whose words begin with every word asked for, newest first. */
  find(text: string, limit: number): readonly { readonly caseId: CaseId; readonly excerpt: string }[];
  close(): void;
}

/** Counts up when what is indexed changes; an older index is made anew from the log. */
const indexVersion = 1;
const excerptTokens = 14;
/** Hits read per case shown: a case with many hits must not hide the next case. */
const hitsPerCase = 8;
const mostWords = 12;
/** Shorter words are looked for whole: as beginnings they would match nearly everything. */
const shortestBeginning = 3;
/** Room for the documents of one event between two positions. */
const documentsPerEvent = 64;

const tables = `
  create table if not exists progress(id integer primary key, version integer not null, position integer not null, generation blob not null);
  create table if not exists documents(id integer primary key, case_id blob not null, name blob);
  create index if not exists documents_by_name on documents(name) where name is not null;
  create virtual table if not exists words using fts5(heading, text, tokenize = "unicode61 remove_diacritics 2", prefix = '3');
`;

/**
 * Opens or makes the index of one generation of the log; what another one left is dropped. Its pages are encrypted: it
 * holds words in the clear inside. Throws LogUnreadable, or aborts the process, when the file is damaged.
 */
export function openSearchIndex(file: string, dataKey: Uint8Array, generation: string): SearchIndex {
  const pageKey = deriveKey(dataKey, 'semaforo/search/1').toString('hex');
  const nameKey = deriveKey(dataKey, 'semaforo/search-names/1');
  const database = openDatabase(file, { pageKey, isDisposable: true });
  database.execute(tables);
  return new StoredIndex(database, blindIndexUnder(nameKey), generation);
}

class StoredIndex implements SearchIndex {
  private readonly progress;
  private readonly writeProgress;
  private readonly insertDocument;
  private readonly insertWords;
  private readonly byName;
  private readonly dropDocument;
  private readonly dropWords;
  private readonly match;

  constructor(
    private readonly database: Database,
    private readonly nameOf: BlindIndex,
    private readonly generation: string,
  ) {
    this.progress = database.prepare('select version, position, generation from progress where id = 1');
    this.writeProgress = database.prepare(
      'insert or replace into progress(id, version, position, generation) values (1, ?, ?, ?)',
    );
    this.insertDocument = database.prepare(
      'insert or replace into documents(id, case_id, name) values (?, ?, ?)',
    );
    this.insertWords = database.prepare(
      'insert or replace into words(rowid, heading, text) values (?, ?, ?)',
    );
    this.byName = database.prepare(
      'select d.id, cast(w.heading as blob) as heading from documents d join words w on w.rowid = d.id where d.name = ?',
    );
    this.dropDocument = database.prepare('delete from documents where id = ?');
    this.dropWords = database.prepare('delete from words where rowid = ?');
    // A cast, because libsql aborts the process when damage has made text of what is none.
    this.match = database.prepare(
      `select cast(d.case_id as blob) as case_id, cast(snippet(words, -1, '', '', '…', ${excerptTokens}) as blob) as excerpt
      from words join documents d on d.id = words.rowid where words match ? order by words.rowid desc limit ?`,
    );
    this.dropWhatIsNotOurs();
  }

  indexedTo(): number {
    const row = this.progress.get();
    return row === null ? 0 : numberOf(row, 'position');
  }

  take(events: readonly RecordedEvent[], to: number): void {
    this.database.transact(() => {
      for (const event of events) this.takeOne(event);
      this.writeProgress.run(indexVersion, to, fromHex(this.generation));
    });
  }

  find(text: string, limit: number) {
    const query = matchQuery(text);
    if (query === null) return [];
    const hits = new Map<CaseId, string>();
    for (const row of this.match.all(query, limit * hitsPerCase)) {
      const caseId = asId<CaseId>(hexOf(row, 'case_id'));
      if (!hits.has(caseId)) hits.set(caseId, textOf(bytesOf(row, 'excerpt')));
      if (hits.size === limit) break;
    }
    return [...hits].map(([caseId, excerpt]) => ({ caseId, excerpt }));
  }

  close(): void {
    this.database.close();
  }

  private dropWhatIsNotOurs(): void {
    const row = this.progress.get();
    if (row === null) return;
    if (numberOf(row, 'version') === indexVersion && toHex(bytesOf(row, 'generation')) === this.generation)
      return;
    this.database.transact(() =>
      this.database.execute('delete from documents; delete from words; delete from progress;'),
    );
  }

  private takeOne(event: RecordedEvent): void {
    const documents = documentsOf(event).slice(0, documentsPerEvent);
    documents.forEach((document, index) => {
      const name =
        document.name === null ? null : this.nameOf([this.generation, event.caseId, document.name]);
      const earlierHeading = name === null ? '' : this.drop(name);
      if (document.text === null) return;
      const heading = document.heading || earlierHeading;
      const id = event.position * documentsPerEvent + index;
      this.insertDocument.run(id, fromHex(event.caseId), name);
      this.insertWords.run(id, heading.normalize('NFC'), document.text.normalize('NFC'));
    });
  }

  /** Takes a document out; returns the heading it had. */
  private drop(name: Uint8Array): string {
    let heading = '';
    for (const row of this.byName.all(name)) {
      heading = textOf(bytesOf(row, 'heading'));
      this.dropDocument.run(numberOf(row, 'id'));
      this.dropWords.run(numberOf(row, 'id'));
    }
    return heading;
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** Each word quoted, so that nothing a person types is an operator; each a beginning from three letters on. */
function matchQuery(text: string): string | null {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const terms = words
    .slice(0, mostWords)
    .map((word) => ([...word].length >= shortestBeginning ? `"${word}"*` : `"${word}"`));
  return terms.length === 0 ? null : terms.join(' ');
}
