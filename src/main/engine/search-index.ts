// The full-text index: words of messages, notes, replies, customers and tags, each pointing to its case.
import type { RecordedEvent } from '../../shared/domain/case-event';
import { asId, type CaseId } from '../../shared/domain/ids';
import { bytesOf, numberOf, openDatabase } from './log/database';
import { blindIndex, deriveKey } from './log/seal';

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

const tables = `
  create table if not exists progress(id integer primary key, version integer not null, position integer not null);
  create table if not exists documents(position integer primary key, case_id blob not null, name blob);
  create index if not exists documents_by_name on documents(name) where name is not null;
  create virtual table if not exists words using fts5(text, tokenize = "unicode61 remove_diacritics 2", prefix = '3');
`;

/** Opens or makes the index. Its pages are encrypted: it holds words in the clear inside. */
export function openSearchIndex(file: string, dataKey: Uint8Array): SearchIndex {
  const nameKey = deriveKey(dataKey, 'semaforo/search-names/1');
  const database = openDatabase(file, {
    pageKey: deriveKey(dataKey, 'semaforo/search/1').toString('hex'),
    bindsText: true,
  });
  database.execute(tables);
  const readProgress = database.prepare('select version, position from progress where id = 1');
  const writeProgress = database.prepare(
    'insert or replace into progress(id, version, position) values (1, ?, ?)',
  );
  const insertDocument = database.prepare(
    'insert or replace into documents(position, case_id, name) values (?, ?, ?)',
  );
  const insertWords = database.prepare('insert or replace into words(rowid, text) values (?, ?)');
  const byName = database.prepare('select position from documents where name = ?');
  const dropDocument = database.prepare('delete from documents where position = ?');
  const dropWords = database.prepare('delete from words where rowid = ?');
  const match =
    database.prepare(`select d.case_id, snippet(words, 0, '', '', '…', ${excerptTokens}) as excerpt
    from words join documents d on d.position = words.rowid where words match ? order by words.rowid desc limit ?`);

  const stored = readProgress.get();
  if (stored !== null && numberOf(stored, 'version') !== indexVersion) {
    database.execute('delete from documents; delete from words; delete from progress;');
  }
  const messageName = (event: RecordedEvent, externalId: string) =>
    blindIndex(nameKey, [event.caseId, externalId]);
  const drop = (name: Uint8Array) => {
    for (const row of byName.all(name)) {
      dropDocument.run(numberOf(row, 'position'));
      dropWords.run(numberOf(row, 'position'));
    }
  };
  const takeOne = (event: RecordedEvent) => {
    const document = documentOf(event);
    if (document === null) return;
    const name = document.externalId === null ? null : messageName(event, document.externalId);
    if (name !== null) drop(name);
    if (document.text === '') return;
    insertDocument.run(event.position, Buffer.from(event.caseId, 'hex'), name);
    insertWords.run(event.position, document.text);
  };
  return {
    indexedTo: () => numberOf(readProgress.get() ?? { position: 0 }, 'position'),
    take: (events, to) =>
      database.transact(() => {
        for (const event of events) takeOne(event);
        writeProgress.run(indexVersion, to);
      }),
    find: (text, limit) => {
      const query = matchQuery(text);
      if (query === null) return [];
      const hits = new Map<CaseId, string>();
      for (const row of match.all(query, limit * hitsPerCase)) {
        const caseId = asId<CaseId>(Buffer.from(bytesOf(row, 'case_id')).toString('hex'));
        if (!hits.has(caseId)) hits.set(caseId, typeof row.excerpt === 'string' ? row.excerpt : '');
        if (hits.size === limit) break;
      }
      return [...hits].map(([caseId, excerpt]) => ({ caseId, excerpt }));
    },
    close: () => database.close(),
  };
}

/** What of an event can be searched; an empty text takes an earlier version of the same message out. */
function documentOf({
  body,
}: RecordedEvent): { readonly externalId: string | null; readonly text: string } | null {
  switch (body.type) {
    case 'MessageReceived': {
      const { author, subject, text, externalId } = body.message;
      return { externalId, text: [author.name, author.handle, subject, text].filter(Boolean).join(' · ') };
    }
    case 'MessageEdited':
      return { externalId: body.externalId, text: body.text };
    case 'MessageWithdrawn':
      return { externalId: body.externalId, text: '' };
    case 'NoteAdded':
      return { externalId: null, text: body.text };
    case 'ReplySubmitted':
      return { externalId: null, text: body.content.text };
    case 'TagsChanged':
      return body.added.length === 0 ? null : { externalId: null, text: body.added.join(' · ') };
    default:
      return null;
  }
}

/** Each word quoted, so that nothing a person types is an operator; each a prefix from three letters on. */
function matchQuery(text: string): string | null {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.slice(0, 12) ?? [];
  if (words.length === 0) return null;
  return words.map((word) => (word.length >= 3 ? `"${word}"*` : `"${word}"`)).join(' ');
}
