import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import type { CaseId } from '../../../shared/domain/ids';
import { useMe, useSettings, useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useSignal } from '../../data/use-signal';
import { selectCase } from '../../state/selection';
import { useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { VisuallyHidden } from '../../ui/visually-hidden';
import styles from './queue-list.module.css';
import { rowsToRender } from './queue-model';
import { QueueRow } from './queue-row';
import { useKeepPlace } from './use-keep-place';

const rowHeights = { comfortable: 80, compact: 54 } as const;
const rowsBeyond = 6;

export const optionId = (id: CaseId) => `case-${id}`;

/** The listbox: only what is near the screen exists, and it still counts truly. */
export function QueueList() {
  const text = useText();
  const { queue, store } = useServices();
  const list = useSignal(queue.list);
  useSignal(store.counters);
  const density = useSettings()?.density ?? 'comfortable';
  const selected = useSession((session) => session.selected);
  const focus = useSession((session) => session.focus);
  const scroller = useRef<HTMLDivElement>(null);
  const size = queue.size();
  const selectedIndex = selected === null ? -1 : list.order.indexOf(selected);
  const height = rowHeights[density];

  const virtual = useVirtualizer({
    count: size,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => height, [height]),
    getItemKey: (index) => list.order[index] ?? index,
    overscan: rowsBeyond,
    rangeExtractor: (range) => rowsToRender(range, selectedIndex),
  });
  useEffect(() => virtual.measure(), [virtual, height]);

  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    void queue.reach(lastIndex);
    void queue.restore(list.order.slice(Math.max(0, lastIndex - 60), lastIndex + 1));
  }, [queue, list, lastIndex]);

  useKeepPlace({ scroller, list, selected, height });
  useEffect(() => {
    // Only a new selection scrolls; a list that changed around it must not.
    const index = selected === null ? -1 : queue.list.get().order.indexOf(selected);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [selected, virtual, queue]);
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
      <div className={styles.track} style={{ height: virtual.getTotalSize() }} role="presentation">
        {items.map((item) => {
          const id = list.order[item.index];
          return id === undefined ? null : (
            <Option key={id} id={id} index={item.index} top={item.start} height={height} size={size} />
          );
        })}
      </div>
    </div>
  );
}

interface OptionProps {
  readonly id: CaseId;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly size: number;
}

function Option({ id, index, top, height, size }: OptionProps) {
  const text = useText();
  const { queue } = useServices();
  const list = useSignal(queue.list);
  const me = useMe();
  const workspace = useWorkspace();
  const selected = useSession((session) => session.selected === id);
  const marked = useSession((session) => session.marked.has(id));
  const marking = useSession((session) => session.marked.size > 0);
  const row = list.rows.get(id);
  const brand = workspace?.brands.find((one) => one.id === row?.brandId);
  const assignee = workspace?.members.find((one) => one.id === row?.assignee);
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
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={() => selectCase(id, { queue, open: true })}
    >
      {marked && <VisuallyHidden>{text('queue.marked')}, </VisuallyHidden>}
      {row && (
        <QueueRow
          row={row}
          brand={brand}
          assignee={assignee}
          isMine={row.assignee === me?.id}
          hasLeft={list.left.has(id)}
        />
      )}
    </div>
  );
}
