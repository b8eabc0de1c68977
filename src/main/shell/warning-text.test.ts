import { describe, expect, test } from 'vitest';
import { hour, minute, second } from '../../shared/domain/time';
import type { RaisedWarning } from '../../shared/ipc/shell-ports';
import { shellTexts } from './shell-texts';
import { tierMark, warningText } from './warning-text';

const now = Date.UTC(2026, 10, 2, 9, 0);
const english = shellTexts('en', 'en');
const spanish = shellTexts('system', 'es-ES');

const red: RaisedWarning = {
  caseId: '0'.repeat(32),
  brandName: 'Aurea Derma',
  tier: 'red',
  safety: false,
  dueAt: now + 15 * minute,
  minutesBefore: 15,
  others: 0,
};

describe('the title of a warning', () => {
  test.each<[string, Partial<RaisedWarning>, string]>([
    ['minutes', {}, '⬢ Red · Aurea Derma · 15 min left'],
    ['hours and minutes', { dueAt: now + 90 * minute }, '⬢ Red · Aurea Derma · 1 h 30 min left'],
    ['whole hours', { dueAt: now + 2 * hour }, '⬢ Red · Aurea Derma · 2 h left'],
    [
      'a warning that came a moment late',
      { dueAt: now + 15 * minute - second },
      '⬢ Red · Aurea Derma · 15 min left',
    ],
    ['the breach', { dueAt: now }, '⬢ Red · Aurea Derma · due now'],
    ['after the breach', { dueAt: now - 65 * minute }, '⬢ Red · Aurea Derma · 1 h 5 min overdue'],
    ['yellow', { tier: 'yellow' }, '▲ Yellow · Aurea Derma · 15 min left'],
    ['green', { tier: 'green' }, '○ Green · Aurea Derma · 15 min left'],
    ['no tier yet', { tier: null }, '◇ Untriaged · Aurea Derma · 15 min left'],
  ])('says %s', (_name, change, title) => {
    expect(warningText({ ...red, ...change }, now, english).title).toBe(title);
  });

  test('says no time of what has no deadline', () => {
    const surge = warningText({ ...red, about: 'surge' }, now, english);
    expect(surge.title).toBe('Far more than usual · ⬢ Red · Aurea Derma');
    expect(surge.body).toBe('Select this to open the case.');
  });

  test('is Spanish on a Spanish system', () => {
    expect(warningText(red, now, spanish).title).toBe('⬢ Rojo · Aurea Derma · quedan 15 min');
  });

  test('tells every tier apart without its colour', () => {
    expect(new Set([tierMark('red'), tierMark('yellow'), tierMark('green'), tierMark(null)]).size).toBe(4);
  });
});

describe('the body of a warning', () => {
  test('says what a click does, and counts the others that a sleep held back', () => {
    expect(warningText(red, now, english).body).toBe('Select this to open the case.');
    expect(warningText({ ...red, others: 3 }, now, english).body).toContain('3 more cases need you too.');
  });

  test('names a safety case', () => {
    expect(warningText({ ...red, safety: true }, now, english).body).toMatch(/^Safety\./);
  });
});
