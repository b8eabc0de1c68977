import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { OutboxItem } from '../../../shared/ipc/engine-answers';
import { useOutbox } from '../../data/case-queries';
import { useBrand } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { ReplyActs } from '../../parts/reply-acts';
import { RestoredNotice } from '../../parts/restored-notice';
import { TimeAgo } from '../../parts/time-left';
import { useReplyStanding } from '../../parts/use-reply-standing';
import { selectCase } from '../../state/selection';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { ColorDot } from '../../ui/color-dot';
import { Screen } from '../../ui/screen';
import { inUrgency } from './outbox-model';
import styles from './outbox-screen.module.css';

/** Every reply that has not come to rest, with what can be done about it. */
export function OutboxScreen() {
  const text = useText();
  const items = useOutbox();
  return (
    <Screen title={text('outbox.title')} lead={text('outbox.lead')}>
      <RestoredNotice as="box" />
      {items?.length === 0 && <p className={styles.empty}>{text('outbox.empty')}</p>}
      <ul className={styles.list}>
        {inUrgency(items ?? []).map((item) => (
          <Item key={item.reply.content.replyId} item={item} />
        ))}
      </ul>
    </Screen>
  );
}

function Item({ item }: { readonly item: OutboxItem }) {
  const text = useText();
  const { queue } = useServices();
  const brand = useBrand(item.brandId);
  const { reply } = item;
  const { chip, why } = useReplyStanding({ ...reply, accountId: reply.content.accountId });
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <Chip kind="unfinished">{chip}</Chip>
        <strong dir="auto">{item.customerName}</strong>
        <span className={styles.brand}>
          {brand && <ColorDot color={brand.color} />}
          {brand?.name ?? item.brandId}
        </span>
        <span className={styles.when}>
          <TimeAgo at={reply.changedAt} />
        </span>
      </div>
      <p className={styles.words} dir="auto">
        {reply.content.text}
      </p>
      {why !== null && <p className={styles.why}>{why}</p>}
      {reply.detail !== null && <p className={styles.why}>{reply.detail}</p>}
      <div className={styles.acts}>
        <Button small kind="quiet" onClick={() => selectCase(item.caseId, { queue, open: true })}>
          {text('outbox.openCase', { number: spokenCaseNumber(item.caseNumber) })}
        </Button>
        <ReplyActs
          caseId={item.caseId}
          replyId={reply.content.replyId}
          state={reply.state}
          hold={reply.hold}
          approval={reply.approval}
        />
      </div>
    </li>
  );
}
