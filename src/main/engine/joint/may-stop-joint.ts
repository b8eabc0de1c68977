// Who takes back what of a joint answer has not left: its author, and whoever supervises the case.
import { supervises } from '../../../shared/domain/permissions';
import type { CommandContext } from '../command-context';
import type { OutboxReply } from '../outbox-replies';

export function mayStopJoint({ me, workspace }: CommandContext, { state, reply }: OutboxReply): boolean {
  const member = me();
  const brand = workspace.policy(state.brandId)?.brand;
  if (member === null || brand === undefined) return false;
  return (
    reply.author === member.id || supervises(member, { state, brand, roles: workspace.current()?.roles })
  );
}
