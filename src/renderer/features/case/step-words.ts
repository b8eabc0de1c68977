// The steps of a case's story as sentences.
import { assertNever } from '../../../shared/domain/assert-never';
import type { TriageDecision } from '../../../shared/domain/case-event';
import type { ConversationEntry } from '../../../shared/domain/conversation';
import { knownRefusal } from '../../../shared/domain/hub-refusal';
import { reasonLine } from '../../../shared/domain/rules/rule-reason';
import { minute } from '../../../shared/domain/time';
import type { Brand, Workspace } from '../../../shared/workspace/schema';
import { tierWord } from '../../parts/words';
import { clockWords, durationWords } from '../../state/time-words';
import type { Text } from '../../state/use-text';
import { actorName } from './actor-name';
import { approvalWords } from './approval-words';
import { handsWords } from './hands-words';

export type StepEntryData = Extract<ConversationEntry, { kind: 'step' }>;

interface Surroundings {
  readonly text: Text;
  readonly locale: string;
  readonly workspace: Workspace | null | undefined;
  readonly brand: Brand | undefined;
  readonly now: number;
}

const plainSteps = {
  CaseResolved: 'step.resolved',
  CaseReopened: 'step.reopened',
  CaseMerged: 'step.merged',
  CaseAbsorbed: 'step.absorbed',
  CaseLinked: 'step.linked',
  ErasureDeferred: 'step.erasureDeferred',
} as const;
const reasonedSteps = { LegalHoldSet: 'step.holdSet', LegalHoldLifted: 'step.holdLifted' } as const;

/** One sentence: who did what. */
export function stepWords(around: Surroundings, entry: StepEntryData): string {
  const { text, locale, workspace, brand, now } = around;
  const { body } = entry;
  const who = actorName(text, entry.actor, workspace);
  const teamName = (id: string | null) => workspace?.teams.find((team) => team.id === id)?.name ?? id ?? '';
  const memberName = (id: string | null) =>
    workspace?.members.find((member) => member.id === id)?.name ?? id ?? '';
  const typeName = (id: string | null) =>
    brand?.contactTypes.find((type) => type.id === id)?.label ?? id ?? '';
  if ('replyId' in body) return approvalWords(text, body, who);
  switch (body.type) {
    case 'CaseOpened':
      return openedWords(text, body.triage);
    case 'TierSet':
      return text('step.tier', { who, tier: tierWord(text, body.tier) });
    case 'SafetySet':
      return text(body.safety ? 'step.safety' : 'step.noSafety', { who });
    case 'ContactTypeSet':
      return body.contactType === null
        ? text('step.noContactType', { who })
        : text('step.contactType', { who, type: typeName(body.contactType) });
    case 'TagsChanged':
      return text(body.added.length > 0 ? 'step.tagged' : 'step.untagged', {
        who,
        tags: [...body.added, ...body.removed].join(', '),
      });
    case 'CaseAssigned':
      return handsWords(text, { body, actor: entry.actor }, { who, memberName, teamName });
    case 'RulesApplied':
      return text('step.ruled', { reasons: reasonLine(body.reasons) });
    case 'CaseEscalated':
      return text('step.escalated', { who, to: teamName(body.toTeam), reason: body.reason });
    case 'CaseSnoozed':
      return text('step.snoozed', { who, until: clockWords(locale, body.until, now) });
    case 'CaseUnsnoozed':
      return text('step.unsnoozed');
    case 'NoReplyNeeded':
      return text('step.noReply', { who, reason: body.reason });
    case 'AuthorMuted':
      return text(body.muted ? 'step.muted' : 'step.unmuted', { who });
    case 'PostActedOn':
      return text(`step.post.${body.action}`, { who });
    case 'DeadlineWarned':
      return body.minutesBefore === 0
        ? text('step.warnedNow')
        : text('step.warned', { duration: durationWords(text, body.minutesBefore * minute) });
    case 'StepRefused':
      return text('step.refused', { reason: text(`hub.refused.${knownRefusal(body.code)}`) });
    case 'LegalHoldSet':
    case 'LegalHoldLifted':
      return text(reasonedSteps[body.type], { who, reason: body.reason });
    case 'CaseResolved':
    case 'CaseReopened':
    case 'CaseMerged':
    case 'CaseAbsorbed':
    case 'CaseLinked':
    case 'ErasureDeferred':
      return text(plainSteps[body.type], { who });
    default:
      return assertNever(body);
  }
}

function openedWords(text: Text, { tier, reason }: TriageDecision): string {
  return reason === null
    ? text('step.opened', { tier: tierWord(text, tier) })
    : text('step.openedBecause', { tier: tierWord(text, tier), reason });
}
