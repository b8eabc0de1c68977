// What was decided about a reply before it went out, as sentences of the story.
import type { ApprovalEvent } from '../../../shared/domain/approval';
import type { Text } from '../../state/use-text';

const steps = {
  ApprovalAsked: 'step.approvalAsked',
  ReplyApproved: 'step.approved',
  ReplyApprovedWithEdit: 'step.approvedWithEdit',
  ReplySentBack: 'step.sentBack',
  ReplyRejected: 'step.rejected',
  ReplyGlassBroken: 'step.glassBroken',
} as const;

export function approvalWords(text: Text, body: ApprovalEvent, who: string): string {
  if (body.type === 'ApprovalLapsed') return text(`step.lapsed.${body.reason}`);
  const note = body.type === 'ReplyGlassBroken' ? body.reason : 'note' in body ? body.note : '';
  return text(steps[body.type], { who, note });
}
