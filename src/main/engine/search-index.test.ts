// Words lead to their cases, and to nothing that was taken back.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  brandId,
  caseIdFor,
  customerFor,
  eventOf,
  messageOf,
  opened,
  received,
  replyIdFor,
  submitted,
} from '../../../test/support/sample-events';
import { record } from '../../../test/support/sample-log';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import type { CaseEvent } from '../../shared/domain/case-event';
import { asId, type BrandId, type CaseId, type ExternalId } from '../../shared/domain/ids';
import type { SearchOrder } from '../../shared/ipc/engine-answers';
import { LogUnreadable, openDatabase, toHex } from './log/database';
import { type Log, openLog } from './log/open-log';
import { deriveKey } from './log/seal';
import { findCases } from './search-find';
import { SearchIndex } from './search-index';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(3);
const externalId = asId<ExternalId>('a');
const one = caseIdFor(1);
const two = caseIdFor(2);

class Desk {
  readonly log: Log;
  readonly index: SearchIndex;

  constructor() {
    this.log = openLog(inFolder('log.db'), dataKey);
    this.index = new SearchIndex(inFolder('search.db'), this.log.meta.generation, this.log);
  }

  /** Case 1, case 2 and so on get one event each time; the index reads at once. */
  add(...events: readonly CaseEvent[]): this {
    for (const event of events) {
      const number = [1, 2, 3, 4, 5].find((each) => caseIdFor(each) === event.caseId) ?? 0;
      const isNew = this.log.events.readCase(event.caseId).length === 0;
      const ofBrand = { ...opened(number), brandId: event.brandId };
      record(this.log, number, isNew ? [ofBrand, event] : [event]);
    }
    return this.read();
  }

  read(): this {
    const { events, to } = this.log.events.readAfter(this.index.indexedTo(), 1_000);
    this.index.take(events, to);
    return this;
  }

  hits(text: string, order: SearchOrder = 'newest', limit = 10) {
    const work = findCases({ index: this.index, source: this.log }, { text, limit, order });
    let step = work.next();
    while (!step.done) step = work.next();
    return step.value;
  }

  find(text: string, order: SearchOrder = 'newest'): readonly CaseId[] {
    return this.hits(text, order).map(({ caseId }) => caseId);
  }

  tidy(): void {
    while (this.index.tidyOne());
    this.index.settle();
  }

  close(): void {
    this.index.close();
    this.log.close();
  }
}

test.each([
  ['a whole word', 'crema', [one]],
  ['without its accent', 'alergica', [one]],
  ['with an accent it does not have', 'crémá', [one]],
  ['decomposed, as some keyboards write it', 'ale\u0301rgica', [one]],
  ['in capitals', 'REACCIÓN', [one]],
  ['with its tilde', 'niña', [one]],
  ['without its tilde', 'nina', [one]],
  ['three letters of its beginning', 'rea', [one]],
  ['two letters only', 're', []],
  ['a short word whole', 'de', [one, two]],
  ['two words in any order', 'alérgica crema', [one]],
  ['two words of which one is elsewhere', 'crema tinte', []],
  ['the name of the customer', 'lucia', [two, one]],
  ['her handle', 'lucia.example', [two, one]],
  ['her handle with the sign before it', '@lucia.example', [two, one]],
  ['a handle in the text', '@marisol_ayuda', [one]],
  ['a word in Greek', 'αλλεργία', [two]],
  ['a word in Arabic, with the vowel signs of the text left out', 'حساسية', [two]],
  ['a word in Hebrew', 'קרם', [two]],
  ['a beginning in Hebrew', 'קרם', [two]],
  ['a word in Hindi', 'क्रीम', [two]],
  ['words in Chinese out of the middle', '过敏', [two]],
  ['a word in Korean by its first sign', '알레르', [two]],
  ['a picture that stands at a word', '😡', [one]],
  ['a newer picture', '🫠', [one]],
  ['a flag', '🇪🇸', [one]],
  ['an order number', 'PED-2026-00417', [one]],
  ['its end alone', '00417', [one]],
  ['a link', 'https://tienda.example/pedido?id=98', [one]],
  ['its host', 'tienda.example', [one]],
  ['wide letters', 'ｃｒｅｍａ', [one]],
  ['a word with an invisible break in it', 'cre\u00adma', [one]],
  ['nothing but signs', '?! -- ""', []],
  ['nothing', '', []],
])('%s', (_, asked, expected) => {
  const desk = new Desk();
  const first = [
    'Reacción ALÉRGICA después de la crema, mi niña😡 🫠 🇪🇸',
    '@marisol_ayuda pedido PED-2026-00417 https://tienda.example/pedido?id=98',
  ].join('\n');
  const second = 'Bote de tinte. Αλλεργία; حَسَّاسِيَّة، קְרֵם खरीदी क्रीम 我对面霜过敏。알레르기';
  desk.add(received(1, 'a', first), received(2, 'b', second));
  expect([...desk.find(asked)].sort()).toEqual([...expected].sort());
});

test.each([
  'crema AND tinte',
  'NOT crema',
  'crema OR',
  '"crema',
  'crema*',
  'text:crema',
  'crema) (',
  'NEAR(crema, 2)',
  '^crema',
  "cre'ma",
  '{heading}:crema',
  'a+b',
  'crema\u0000',
  'crema '.repeat(400),
  '\ud800crema',
])('what a person types is plain words: %s', (asked) => {
  const desk = new Desk().add(received(1, 'a', 'La crema'));
  expect(() => desk.find(asked)).not.toThrow();
  expect(() => desk.find(asked, 'best')).not.toThrow();
  desk.add(received(1, 'b', asked));
  expect(desk.find(asked)).toEqual([one]);
});

test('the newest case comes first, and each case once, with words around the hit', () => {
  const desk = new Desk();
  desk.add(received(1, 'a', 'crema uno'), received(2, 'b', 'crema dos'), received(1, 'c', 'la crema tres'));
  const hits = desk.hits('crema');
  expect(hits.map((hit) => hit.caseId)).toEqual([one, two]);
  expect(hits[0]?.excerpt).toBe('la crema tres');
  expect(desk.hits('crema', 'newest', 1)).toHaveLength(1);
});

test('the best match comes first when asked for: the word itself, in a short text, or in a name', () => {
  const desk = new Desk();
  desk.add(received(1, 'a', `La crema. ${'Otra cosa. '.repeat(4)}`));
  desk.add(received(2, 'b', 'crema'));
  desk.add(received(3, 'c', `Cremallera rota. ${'Otra cosa. '.repeat(3)}`));
  expect(desk.find('crema', 'best')).toEqual([two, one, caseIdFor(3)]);
  expect(desk.find('crema')).toEqual([caseIdFor(3), two, one]);
  const named = messageOf('d', 'Hola');
  const author = { ...named.author, name: 'Crema Ruiz' };
  const body = { type: 'MessageReceived', message: { ...named, author } } as const;
  desk.add(eventOf(4, { ...body, due: { responseDueAt: null, resolutionDueAt: null } }));
  expect(desk.find('crema', 'best')[0]).toBe(caseIdFor(4));
});

test('the rarer of two words decides which match is best', () => {
  const desk = new Desk();
  const many = Array.from({ length: 30 }, (_, at) => received(3, `n${at}`, 'bote bote'));
  record(desk.log, 3, [opened(3), ...many]);
  desk.add(received(1, 'a', 'tinte bote bote bote'), received(2, 'b', 'tinte tinte tinte bote'));
  expect(desk.find('bote tinte', 'best')).toEqual([two, one]);
});

test('many hits in one case do not hide the others', () => {
  const desk = new Desk().add(received(1, 'a', 'crema'));
  const many = Array.from({ length: 450 }, (_, at) => received(2, `b${at}`, 'crema'));
  record(desk.log, 2, [opened(2), ...many]);
  desk.read();
  expect(desk.find('crema')).toEqual([two, one]);
});

test('when the newest hit of a case is erased, an older one that stands leads to it', () => {
  const desk = new Desk().add(
    received(4, 'a', 'crema vieja'),
    received(1, 'b', 'crema'),
    received(2, 'c', 'crema'),
  );
  desk.add(eventOf(1, { type: 'CaseMerged', into: caseIdFor(4) }));
  desk.log.transact(() => desk.log.keys.destroy(brandId, customerFor(1)));
  expect(desk.hits('crema')).toEqual([
    { caseId: two, excerpt: 'crema' },
    { caseId: caseIdFor(4), excerpt: 'crema vieja' },
  ]);
  expect(desk.hits('crema', 'newest', 1)).toEqual([{ caseId: two, excerpt: 'crema' }]);
});

test('cases are foreseen before their words are read, and no more of them than are wanted', () => {
  const desk = new Desk().add(
    received(1, 'a', 'crema'),
    received(2, 'b', 'crema'),
    received(3, 'c', 'crema'),
  );
  const foreseen = (order: SearchOrder) => {
    const told: (readonly CaseId[])[] = [];
    const ports = {
      index: desk.index,
      source: desk.log,
      foreseen: (cases: readonly CaseId[]) => told.push(cases),
    };
    for (const _ of findCases(ports, { text: 'crema', limit: 2, order }));
    return told;
  };
  expect(foreseen('newest')).toEqual([[caseIdFor(3), two]]);
  expect(foreseen('best')).toEqual([[caseIdFor(3), two]]);
});

test('an edited message is found by its new words only, and still by its author', () => {
  const desk = new Desk().add(received(1, 'a', 'antiguo'));
  for (const text of ['mediano', 'moderno'])
    desk.add(eventOf(1, { type: 'MessageEdited', externalId, text }));
  expect(['antiguo', 'mediano', 'moderno', 'lucía moderno'].map((word) => desk.find(word))).toEqual([
    [],
    [],
    [one],
    [one],
  ]);
  expect(desk.hits('lucía')[0]?.excerpt).toBe('moderno');
});

test('a withdrawn message leaves with its author, and other messages stay', () => {
  const desk = new Desk().add(received(1, 'a', 'retirado'), received(2, 'a', 'retirado igual'));
  desk.add(eventOf(1, { type: 'MessageWithdrawn', externalId }));
  expect([desk.find('retirado'), desk.find('lucía')]).toEqual([[two], [two]]);
});

test('notes, replies and tags are found; what was cancelled, removed or undone is not', () => {
  const desk = new Desk().add(eventOf(1, { type: 'NoteAdded', text: 'llamada pendiente' }));
  desk.add(
    submitted(1, replyIdFor(1), 'Lo sentimos mucho'),
    submitted(2, replyIdFor(2), 'Sentimos el retraso'),
  );
  desk.add(eventOf(2, { type: 'ReplyCancelled', replyId: replyIdFor(2) }));
  desk.add(eventOf(1, { type: 'TagsChanged', added: ['envíos', 'alergia'], removed: [] }));
  desk.add(eventOf(1, { type: 'TagsChanged', added: [], removed: ['alergia'] }));
  const undone = eventOf(1, { type: 'TagsChanged', added: ['urgente'], removed: ['envíos'] });
  desk.add(undone);
  expect([desk.find('urgente'), desk.find('envios')]).toEqual([[one], []]);
  desk.add(eventOf(1, { type: 'StepUndone', stepId: undone.stepId }));
  expect(['pendiente', 'sentimos', 'envios', 'alergia', 'urgente'].map((word) => desk.find(word))).toEqual([
    [one],
    [one],
    [one],
    [],
    [],
  ]);
});

test('a hit in a merged case leads to the case that stayed, also after a new start', () => {
  const desk = new Desk().add(received(1, 'a', 'crema'), received(2, 'b', 'tinte'), received(3, 'c', 'bote'));
  const merged = eventOf(1, { type: 'CaseMerged', into: two });
  desk.add(merged, eventOf(2, { type: 'CaseMerged', into: caseIdFor(3) }));
  expect([desk.find('crema'), desk.find('lucía')]).toEqual([[caseIdFor(3)], [caseIdFor(3)]]);
  desk.close();
  const next = new Desk();
  expect(next.find('crema')).toEqual([caseIdFor(3)]);
  next.add(eventOf(1, { type: 'StepUndone', stepId: merged.stepId }));
  expect(next.find('crema')).toEqual([one]);
});

test('events taken twice are found once', () => {
  const desk = new Desk().add(received(1, 'a', 'crema'));
  const { events, to } = desk.log.events.readAfter(0, 10);
  desk.index.take(events, to);
  desk.add(received(1, 'b', 'tinte'));
  expect(desk.find('crema')).toEqual([one]);
});

test('an index stays with what it had read, and one of another log is refused', () => {
  const desk = new Desk().add(received(1, 'a', 'crema'));
  desk.close();
  const next = new Desk();
  expect([next.index.indexedTo(), next.find('crema')]).toEqual([2, [one]]);
  next.index.close();
  expect(() => new SearchIndex(inFolder('search.db'), 'cd'.repeat(16), next.log)).toThrow(LogUnreadable);
});

const otherBrand = asId<BrandId>('lindra');
const ofOtherBrand = (event: CaseEvent): CaseEvent => ({ ...event, brandId: otherBrand });
const indexFiles = () => readdirSync(inFolder()).filter((name) => /^search.*\.db$/.test(name));

test('hits of several brands come newest first, each once, however unevenly they are spread', () => {
  const desk = new Desk();
  const brands = ['marisol', 'tilo', 'norte'].map((id) => asId<BrandId>(id));
  const messages = Array.from({ length: 60 }, (_, index) => {
    const number = index % 20 === 0 ? 3 : index % 5 === 0 ? 2 : 1;
    return { ...received(number, `m${index}`, 'La crema'), brandId: brands[number - 1] ?? brandId };
  });
  desk.add(...messages);
  for (const page of [1, 12, 200]) {
    const positions = [...desk.index.matching('"crema"', page)].flat().map(({ position }) => position);
    expect(positions).toHaveLength(messages.length);
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => b - a));
  }
});

test('brands lie in files of their own, and their hits come in one order', () => {
  const desk = new Desk().add(received(1, 'a', 'crema'), ofOtherBrand(received(2, 'b', 'crema')));
  desk.add(received(1, 'c', 'otra'), received(3, 'd', 'crema'));
  expect(desk.find('crema')).toEqual([caseIdFor(3), two, one]);
  expect(indexFiles()).toHaveLength(2);
});

test.each([
  ['emptied', (file: string) => writeFileSync(file, '')],
  ['removed', (file: string) => rmSync(file)],
  ['overwritten', (file: string) => writeFileSync(file, Buffer.alloc(40_960, 0x55))],
])('with a file of one brand that was %s the whole is refused, to be made anew', (_, lose) => {
  const desk = new Desk().add(received(1, 'a', 'crema'), ofOtherBrand(received(2, 'b', 'tinte')));
  const [lost = ''] = indexFiles();
  desk.tidy();
  desk.close();
  lose(inFolder(lost));
  expect(() => new Desk()).toThrow(LogUnreadable);
});

test('a brand whose key was destroyed leaves no file, and the others stay as they are', () => {
  const desk = new Desk().add(received(1, 'a', 'crema'), ofOtherBrand(received(2, 'b', 'tinte')));
  const { id } = desk.log.keys.forBrand(otherBrand);
  desk.close();
  const database = openDatabase(inFolder('log.db'));
  for (const table of ['keys', 'key_copies'])
    database.prepare(`update ${table} set name = null, wrapped = null where id = ?`).run(id);
  database.close();
  for (let start = 0; start < 2; start += 1) {
    const next = new Desk();
    expect([next.index.indexedTo(), next.find('crema'), next.find('tinte')]).toEqual([4, [one], []]);
    expect(indexFiles()).toHaveLength(1);
    next.close();
  }
});

test('no word stands in the files of the index', () => {
  const desk = new Desk().add(received(1, 'a', 'chamomile-canary'));
  expect(desk.find('chamomile canary')).toEqual([one]);
  const files = readdirSync(inFolder());
  expect(files.length).toBeGreaterThan(1);
  for (const name of files)
    expect([name, readFileSync(inFolder(name)).includes('chamomile')]).toEqual([name, false]);
});

/** Whether a word lies in the file of a brand for somebody who has its key. */
function liesInFile(desk: Desk, word: string): boolean {
  const key = desk.log.keys.forBrand(brandId);
  const pageKey = toHex(deriveKey(key.key.export(), 'semaforo/search-pages/2'));
  const database = openDatabase(inFolder(`search-${key.id}.db`), { pageKey, isDisposable: true });
  const tables = database
    .prepare("select cast(name as blob) as name from sqlite_schema where name like 'words%data'")
    .all()
    .map((row) => Buffer.from(row['name'] as Uint8Array).toString());
  const inBlocks = tables.some((table) =>
    database
      .prepare(`select cast(block as blob) as block from ${table}`)
      .all()
      .some((row) => Buffer.from(row['block'] as Uint8Array).includes(word)),
  );
  database.close();
  return inBlocks;
}

test('what was withdrawn lies nowhere in the file once it was tidied', () => {
  const desk = new Desk().add(received(1, 'a', 'zwetschge'), received(2, 'b', 'crema'));
  expect(liesInFile(desk, 'zwetschge')).toBe(true);
  desk.add(eventOf(1, { type: 'MessageWithdrawn', externalId }));
  expect(liesInFile(desk, 'zwetschge')).toBe(true);
  desk.tidy();
  expect([liesInFile(desk, 'zwetschge'), liesInFile(desk, 'crema')]).toEqual([false, true]);
});

test('everything said in a forgotten case leaves the index and its file; others stay', () => {
  const desk = new Desk().add(received(1, 'a', 'zwetschge'), received(2, 'b', 'crema'));
  desk.add(eventOf(1, { type: 'TagsChanged', added: ['mirabelle'], removed: [] }));
  desk.log.transact(() => desk.log.keys.destroy(brandId, customerFor(1)));
  desk.log.keys.forget();
  expect([desk.find('zwetschge'), liesInFile(desk, 'zwetschge')]).toEqual([[], true]);
  for (const _ of desk.index.forget([one]));
  expect(['zwetschge', 'mirabelle', 'crema'].map((word) => desk.find(word))).toEqual([[], [], [two]]);
  expect(['zwetschge', 'mirabelle', 'crema'].map((word) => liesInFile(desk, word))).toEqual([
    false,
    false,
    true,
  ]);
});

test('another key cannot open it', () => {
  const desk = new Desk().add(received(1, 'a', 'crema'));
  const key = desk.log.keys.forBrand(brandId).id;
  desk.close();
  expect(() =>
    openDatabase(inFolder(`search-${key}.db`), { pageKey: 'ab'.repeat(32) }).execute(
      'select 1 from progress',
    ),
  ).toThrow(LogUnreadable);
});
