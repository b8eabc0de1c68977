// The coaching record: which cases have decisions about replies is kept by name; what was decided stands in their events.
import { coachingOf, coachingSummaries } from '../../shared/domain/coaching';
import { type AgentId, asId, type CaseId } from '../../shared/domain/ids';
import { may } from '../../shared/domain/permissions';
import type { CoachingRecord } from '../../shared/ipc/engine-answers';
import type { Recorded } from './case-store';
import { type CommandContext, memberHere, Refusal, seenCase } from './command-context';
import type { Log } from './log/open-log';

const keptAs = 'coached-cases';
const idBytes = 16;
/** The newest ones; a record of years is a report, not coaching. */
const casesKept = 1_000;
const entriesShown = 100;
const decisions: ReadonlySet<string> = new Set([
  'ReplyApproved',
  'ReplyApprovedWithEdit',
  'ReplySentBack',
  'ReplyRejected',
]);

/** Remembers the cases in which somebody decided about a colleague's reply. */
export function rememberCoached(log: Log): (recorded: Recorded) => void {
  return ({ events, cases }) => {
    // One look at hundreds of replies teaches nobody hundreds of things, and would push out what does.
    const joint = new Set(
      cases.flatMap(({ id, pendingReplies }) => (pendingReplies.some((one) => one.joint) ? [id] : [])),
    );
    const caseIds = events.flatMap(({ body, caseId }) =>
      decisions.has(body.type) && !joint.has(caseId) ? [caseId] : [],
    );
    if (caseIds.length === 0) return;
    const added = new Set<CaseId>(caseIds);
    const others = coachedCases(log).filter((caseId) => !added.has(caseId));
    const kept = [...others, ...added].slice(-casesKept);
    log.transact(() => log.meta.write(keptAs, Buffer.from(kept.join(''), 'hex')));
  };
}

function coachedCases(log: Log): readonly CaseId[] {
  const hex = Buffer.from(log.meta.read(keptAs) ?? []).toString('hex');
  return (hex.match(new RegExp(`.{${2 * idBytes}}`, 'g')) ?? []).map((id) => asId<CaseId>(id));
}

/** One's own record, or anybody's for who supervises. Throws Refusal for anybody else's. */
export function readCoaching(context: CommandContext, agent: AgentId | null): CoachingRecord {
  const me = memberHere(context);
  const roles = context.workspace.current()?.roles ?? [];
  if (agent !== me.id && !may(me, 'supervise', roles)) throw new Refusal('role-may-not');
  const entries = coachedCases(context.log).flatMap((caseId) => {
    const state = seenCase(context, caseId);
    if (state === null) return [];
    return coachingOf(context.store.events(caseId))
      .filter(({ author }) => agent === null || author === agent)
      .map((entry) => ({ ...entry, caseId, caseNumber: state.number }));
  });
  return {
    summaries: coachingSummaries(entries),
    entries: entries.sort((a, b) => b.at - a.at).slice(0, entriesShown),
  };
}
