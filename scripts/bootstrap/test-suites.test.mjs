// What a run is said to have passed and failed must never be better than what its runner reported.
import { expect, test } from 'vitest';
import { countOf, countOfUnfinished, failuresIn } from './test-suites.mjs';

const playwright = (stats) => ({ stats: { expected: 0, unexpected: 0, flaky: 0, ...stats } });

test('counts what the runners counted', () => {
  expect(countOf('vitest', { numPassedTests: 3, numFailedTests: 0 }, 0)).toEqual({ passed: 3, failed: 0 });
  expect(countOf('playwright', playwright({ expected: 2, unexpected: 1 }), 1)).toEqual({
    passed: 2,
    failed: 1,
  });
});

test('a test that passed only at the second attempt has failed', () => {
  expect(countOf('playwright', playwright({ expected: 2, flaky: 1 }), 0)).toEqual({ passed: 2, failed: 1 });
});

test('a runner that fails without a failed test counts as one failure', () => {
  expect(countOf('vitest', { numPassedTests: 3, numFailedTests: 0 }, 1)).toEqual({ passed: 3, failed: 1 });
  expect(countOf('playwright', undefined, 137)).toEqual({ passed: 0, failed: 1 });
});

test('a runner that had to be ended counts what it had done and one failure, and names what it was at', () => {
  const journal = [
    { begins: 'a › passes' },
    { ends: 'a › passes', outcome: 'passed' },
    { begins: 'a › is left out' },
    { ends: 'a › is left out', outcome: 'skipped' },
    { begins: 'a › fails' },
    { ends: 'a › fails', outcome: 'failed' },
    { begins: 'a › hangs' },
  ];
  expect(countOfUnfinished(journal)).toEqual({ passed: 1, failed: 2, open: ['a › hangs'] });
  expect(countOfUnfinished([])).toEqual({ passed: 0, failed: 1, open: [] });
});

test('what failed is named, with its reason where there is one', () => {
  const journal = [
    { begins: 'a › passes' },
    { ends: 'a › passes', outcome: 'passed', error: '' },
    { ends: 'a › fails', outcome: 'failed', error: 'expected 1 to be 2' },
    { ends: 'a › crashes', outcome: 'failed' },
  ];
  expect(failuresIn(journal)).toEqual(['a › fails: expected 1 to be 2', 'a › crashes']);
});
