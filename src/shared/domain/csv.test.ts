import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { csvText, readCsv } from './csv';

const cellsIn = (text: string) => readCsv(text).rows.map(({ cells }) => cells);

describe('comma-separated values', () => {
  test.each([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\ufeffa,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a,"b, c"\n', [['a', 'b, c']]],
    ['"say ""hi""",x', [['say "hi"', 'x']]],
    [
      '"two\nlines",x\n\ny,',
      [
        ['two\nlines', 'x'],
        ['y', ''],
      ],
    ],
    ['', []],
  ])('%j is read as %j', (text, rows) => expect(cellsIn(text)).toEqual(rows));

  test.each([
    ['a,b\n1,"2', 2, 'has a quote that is never closed'],
    ['a,b\n1"2,3\n4,5', 2, 'has a quote within a cell'],
    ['"a\nb",c\n"x"y,z', 3, 'has words behind a closing quote'],
  ])('%j is wrong in line %i: %s', (text, line, reason) => {
    expect(readCsv(text).problems).toEqual([{ line, reason }]);
  });

  it('names every row that is wrong, and reads the others', () => {
    const { rows, problems } = readCsv('a\nb"\nc\n"d"e\nf');
    expect(problems.map(({ line }) => line)).toEqual([2, 4]);
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [3, 'c'],
      [5, 'f'],
    ]);
  });

  it('reads what it wrote', () => {
    const cell = fc.stringMatching(/^[a-zñ",;\n é]{0,12}$/u);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 })), (rows) => {
        const kept = rows.filter((cells) => cells.some((one) => one !== ''));
        expect(cellsIn(csvText(rows))).toEqual(kept);
      }),
    );
  });

  test.each(['=1+1', '+34', '-2', '@sum'])('%s is no formula', (cell) => {
    expect(csvText([[cell]])).toBe(`'${cell}\r\n`);
  });
});
