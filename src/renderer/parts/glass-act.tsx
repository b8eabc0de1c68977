import type { ApprovalItem } from '../../shared/ipc/engine-answers';
import { useStatusPart } from '../data/desk-queries';
import { openDialog } from '../state/session';
import { useText } from '../state/use-text';
import { Button } from '../ui/button';

/** In a crisis, for who leads it and may speak: the way out when nobody else can be reached. */
export function GlassAct({ item: { row, reply, newest } }: { readonly item: ApprovalItem }) {
  const text = useText();
  const incidents = useStatusPart((status) => status.incidents) ?? [];
  const leads = incidents.some(
    ({ phase, maySpeak, mayManage, brands }) =>
      phase === 'active' && maySpeak && mayManage && brands.includes(row.brandId),
  );
  if (!leads) return null;
  const { content, approval } = reply;
  const read = { caseId: row.id, replyId: content.replyId, digest: approval.digest, newest };
  return (
    <Button
      kind="quiet"
      onClick={() => openDialog({ kind: 'break-glass', reply: { ...read, words: content.text } })}
    >
      {text('glass.break')}
    </Button>
  );
}
