// The messages that rules would have touched, as a person knows them again: case, customer, first words.
import { foldCase } from '../../../shared/domain/fold';
import type { TouchedMessage, TriedRule } from '../../../shared/domain/rules/try-rules';
import { type Sight, sees } from '../../../shared/domain/sight';
import type { TriedMessage } from '../../../shared/ipc/tried-rules';
import type { LogReader } from '../log/open-log';
import { shownMessage } from '../shown-message';

const excerptLength = 200;

/** Reads the cases of all that is to be shown; what cannot be read any more, or was withdrawn, is shown as nothing. */
export function triedMessages(
  log: Pick<LogReader, 'events' | 'snapshot'>,
  rules: readonly TriedRule[],
  sight: Sight,
): (touched: TouchedMessage) => readonly TriedMessage[] {
  const caseIds = [...new Set(rules.flatMap(({ newest }) => newest.map(({ caseId }) => caseId)))];
  const stories = log.snapshot(() => log.events.readCases(caseIds, 'seals'), 'what rules would touch');
  return ({ caseId, externalId, postedAt, found, gave }) => {
    const story = stories.get(caseId) ?? [];
    const state = foldCase(story);
    const message = shownMessage(story, externalId);
    if (state === null || message === null || !sees(sight, state)) return [];
    const words = found.map(({ as }) => as);
    return [
      {
        caseId,
        externalId,
        postedAt,
        gave,
        caseNumber: state.number,
        customerName: state.customer?.name ?? '',
        excerpt: [...message.text].slice(0, excerptLength).join(''),
        found: words,
      },
    ];
  };
}
