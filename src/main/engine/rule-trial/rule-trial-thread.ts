// Entry of the thread that tries rules on stored messages and reviews what was answered, beside the engine and with a connection of its own.
import '../../../shared/runtime-gaps';
import { parentPort, workerData } from 'node:worker_threads';
import { FaqReader } from '../faq/faq-reader';
import { LogUnreadable } from '../log/database';
import { type LogReader, openLogReader, readerSuffixes } from '../log/open-log';
import type { FromRuleTrialThread, RuleTrialStart } from './rule-trial-protocol';
import { RuleTrialReader } from './rule-trial-reader';

/** Between two looks at whether to stop. */
const casesAtOnce = 150;
/** Progress is told at most so often. */
const tellEveryMs = 100;

const { logFile, dataKey, job, stop } = workerData as RuleTrialStart;

function tell(message: FromRuleTrialThread): void {
  parentPort?.postMessage(message);
}

/** Answers for what it has when it is asked to stop. */
function readAll<Reader extends RuleTrialReader | FaqReader>(reader: Reader): Reader {
  let toldAt = 0;
  while (!reader.isDone && Atomics.load(stop, 0) === 0) {
    reader.next(casesAtOnce);
    if (performance.now() - toldAt < tellEveryMs) continue;
    toldAt = performance.now();
    tell({ type: 'progress', ...reader.progress });
  }
  return reader;
}

function work(log: LogReader): void {
  if (job.kind === 'rule-trial')
    tell({ type: 'tried', answer: readAll(new RuleTrialReader(log, job.request)).answer() });
  else tell({ type: 'faq', answer: readAll(new FaqReader(log, job.request)).answer() });
}

try {
  const log = openLogReader(logFile, dataKey, readerSuffixes[3]);
  try {
    work(log);
  } finally {
    log.close();
  }
} catch (error) {
  if (!(error instanceof LogUnreadable)) throw error;
  tell({ type: 'log-damaged', message: error.message });
}
