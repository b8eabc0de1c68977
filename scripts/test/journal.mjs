// A reporter for both test runners that keeps, in a file, what began and what ended: it names what hung.
import { appendFileSync } from 'node:fs';

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
    write({ ends: `${test.module.relativeModuleId} › ${test.fullName}`, outcome: test.result().state });
  }

  // Playwright.
  onTestBegin(test) {
    write({ begins: test.titlePath().join(' › ') });
  }
  onTestEnd(test, { status }) {
    if (status === 'interrupted') return;
    const outcome = { expected: 'passed', skipped: 'skipped' }[test.outcome()] ?? 'failed';
    write({ ends: test.titlePath().join(' › '), outcome });
  }
}
