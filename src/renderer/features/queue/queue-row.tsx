import { memo } from 'react';
import type { CaseRow } from '../../../shared/domain/case-row';
import type { Brand, Member } from '../../../shared/workspace/schema';
import { TimeLeft } from '../../parts/time-left';
import { channelWords, tierShape, tierWord } from '../../parts/words';
import { useText } from '../../state/use-text';
import { Chip } from '../../ui/chip';
import { ColorDot } from '../../ui/color-dot';
import { Icon } from '../../ui/icon';
import { ShapeMark } from '../../ui/shape-mark';
import { VisuallyHidden } from '../../ui/visually-hidden';
import styles from './queue-row.module.css';

interface QueueRowProps {
  readonly row: CaseRow;
  readonly brand: Brand | undefined;
  readonly assignee: Member | undefined;
  readonly isMine: boolean;
  readonly hasLeft: boolean;
  /** Who is at the case right now, in words; empty: nobody else. */
  readonly present: string;
}

/** What stands inside an option: how hot and how long, who and what, where and whose. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { row, brand, assignee, isMine, hasLeft, present } = props;
  const text = useText();
  const contactType = brand?.contactTypes.find((type) => type.id === row.contactType)?.label;
  // What a narrow list says first: who is there, and whose it is or what became of the reply.
  const crowded = present !== '' ? 'here' : (assignee !== undefined || row.replyState !== null) && 'some';
  const preview = row.withdrawn ? text('queue.withdrawn') : row.preview || row.subject;
  return (
    <div className={styles.row} data-left={hasLeft || undefined} data-quiet={!row.awaitsAnswer || undefined}>
      <span className={styles.sign}>
        <ShapeMark shape={tierShape(row.tier)} size={18} />
        <VisuallyHidden>{tierWord(text, row.tier)}, </VisuallyHidden>
      </span>
      <span className={styles.name}>
        {row.customerName || row.customerHandle}
        {row.customerHandle && <span className={styles.handle}> {handleWords(row)}</span>}
        <VisuallyHidden>, </VisuallyHidden>
      </span>
      <span className={styles.due} data-tier={row.tier ?? 'untriaged'} data-tells-time="">
        <Due row={row} />
        <VisuallyHidden>, </VisuallyHidden>
      </span>
      <span className={styles.preview} data-withdrawn={row.withdrawn || undefined} dir="auto">
        {preview}
      </span>
      <span className={styles.meta} data-crowded={crowded || undefined}>
        <VisuallyHidden>, </VisuallyHidden>
        <span className={styles.brand}>
          {brand && <ColorDot color={brand.color} />}
          {brand?.name ?? row.brandId}
        </span>
        <VisuallyHidden>, </VisuallyHidden>
        <span className={styles.channel}>{channelWords(text, row.channel, row.audience)}</span>
        {row.safety && (
          <Chip kind="strong" icon={<Icon name="shield" size={11} />}>
            {text('case.safety')}
          </Chip>
        )}
        {contactType && !row.safety && <Chip givesWay>{contactType}</Chip>}
        {present !== '' && (
          <span className={styles.present}>
            <VisuallyHidden>, </VisuallyHidden>
            {present}
            <VisuallyHidden>, </VisuallyHidden>
          </span>
        )}
        {row.replyState && <Chip kind="unfinished">{text(`reply.${row.replyState}.short`)}</Chip>}
        {assignee && <span className={styles.owner}>{isMine ? text('queue.mine') : assignee.name}</span>}
      </span>
    </div>
  );
});

function handleWords(row: CaseRow): string {
  return row.channel === 'bluesky' || row.channel === 'mastodon' || row.channel === 'sandbox'
    ? `@${row.customerHandle}`
    : row.customerHandle;
}

function Due({ row }: { readonly row: CaseRow }) {
  const text = useText();
  if (row.status !== 'open') return text(`status.${row.status}`);
  if (row.snoozedUntil !== null) return text('queue.snoozed');
  return row.dueAt === null ? text('queue.nothingOwed') : <TimeLeft dueAt={row.dueAt} />;
}
