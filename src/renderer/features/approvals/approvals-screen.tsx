import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ApprovalItem } from '../../../shared/ipc/engine-answers';
import { useApprovals } from '../../data/approval-queries';
import { useSignal } from '../../data/use-signal';
import { approvalWish, wishApproval } from '../../state/approval-wish';
import { useText } from '../../state/use-text';
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
  useStep((by) => choose(place + by));
  useEffect(() => list.current?.focus(), []);
  return (
    <section className={styles.screen} aria-label={text('approvals.title')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{text('approvals.title')}</h2>
        <span className={styles.lead}>{text('approvals.lead')}</span>
      </header>
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
              onChoose={() => choose(index)}
            />
          ))}
        </div>
        {item !== null && (
          <ApprovalDetail key={idOf(item)} item={item} onDecided={() => setChosen({ replyId: '', place })} />
        )}
      </div>
    </section>
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

/** Keys ask for the next and the previous one. */
function useStep(step: (by: number) => void): void {
  const wish = useSignal(approvalWish);
  const run = useRef(step);
  run.current = step;
  useEffect(() => {
    const by = wish === null ? undefined : steps[wish.act];
    if (by === undefined) return;
    approvalWish.set(null);
    run.current(by);
  }, [wish]);
}

const steps: Readonly<Record<string, number | undefined>> = {
  next: 1,
  previous: -1,
  first: Number.NEGATIVE_INFINITY,
  last: Number.POSITIVE_INFINITY,
};
