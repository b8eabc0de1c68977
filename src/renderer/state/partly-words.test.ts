import { expect, test } from 'vitest';
import { asId, type CaseId } from '../../shared/domain/ids';
import { partlyWords } from './partly-words';

const refused = (code: string) => ({ caseId: asId<CaseId>('a'), code });
const outcome = { stepId: null, changed: 0, refused: [], createdCaseId: null };

test('one refused case gives the reason alone', () => {
  expect(partlyWords({ ...outcome, refused: [refused('case-closed')] })).toEqual({
    text: 'error.case-closed',
    values: {},
  });
});

test('of many cases it says how many changed, how many did not, and why most of them did not', () => {
  const refusals = [
    { code: 'safety-stays-red', count: 180 },
    { code: 'case-closed', count: 8 },
  ];
  expect(
    partlyWords({ ...outcome, changed: 49_812, refused: [refused('safety-stays-red')], refusals }),
  ).toEqual({
    text: 'bulk.partlyMany',
    values: { changed: 49_812, refused: 188 },
    reason: { text: 'error.safety-stays-red', values: {} },
  });
});

test('a step that was stopped says what it did and what it left', () => {
  expect(partlyWords({ ...outcome, changed: 500, untouched: 49_500 })).toEqual({
    text: 'bulk.stopped',
    values: { changed: 500, untouched: 49_500, refused: 0 },
  });
});
