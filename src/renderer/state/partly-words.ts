// What a step did of what was asked, when rules or a person kept it from the whole.
import type { StepOutcome } from '../../shared/ipc/engine-answers';
import type { TextKey, TextValues } from '../../shared/texts/text-key';
import { codeWords, type Words } from './problem-words';

interface PartlyWords {
  readonly text: TextKey;
  readonly values: TextValues;
  readonly reason?: Words;
}

/** How many cases changed and how many did not, with the reason that kept most of them. */
export function partlyWords(outcome: StepOutcome): PartlyWords {
  const { changed, refused, refusals = [], untouched = 0 } = outcome;
  const first = refusals[0] ?? (refused[0] && { code: refused[0].code, count: refused.length });
  const notChanged = refusals.reduce((sum, { count }) => sum + count, 0) || refused.length;
  const reason = first === undefined ? undefined : codeWords(first.code, first.code);
  if (untouched > 0) {
    return { text: 'bulk.stopped', values: { changed, untouched, refused: notChanged } };
  }
  // One case, one reason: the reason says it all.
  if (reason !== undefined && changed + notChanged === 1) return reason;
  const text = refusals.length > 1 ? 'bulk.partlyMany' : 'bulk.partly';
  return { text, values: { changed, refused: notChanged }, ...(reason && { reason }) };
}
