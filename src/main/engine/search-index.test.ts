// Words lead to their cases, and to nothing that was taken back.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  caseIdFor,
  eventOf,
  opened,
  received,
  replyIdFor,
  submitted,
} from '../../../test/support/sample-events';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import type { CaseEvent, RecordedEvent } from '../../shared/domain/case-event';
import { asId, type ExternalId } from '../../shared/domain/ids';
import { openSearchIndex, type SearchIndex } from './search-index';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(3);
const generation = 'ab'.repeat(16);
const externalId = asId<ExternalId>('a');

function open(ofGeneration = generation): SearchIndex {
  return openSearchIndex(inFolder('search.db'), dataKey, ofGeneration);
}

/** Takes events as the log gives them, one position after another. */
function take(index: SearchIndex, ...events: readonly CaseEvent[]): void {
  const from = index.indexedTo();
  const recorded = events.map(
    (event, at): RecordedEvent => ({ ...event, position: from + at + 1, hubPosition: null }),
  );
  index.take(recorded, from + events.length);
}

function foundIn(index: SearchIndex, text: string): readonly string[] {
  return index.find(text, 10).map((hit) => hit.caseId);
}

const one = caseIdFor(1);
const two = caseIdFor(2);

test.each([
  ['a whole word', 'crema', [one]],
  ['without its accent', 'alergica', [one]],
  ['with an accent it does not have', 'crémá', [one]],
  ['decomposed, as some keyboards write it', 'ale\u0301rgica', [one]],
  ['in capitals', 'REACCIÓN', [one]],
  ['three letters of its beginning', 'rea', [one]],
  ['two letters only', 're', []],
  ['a short word whole', 'de', [one, two]],
  ['two words in any order', 'alérgica crema', [one]],
  ['two words of which one is elsewhere', 'crema tinte', []],
  ['the name of the customer', 'lucia', [two, one]],
  ['her handle', 'lucia.example', [two, one]],
  ['a word in Greek', 'αλλεργία', [two]],
  ['nothing but signs', '?! -- ""', []],
  ['nothing', '', []],
])('%s', (_, asked, expected) => {
  const index = open();
  take(index, opened(1), received(1, 'a', 'Reacción ALÉRGICA después de la crema'));
  take(index, opened(2), received(2, 'b', 'Bote de tinte. Αλλεργία;'));
  expect([...foundIn(index, asked)].sort()).toEqual([...expected].sort());
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
])('what a person types is plain words: %s', (asked) => {
  const index = open();
  take(index, opened(1), received(1, 'a', 'La crema'));
  expect(() => index.find(asked, 10)).not.toThrow();
  take(index, received(1, 'b', asked));
  expect(foundIn(index, asked)).toEqual([one]);
});

test('the newest case comes first, and each case once, with words around the hit', () => {
  const index = open();
  take(
    index,
    received(1, 'a', 'crema uno'),
    received(2, 'b', 'crema dos'),
    received(1, 'c', 'la crema tres'),
  );
  const hits = index.find('crema', 10);
  expect(hits.map((hit) => hit.caseId)).toEqual([one, two]);
  expect(hits[0]?.excerpt).toContain('crema tres');
  expect(index.find('crema', 1)).toHaveLength(1);
});

test('an edited message is found by its new words only, and still by its author', () => {
  const index = open();
  take(
    index,
    received(1, 'a', 'antiguo'),
    eventOf(1, { type: 'MessageEdited', externalId, text: 'moderno' }),
  );
  expect([foundIn(index, 'antiguo'), foundIn(index, 'moderno'), foundIn(index, 'lucía')]).toEqual([
    [],
    [one],
    [one],
  ]);
});

test('a withdrawn message leaves with its author, and other messages stay', () => {
  const index = open();
  take(index, received(1, 'a', 'retirado'), received(2, 'a', 'retirado igual'));
  take(index, eventOf(1, { type: 'MessageWithdrawn', externalId }));
  expect([foundIn(index, 'retirado'), foundIn(index, 'lucía')]).toEqual([[two], [two]]);
});

test('notes, replies and tags are found; what was cancelled or removed is not', () => {
  const index = open();
  take(index, eventOf(1, { type: 'NoteAdded', text: 'llamada pendiente' }));
  take(
    index,
    submitted(1, replyIdFor(1), 'Lo sentimos mucho'),
    submitted(2, replyIdFor(2), 'Sentimos el retraso'),
  );
  take(index, eventOf(2, { type: 'ReplyCancelled', replyId: replyIdFor(2) }));
  take(index, eventOf(1, { type: 'TagsChanged', added: ['envíos', 'alergia'], removed: [] }));
  take(index, eventOf(1, { type: 'TagsChanged', added: [], removed: ['alergia'] }));
  expect(['pendiente', 'sentimos', 'envios', 'alergia'].map((word) => foundIn(index, word))).toEqual([
    [one],
    [one],
    [one],
    [],
  ]);
});

test('events taken twice are found once', () => {
  const index = open();
  const event = { ...received(1, 'a', 'crema'), position: 1, hubPosition: null };
  index.take([event], 1);
  index.take([event], 1);
  expect(foundIn(index, 'crema')).toEqual([one]);
});

test('an index stays with what it had read, and one of another log begins anew', () => {
  const index = open();
  take(index, received(1, 'a', 'crema'));
  index.close();
  expect([open().indexedTo(), foundIn(open(), 'crema')]).toEqual([1, [one]]);
  const other = open('cd'.repeat(16));
  expect([other.indexedTo(), foundIn(other, 'crema')]).toEqual([0, []]);
});

test('no word stands in the file of the index', () => {
  const index = open();
  take(index, received(1, 'a', 'chamomile-canary'));
  expect(foundIn(index, 'chamomile canary')).toEqual([one]);
  const files = readdirSync(inFolder());
  expect(files.length).toBeGreaterThan(1);
  for (const name of files)
    expect([name, readFileSync(inFolder(name)).includes('chamomile')]).toEqual([name, false]);
});

test('another key cannot open it', () => {
  open().close();
  expect(() => openSearchIndex(inFolder('search.db'), new Uint8Array(32), generation)).toThrow();
});
