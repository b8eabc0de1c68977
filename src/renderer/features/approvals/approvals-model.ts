// What the list of approvals says about a reply: by when, and by whom it has to be read. Pure.
import type { ApprovalItem } from '../../../shared/ipc/engine-answers';
import type { Workspace } from '../../../shared/workspace/schema';
import { tierWord } from '../../parts/words';
import { durationWords } from '../../state/time-words';
import type { Text } from '../../state/use-text';

/** "approve in 12 min or red breaches": the deadline is the customer's, not the approver's. */
export function deadlineWords(text: Text, { row }: Pick<ApprovalItem, 'row'>, now: number): string {
  if (row.dueAt === null) return text('approvals.noDeadline');
  const left = row.dueAt - now;
  const values = { duration: durationWords(text, Math.abs(left)), tier: tierWord(text, row.tier) };
  return text(left >= 0 ? 'approvals.approveIn' : 'approvals.breached', values);
}

/** Who has to read it, such as "by a supervisor with Legal". */
export function needWords(
  text: Text,
  { reply }: Pick<ApprovalItem, 'reply'>,
  workspace: Workspace | null | undefined,
): string {
  const { need, given } = reply.approval;
  const level = need.count > 1 ? 'two' : need.supervisor ? 'supervisor' : 'peer';
  const who = text(`approvals.needs.${level}`, { given: given.length });
  if (need.teams.length === 0) return who;
  const names = need.teams.map((id) => workspace?.teams.find((team) => team.id === id)?.name ?? id);
  return `${who} ${text('approvals.needsTeam', { teams: names.join(', ') })}`;
}

/** The reply to look at: the chosen one while it is there, else what comes after it, else the most urgent one. */
export function chosenOf(
  items: readonly ApprovalItem[],
  chosen: { readonly replyId: string; readonly place: number } | null,
): ApprovalItem | null {
  const same = items.find(({ reply }) => reply.content.replyId === chosen?.replyId);
  return same ?? items[Math.min(chosen?.place ?? 0, items.length - 1)] ?? null;
}
