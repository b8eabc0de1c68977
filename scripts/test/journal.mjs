// A reporter for both test runners that keeps, in a file, what began and what ended: it names what hung.
import { appendFileSync } from 'node:fs';

/** The beginning of what a test failed with, without colours: it is read far from the rest. */
const firstError = (errors) =>
  (errors?.[0]?.message ?? '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal begin with one.
    .replace(/\u001b\[[0-9;]*m/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, 300);

const write = (entry) => appendFileSync(process.env.SEMAFORO_JOURNAL, `${JSON.stringify(entry)}\n`);

export default class Journal {
  // Vitest. A test that never yields is not heard of, but its file is.
  onTestModuleStart({ relativeModuleId }) {
    write({ begins: relativeModuleId });
  }
  onTestModuleEnd({ relativeModuleId }) {
    write({ ends: relativeModuleId });
  }
  onTestCaseReady(test) {
    write({ begins: `${test.module.relativeModuleId} › ${test.fullName}` });
  }
  onTestCaseResult(test) {
    const { state, errors } = test.result();
    const ends = `${test.module.relativeModuleId} › ${test.fullName}`;
    write({ ends, outcome: state, error: firstError(errors) });
  }

  // Playwright.
  onTestBegin(test) {
    write({ begins: test.titlePath().join(' › ') });
  }
  onTestEnd(test, { status, errors }) {
    if (status === 'interrupted') return;
    const outcome = { expected: 'passed', skipped: 'skipped' }[test.outcome()] ?? 'failed';
    write({ ends: test.titlePath().join(' › '), outcome, error: firstError(errors) });
  }
}
