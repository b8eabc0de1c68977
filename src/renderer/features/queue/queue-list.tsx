import { memo, useEffect, useRef } from 'react';
import type { CaseRow } from '../../../shared/domain/case-row';
import type { CaseId } from '../../../shared/domain/ids';
import { useBrand, useMe, useMember, useSettings } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useQueueSize, useRow } from '../../data/use-queue';
import { useSignal } from '../../data/use-signal';
import { usePresenceWords } from '../../parts/presence-words';
import { selectCase } from '../../state/selection';
import { useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { VisuallyHidden } from '../../ui/visually-hidden';
import styles from './queue-list.module.css';
import { rowsToRender } from './queue-model';
import { QueueRow } from './queue-row';
import { useKeepPlace } from './use-keep-place';
import { useRowWindow } from './use-row-window';

export const rowHeights = { comfortable: 80, compact: 54 } as const;
const rowsBack = 60;

export const optionId = (id: CaseId) => `case-${id}`;

/** The listbox: only what is near the screen exists, and it still counts truly. */
export function QueueList() {
  const text = useText();
  const { queue } = useServices();
  const list = useSignal(queue.list);
  const { size, reachable } = useQueueSize();
  const density = useSettings()?.density ?? 'comfortable';
  const selected = useSession((session) => session.selected);
  const focus = useSession((session) => session.focus);
  const scroller = useRef<HTMLDivElement>(null);
  const selectedIndex = selected === null ? -1 : list.order.indexOf(selected);
  const height = rowHeights[density];
  const { window, bringIn } = useRowWindow(scroller, { count: reachable, height });

  useEffect(() => {
    void queue.reach(Math.max(0, window.to - 1));
    void queue.restore(list.order.slice(Math.max(0, window.to - rowsBack), window.to));
  }, [queue, list.order, window]);

  useKeepPlace({ scroller, list, selected, height });
  useEffect(() => {
    // Only a new selection scrolls; a list that changed around it must not.
    const index = selected === null ? -1 : queue.list.get().order.indexOf(selected);
    if (index >= 0) bringIn(index);
  }, [selected, bringIn, queue]);
  useEffect(() => {
    if (focus?.target === 'list') scroller.current?.focus({ preventScroll: true });
  }, [focus]);

  return (
    <div
      ref={scroller}
      className={styles.list}
      role="listbox"
      aria-label={text('queue.title')}
      aria-activedescendant={selectedIndex >= 0 && selected !== null ? optionId(selected) : undefined}
      tabIndex={0}
      onPointerEnter={() => queue.touch(true)}
      onPointerLeave={() => queue.touch(false)}
    >
      <div className={styles.track} style={{ height: reachable * height }} role="presentation">
        {rowsToRender(window, selectedIndex).map((index) => {
          const id = list.order[index];
          return id === undefined ? null : (
            <Option
              key={id}
              id={id}
              index={index}
              height={height}
              size={size}
              hasLeft={list.left.has(id)}
              selected={id === selected}
            />
          );
        })}
      </div>
      {reachable < size && (
        <p className={styles.end} role="presentation">
          {text('queue.listEnds', { count: reachable })}
        </p>
      )}
    </div>
  );
}

interface OptionProps {
  readonly id: CaseId;
  readonly index: number;
  readonly height: number;
  readonly size: number;
  readonly hasLeft: boolean;
  readonly selected: boolean;
}

const Option = memo(function Option({ id, index, height, size, hasLeft, selected }: OptionProps) {
  const text = useText();
  const { queue } = useServices();
  const row = useRow(id);
  const marked = useSession((session) => session.marked.has(id));
  const marking = useSession((session) => session.marked.size > 0);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the focus; its keys are the commands
    <div
      id={optionId(id)}
      className={styles.option}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-checked={marking ? marked : undefined}
      aria-setsize={size}
      aria-posinset={index + 1}
      data-marked={marked || undefined}
      data-case-id={id}
      style={{ transform: `translateY(${index * height}px)`, height }}
      onClick={() => selectCase(id, { queue, open: true })}
    >
      {marked && <VisuallyHidden>{text('queue.marked')}, </VisuallyHidden>}
      {row && <Filled row={row} hasLeft={hasLeft} />}
    </div>
  );
});

/** Renders when its row is another one, and not when its place is. */
const Filled = memo(function Filled({ row, hasLeft }: { readonly row: CaseRow; readonly hasLeft: boolean }) {
  const brand = useBrand(row.brandId);
  const assignee = useMember(row.assignee);
  const isMine = useMe()?.id === row.assignee;
  const present = usePresenceWords(row.id);
  return <QueueRow {...{ row, brand, assignee, isMine, hasLeft, present }} />;
});
