import { useEffect, useId, useRef, useState } from 'react';
import type { ApprovalItem } from '../../../shared/ipc/engine-answers';
import { useOpenCase } from '../../data/case-queries';
import { useMember } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useSignal } from '../../data/use-signal';
import { FilesAlong } from '../../parts/files-along';
import { GlassAct } from '../../parts/glass-act';
import { seenWords } from '../../parts/guard-words';
import { machineWords } from '../../parts/machine-words';
import { OwnKey } from '../../parts/own-key';
import { useOwnKey } from '../../parts/use-own-key';
import { WordDifference } from '../../parts/word-difference';
import { useApprovalActions } from '../../state/approval-actions';
import { approvalWish } from '../../state/approval-wish';
import { selectCase } from '../../state/selection';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { ApprovalEdit } from './approval-edit';
import { ApprovalNote } from './approval-note';
import styles from './approvals-screen.module.css';

interface ApprovalDetailProps {
  readonly item: ApprovalItem;
  /** Replies that are marked to be approved together. */
  readonly marked: number;
  readonly onApproveMarked: () => void;
  readonly onDecided: () => void;
}

type Mode = 'read' | 'edit' | 'changes' | 'reject';

/** The reply as the customer would read it, under what they wrote, with what one may decide about it. */
export function ApprovalDetail({ item, marked, onApproveMarked, onDecided }: ApprovalDetailProps) {
  const text = useText();
  const locale = useLocale();
  const { queue } = useServices();
  const actions = useApprovalActions();
  const whyId = useId();
  const [mode, setMode] = useState<Mode>('read');
  const { row, reply, refused } = item;
  const { approval, content } = reply;
  const name = useMember(approval.author)?.name ?? '';
  const question = useQuestion(item);
  const may = refused === null;
  const keys = useDecisionKeys();
  const why = may ? {} : { 'aria-describedby': whyId };
  // Pressed again before it is said what came of it, a key would decide about what is on the screen no more.
  const isBusy = useRef(false);
  const decide = async (work: () => Promise<boolean>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    const isDone = await work();
    isBusy.current = false;
    if (isDone) onDecided();
  };
  const approve = () => void decide(() => actions.approve(item));
  useWish({
    approve: marked > 0 ? onApproveMarked : may ? approve : nothing,
    changes: may ? () => setMode('changes') : nothing,
    reject: may ? () => setMode('reject') : nothing,
  });
  return (
    <div className={styles.detail}>
      <h3 className={styles.label}>{text('approvals.customerSays')}</h3>
      <blockquote className={styles.question} dir="auto">
        {question}
      </blockquote>
      <h3 className={styles.label}>
        {text('approvals.reply')} {text('approvals.by', { name })}
      </h3>
      {mode === 'edit' ? (
        <ApprovalEdit
          words={content.text}
          place={{ state: item.row, audience: content.audience }}
          onApprove={(words, guard) => void decide(() => actions.approveEdited(item, { words, guard }))}
          onLeave={() => setMode('read')}
        />
      ) : (
        <p className={styles.words} dir="auto">
          {content.text}
        </p>
      )}
      <FilesAlong files={content.attachments} />
      {item.reply.guard && <p className={styles.why}>{seenWords(text, item.reply.guard)}</p>}
      {item.reply.machine && <p className={styles.why}>{machineWords(text, locale, item.reply.machine)}</p>}
      <Original item={item} name={name} />
      {!may && (
        <p className={styles.why} id={whyId}>
          {text('approvals.youCannot', { why: text(`error.${refused}`) })}
        </p>
      )}
      {(mode === 'changes' || mode === 'reject') && (
        <ApprovalNote
          kind={mode}
          name={name}
          onLeave={() => setMode('read')}
          onSend={(note) =>
            void decide(() => actions[mode === 'reject' ? 'reject' : 'sendBack'](item, note, name))
          }
        />
      )}
      {mode === 'read' && (
        <div className={styles.acts}>
          <Button kind="quiet" onClick={() => selectCase(row.id, { queue, open: true })}>
            {text('approvals.openCase')}
          </Button>
          <GlassAct item={item} />
          <Button disabled={!may} {...why} aria-keyshortcuts={keys.reject} onClick={() => setMode('reject')}>
            {text('approvals.reject')}
            <OwnKey of="reject-reply" usual="v" />
          </Button>
          <Button
            disabled={!may}
            {...why}
            aria-keyshortcuts={keys.changes}
            onClick={() => setMode('changes')}
          >
            {text('approvals.requestChanges')}
            <OwnKey of="request-changes" usual="u" />
          </Button>
          <Button disabled={!may} {...why} onClick={() => setMode('edit')}>
            {text('approvals.edit')}
          </Button>
          <Button
            kind="main"
            disabled={!may}
            {...why}
            aria-keyshortcuts={marked === 0 ? keys.approve : undefined}
            onClick={approve}
          >
            {text('approvals.approve')}
            {marked === 0 && <OwnKey of="approve" usual="y" />}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What its author wrote, where an approver changed it since. */
function Original({ item, name }: Pick<ApprovalDetailProps, 'item'> & { readonly name: string }) {
  const text = useText();
  const { content, approval } = item.reply;
  if (approval.original === null || approval.original === content.text) return null;
  return (
    <>
      <h3 className={styles.label}>{text('approval.original', { name })}</h3>
      <WordDifference before={approval.original} after={content.text} />
    </>
  );
}

function useDecisionKeys() {
  return {
    approve: useOwnKey('approve', 'y'),
    changes: useOwnKey('request-changes', 'u'),
    reject: useOwnKey('reject-reply', 'v'),
  };
}

/** What the customer wrote last, whole; its first words until the case is read. */
function useQuestion({ row, newest }: ApprovalItem): string {
  const { open } = useOpenCase(row.id);
  const entry = open?.entries.findLast((one) => one.kind === 'message' && one.message.externalId === newest);
  return entry?.kind === 'message' ? entry.message.text : row.preview;
}

const nothing = () => undefined;

/** Keys ask for a decision about the reply that is being read, or about the marked ones. */
function useWish(acts: Readonly<Record<'approve' | 'changes' | 'reject', () => void>>): void {
  const wish = useSignal(approvalWish);
  const run = useRef(acts);
  run.current = acts;
  // Whatever was asked before this reply stood here was not asked of it: nobody had read it.
  const earlier = useRef(wish);
  useEffect(() => {
    const act = wish?.act;
    if (act !== 'approve' && act !== 'changes' && act !== 'reject') return;
    approvalWish.set(null);
    if (wish !== earlier.current) run.current[act]();
  }, [wish]);
}
