// What the engine and the thread that reads what is stored, to try rules or to review answers, say to each other.
import type { FaqReading } from '../../../shared/ipc/faq-reading';
import type { RuleTrialAnswer } from '../../../shared/ipc/tried-rules';
import type { FaqRequest } from '../faq/faq-reader';
import type { RuleTrialRequest } from './rule-trial-reader';

export type StoredJob =
  | { readonly kind: 'rule-trial'; readonly request: RuleTrialRequest }
  | { readonly kind: 'faq'; readonly request: FaqRequest };

export interface RuleTrialStart {
  readonly logFile: string;
  readonly dataKey: Uint8Array;
  readonly job: StoredJob;
  /** Shared; anything but 0 asks the thread to stop after the cases it is at, and to tell what it has. */
  readonly stop: Int32Array;
}

export type FromRuleTrialThread =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'tried'; readonly answer: RuleTrialAnswer }
  | { readonly type: 'faq'; readonly answer: FaqReading }
  | { readonly type: 'log-damaged'; readonly message: string };
