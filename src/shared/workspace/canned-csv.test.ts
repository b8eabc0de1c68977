import { describe, expect, it, test } from 'vitest';
import { readCannedCsv, withRows } from './canned-csv';

const members = ['laura'];
const head = 'id,title,language,text,tags,owner,reviewed,expires,public';
const row = 'hours,When are you open?,en,"We are open, always.",hours; shop,laura,2026-11-01,2027-01-01,yes';

describe('a table of canned responses', () => {
  it('is read by the names of its columns', () => {
    expect(readCannedCsv(`${head}\n${row}`, members)).toEqual({
      problems: [],
      untold: [],
      rows: [
        {
          id: 'hours',
          title: 'When are you open?',
          language: 'en',
          text: 'We are open, always.',
          tags: ['hours', 'shop'],
          owner: 'laura',
          reviewed: '2026-11-01',
          expires: '2027-01-01',
          isPublic: true,
        },
      ],
    });
    const few = readCannedCsv('TEXT,language,title,id\nHola,es,Hola,hola', members);
    expect(few.rows).toEqual([{ id: 'hola', title: 'Hola', language: 'es', text: 'Hola', tags: [] }]);
  });

  test.each([
    ['', 1, 'has no columns'],
    ['id,title,language\n', 1, 'has no column "text"'],
    [`${head},colour\n${row},red`, 1, 'has the column "colour", which nothing is known of'],
    [`${head}\n${row}\n${row}`, 3, 'id "hours" stands in an earlier row, too'],
    [
      `${head}\n${row.replace('hours,', 'Hours!,')}`,
      2,
      'id must be 1 to 64 lower-case letters, digits or hyphens',
    ],
    [
      `${head}\n${row.replace(',en,', ',English,')}`,
      2,
      'language must be a language tag such as "es" or "en-GB"',
    ],
    [`${head}\n${row.replace('2026-11-01', '2026-02-30')}`, 2, 'reviewed must be a day such as "2026-11-01"'],
    [
      `${head}\n${row.replace('laura', 'ghost')}`,
      2,
      'owner names the member "ghost", which the workspace does not have',
    ],
    [`${head}\n${row.replace('yes', 'maybe')}`, 2, 'public must be "yes" or "no"'],
    [`${head}\n${row},more`, 2, 'has 10 cells where the first row has 9'],
    [`${head}\n${row.replace('"We are open, always."', '')}`, 2, 'text must have 1 to 10,000 characters'],
    [`${head}\n${row.replace('"We', '"We" are')}`, 2, 'has words behind a closing quote'],
  ])('%j is wrong in line %i: %s', (text, line, reason) => {
    expect(readCannedCsv(text, members).problems).toContainEqual({ line, reason });
  });

  it('names the faults of every line', () => {
    const { problems } = readCannedCsv(`${head}\n,,,,,,,,\nX,,en,t,,,,,\n${row}`, members);
    expect(problems.map(({ line }) => line)).toEqual([3, 3]);
  });

  it('goes into a list in the place of what it names, and behind it', () => {
    const [known, kept] = [
      { id: 'hours', text: 'old' },
      { id: 'kept', text: 'kept' },
    ];
    const table = readCannedCsv(`${head}\n${row}\n${row.replace('hours,', 'new,')}`, members);
    expect(withRows([known, kept], table).map(({ id, text }) => [id, text])).toEqual([
      ['hours', 'We are open, always.'],
      ['kept', 'kept'],
      ['new', 'We are open, always.'],
    ]);
  });

  it('leaves what it has no column for as it was, and empties what its column leaves empty', () => {
    const retired = { tags: ['hours'], owner: 'laura', expires: '2026-11-01', isPublic: true };
    const known = { id: 'hours', title: 'Hours', language: 'en', text: 'old', ...retired };
    const corrected = (columns: string, cells: string) =>
      withRows(
        [known],
        readCannedCsv(`id,title,language,text${columns}\nhours,Hours,en,new${cells}`, members),
      )[0];
    expect(corrected('', '')).toEqual({ ...known, text: 'new' });
    const emptied = { id: 'hours', title: 'Hours', language: 'en', text: 'new', tags: [], isPublic: true };
    expect(corrected(',tags,owner,expires', ',,,')).toEqual(emptied);
  });
});
