import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ApprovalItem } from '../../../shared/ipc/engine-answers';
import { useApprovals } from '../../data/approval-queries';
import { useJoints } from '../../data/joint-queries';
import { useSignal } from '../../data/use-signal';
import { OwnKey } from '../../parts/own-key';
import { useOwnKey } from '../../parts/use-own-key';
import { useApprovalActions } from '../../state/approval-actions';
import { approvalWish, wishApproval } from '../../state/approval-wish';
import { useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Screen } from '../../ui/screen';
import { ApprovalDetail } from './approval-detail';
import { ApprovalOption } from './approval-option';
import { chosenOf } from './approvals-model';
import styles from './approvals-screen.module.css';

/** Replies that wait for somebody to read them, and the one that is being read. */
export function ApprovalsScreen() {
  const text = useText();
  const items = useApprovals();
  const [chosen, setChosen] = useState<{ readonly replyId: string; readonly place: number } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const item = chosenOf(items ?? [], chosen);
  const choose = (place: number) => {
    const next = items?.[Math.min(Math.max(place, 0), items.length - 1)];
    if (next !== undefined) setChosen({ replyId: idOf(next), place: items?.indexOf(next) ?? 0 });
  };
  const place = item === null ? 0 : (items ?? []).indexOf(item);
  const marks = useMarks(items ?? []);
  const approveKey = useOwnKey('approve', 'y');
  useWishes({ step: (by) => choose(place + by), mark: () => item?.refused === null && marks.toggle(item) });
  const isThere = item !== null;
  useEffect(() => {
    // Where nothing waited at first, a hand may be elsewhere by now.
    if (isThere && (document.activeElement ?? document.body) === document.body) list.current?.focus();
  }, [isThere]);
  return (
    <Screen
      title={text('approvals.title')}
      lead={text('approvals.lead')}
      acts={
        marks.read.length > 0 && (
          <Button kind="main" small aria-keyshortcuts={approveKey} onClick={() => void marks.approve()}>
            {text('approvals.approveMarked', { count: marks.read.length })}
            <OwnKey of="approve" usual="y" />
          </Button>
        )
      }
    >
      <JointWaiting />
      {items?.length === 0 && <p className={styles.empty}>{text('approvals.empty')}</p>}
      <div className={styles.panes} hidden={item === null}>
        <div
          ref={list}
          role="listbox"
          tabIndex={0}
          className={styles.list}
          aria-label={text('approvals.title')}
          aria-activedescendant={item === null ? undefined : idOf(item)}
          onKeyDown={withArrows}
        >
          {(items ?? []).map((one, index) => (
            <ApprovalOption
              key={idOf(one)}
              item={one}
              id={idOf(one)}
              isChosen={one === item}
              isMarked={marks.read.some((read) => idOf(read) === idOf(one))}
              onChoose={() => choose(index)}
            />
          ))}
        </div>
        {item !== null && (
          <ApprovalDetail
            key={idOf(item)}
            item={item}
            marked={marks.read.length}
            onApproveMarked={() => void marks.approve()}
            // Who went on to another one meanwhile stays there.
            onDecided={() =>
              setChosen((now) => (now === null || now.replyId === idOf(item) ? { replyId: '', place } : now))
            }
          />
        )}
      </div>
    </Screen>
  );
}

/** The way to answers to many messages, which are read where they were asked for. */
function JointWaiting() {
  const text = useText();
  const waiting = (useJoints().joints ?? []).filter(({ counts }) => counts.waiting > 0);
  if (waiting.length === 0) return null;
  return (
    <p className={styles.joint}>
      <Button small onClick={() => useSession.setState({ screen: 'alike' })}>
        {text('approvals.joint', { count: waiting.length })}
      </Button>
    </p>
  );
}

function idOf({ reply }: ApprovalItem): string {
  return reply.content.replyId;
}

function withArrows(event: KeyboardEvent): void {
  if (event.key !== 'Home' && event.key !== 'End') return;
  event.preventDefault();
  wishApproval(event.key === 'Home' ? 'first' : 'last');
}

/**
 * Replies marked to be approved together, as they were when they were marked: an approval is for the words that were
 * read. What is decided meanwhile is marked no more.
 */
function useMarks(items: readonly ApprovalItem[]) {
  const actions = useApprovalActions();
  const [marked, setMarked] = useState<readonly ApprovalItem[]>([]);
  const read = marked.filter((one) => items.some((item) => idOf(item) === idOf(one)));
  const toggle = (item: ApprovalItem) => {
    const others = read.filter((one) => idOf(one) !== idOf(item));
    setMarked(others.length < read.length ? others : [...read, item]);
  };
  const approve = async () => {
    setMarked([]);
    await actions.approveAll(read);
  };
  return { read, toggle, approve };
}

interface Wishes {
  readonly step: (by: number) => void;
  readonly mark: () => void;
}

/** Keys ask for the next and the previous one, and mark the one that is being read. */
function useWishes(wishes: Wishes): void {
  const wish = useSignal(approvalWish);
  const run = useRef(wishes);
  run.current = wishes;
  useEffect(() => {
    const by = wish === null ? undefined : steps[wish.act];
    if (by === undefined && wish?.act !== 'mark') return;
    approvalWish.set(null);
    if (by === undefined) run.current.mark();
    else run.current.step(by);
  }, [wish]);
}

const steps: Readonly<Record<string, number | undefined>> = {
  next: 1,
  previous: -1,
  first: Number.NEGATIVE_INFINITY,
  last: Number.POSITIVE_INFINITY,
};
