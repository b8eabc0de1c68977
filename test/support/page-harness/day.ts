// A day in figures and a coaching record, as the engine would answer for the harness's workspace.
import { type AgentId, asId, type BrandId, type CaseId, type ReplyId } from '../../../src/shared/domain/ids';
import { hour, minute } from '../../../src/shared/domain/time';
import { emptyTally, type Tally, type TodayFact } from '../../../src/shared/domain/today';
import { figuresOf } from '../../../src/shared/domain/today-figures';
import type { CoachingRecord, TodayReading } from '../../../src/shared/ipc/engine-answers';

const fact = (
  tier: TodayFact['place']['tier'],
  [agent, brand]: readonly [string | null, string],
  tally: Partial<Tally>,
): TodayFact => ({
  place: {
    brandId: asId<BrandId>(brand),
    channel: 'bluesky',
    tier,
    agent: agent === null ? null : asId<AgentId>(agent),
  },
  tally: { ...emptyTally, ...tally },
});

/** Four of five answers in time, and one customer who waits too long. */
export function dayInFigures(): TodayReading {
  const figures = figuresOf([
    fact('red', ['tomas', 'aurea'], { open: 2, waiting: 1, breached: 1 }),
    fact('red', ['ana', 'aurea'], {
      answered: 2,
      inTime: 2,
      waitedMs: 3 * hour,
      first: 2,
      firstWaitedMs: 3 * hour,
    }),
    fact('yellow', ['ana', 'lindra'], {
      answered: 2,
      inTime: 1,
      waitedMs: 9 * hour,
      first: 1,
      firstWaitedMs: 6 * hour,
    }),
    fact('green', [null, 'lindra'], { open: 3, waiting: 2, answered: 1, inTime: 1, waitedMs: 30 * minute }),
  ]);
  const at = Date.now();
  return { figures, since: new Date(at).setHours(0, 0, 0, 0), at, isComplete: true };
}

export function coachingOfTomas(): CoachingRecord {
  const entry = {
    author: asId<AgentId>('tomas'),
    by: asId<AgentId>('laura'),
    caseId: asId<CaseId>('1'.padStart(32, '0')),
    caseNumber: 12,
  };
  const sentBack = {
    ...entry,
    replyId: asId<ReplyId>('b'.repeat(32)),
    at: Date.now() - hour,
    outcome: 'sent-back' as const,
    note: 'Thank her first.',
    changed: 0,
    text: { before: 'Send photos.', after: 'Send photos.' },
  };
  const edited = {
    ...entry,
    replyId: asId<ReplyId>('c'.repeat(32)),
    at: Date.now() - 2 * hour,
    outcome: 'edited' as const,
    note: null,
    changed: 0.25,
    text: { before: 'We are sorry about it.', after: 'We are very sorry about it.' },
  };
  return {
    summaries: [
      {
        agent: entry.author,
        counts: { approved: 3, edited: 1, 'sent-back': 1, rejected: 0 },
        changedOnAverage: 0.25,
      },
    ],
    entries: [sentBack, edited],
  };
}
