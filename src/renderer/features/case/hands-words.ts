// How a case came into somebody's hands, or out of them, as a sentence.
import type { Actor } from '../../../shared/domain/actor';
import type { StoryStep } from '../../../shared/domain/conversation';
import type { Text } from '../../state/use-text';

interface ChangeOfHands {
  readonly body: Extract<StoryStep, { type: 'CaseAssigned' }>;
  readonly actor: Actor;
}

interface Names {
  readonly who: string;
  readonly memberName: (id: string | null) => string;
  readonly teamName: (id: string | null) => string;
}

export function handsWords(
  text: Text,
  { body, actor }: ChangeOfHands,
  { who, memberName, teamName }: Names,
): string {
  const { assignee, team, reason, how } = body;
  const from = body.from === undefined ? null : memberName(body.from);
  const to = assignee === null ? teamName(team) : memberName(assignee);
  if (how === 'release') return text('step.released', { who });
  if (how === 'hand-over' && to !== '') return text('step.handedOver', { who, to, reason });
  if (assignee !== null && actor.kind === 'agent' && actor.id === assignee) {
    if (from !== null) return text('step.tookOver', { who, from, reason });
    if (how === 'next') return nextWords(text, body.passedOver, { who, memberName });
    return text(how === 'answering' ? 'step.answering' : 'step.claimed', { who });
  }
  if (to === '')
    return from === null ? text('step.unassigned', { who }) : text('step.freedFrom', { who, from, reason });
  if (from !== null) return text('step.assignedFrom', { who, from, to, reason });
  return reason === ''
    ? text('step.assigned', { who, to })
    : text('step.assignedBecause', { who, to, reason });
}

function nextWords(
  text: Text,
  passedOver: ChangeOfHands['body']['passedOver'],
  { who, memberName }: Pick<Names, 'who' | 'memberName'>,
): string {
  if (passedOver === undefined) return text('step.next', { who });
  const knows = memberName(passedOver.agent);
  return text(`step.next.${passedOver.because}`, { who, knows });
}
