import { useCallback } from 'react';
import type { ApprovalItem } from '../../../shared/ipc/engine-answers';
import { useBrand, useMember, useWorkspace } from '../../data/desk-queries';
import { tierShape, tierWord } from '../../parts/words';
import { useFromClock } from '../../state/clock';
import { useText } from '../../state/use-text';
import { ColorDot } from '../../ui/color-dot';
import { Icon } from '../../ui/icon';
import { ShapeMark } from '../../ui/shape-mark';
import { VisuallyHidden } from '../../ui/visually-hidden';
import { deadlineWords, needWords } from './approvals-model';
import styles from './approvals-screen.module.css';

interface ApprovalOptionProps {
  readonly item: ApprovalItem;
  readonly id: string;
  readonly isChosen: boolean;
  readonly isMarked: boolean;
  readonly onChoose: () => void;
}

/** One waiting reply in the list: whose, for whom, by when and by whom it has to be read. */
export function ApprovalOption({ item, id, isChosen, isMarked, onChoose }: ApprovalOptionProps) {
  const text = useText();
  const { row, reply } = item;
  const workspace = useWorkspace();
  const brand = useBrand(row.brandId);
  const author = useMember(reply.approval.author);
  const due = useFromClock(useCallback((now: number) => deadlineWords(text, item, now), [text, item]));
  const need = `${text('approvals.by', { name: author?.name ?? '' })} · ${needWords(text, item, workspace)}`;
  const hidden = [tierWord(text, row.tier), ...(isMarked ? [text('queue.marked')] : [])].join(', ');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it holds the focus and takes the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      className={styles.option}
      aria-selected={isChosen}
      data-refused={item.refused !== null || undefined}
      onClick={onChoose}
    >
      <span className={styles.sign}>
        {isMarked ? <Icon name="check" /> : <ShapeMark shape={tierShape(row.tier)} size={16} />}
      </span>
      <span className={styles.name} dir="auto">
        {row.customerName}
      </span>
      <VisuallyHidden>, </VisuallyHidden>
      <span className={styles.brand}>
        {brand && <ColorDot color={brand.color} />}
        {brand?.name ?? row.brandId}
      </span>
      <VisuallyHidden>, </VisuallyHidden>
      <span className={styles.due} data-tier={row.tier ?? undefined}>
        {due}
      </span>
      <VisuallyHidden>, </VisuallyHidden>
      <span className={styles.preview} dir="auto">
        {reply.content.text}
      </span>
      <VisuallyHidden>, </VisuallyHidden>
      <span className={styles.need}>{need}</span>
      <VisuallyHidden>, {hidden}</VisuallyHidden>
    </div>
  );
}
