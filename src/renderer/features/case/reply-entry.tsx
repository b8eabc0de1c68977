import { useCallback } from 'react';
import type { ConversationEntry } from '../../../shared/domain/conversation';
import { lengthWords } from '../../../shared/domain/service-words';
import { useAccount, useBrand, useWorkspace } from '../../data/desk-queries';
import { FilesAlong } from '../../parts/files-along';
import { seenWords } from '../../parts/guard-words';
import { machineWords } from '../../parts/machine-words';
import { ReplyActs } from '../../parts/reply-acts';
import { useReplyStanding } from '../../parts/use-reply-standing';
import { channelWords } from '../../parts/words';
import { useFromClock, useNow } from '../../state/clock';
import { openDialog } from '../../state/session';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { ColorDot } from '../../ui/color-dot';
import { actorName } from './actor-name';
import { ApprovalLines } from './approval-lines';
import styles from './entry.module.css';
import { MessageText } from './message-text';
import type { EntryPlace } from './story-model';

type Entry = Extract<ConversationEntry, { kind: 'reply' }>;

/** A reply of the brand, with how far it has got: only what the channel took looks sent. */
export function ReplyEntry({ entry, state }: { readonly entry: Entry; readonly state: EntryPlace }) {
  const text = useText();
  const locale = useLocale();
  const workspace = useWorkspace();
  const brand = useBrand(state.brandId);
  const account = useAccount(entry.content.accountId);
  const now = useNow(60_000);
  const sent = entry.state === 'sent';
  const { url } = entry;
  const { chip, why } = useReplyStanding({ ...entry, accountId: entry.content.accountId });
  const isWaiting = entry.state === 'held' || entry.state === 'queued';
  return (
    <article
      className={styles.reply}
      data-unfinished={!sent || undefined}
      data-cancelled={entry.state === 'cancelled' || undefined}
    >
      <header className={styles.head}>
        {brand && <ColorDot color={brand.color} />}
        <span className={styles.who}>{brand?.name ?? state.brandId}</span>
        <span>{account?.name}</span>
        <span>{actorName(text, entry.actor, workspace)}</span>
        {entry.automatic && <Chip>{text('receipt.chip')}</Chip>}
        <GuidedChip entry={entry} />
        {sent ? (
          <span>
            {channelWords(text, state.channel, entry.content.audience)}, {clockWords(locale, entry.at, now)}
          </span>
        ) : (
          <Chip kind="unfinished">
            {entry.releaseAt === null || entry.state !== 'held' ? (
              chip
            ) : (
              <Countdown until={entry.releaseAt} />
            )}
          </Chip>
        )}
      </header>
      <div className={styles.bubble}>
        <MessageText text={entry.content.text} />
      </div>
      <FilesAlong files={entry.content.attachments} />
      {!sent && entry.detail !== null && <p className={styles.detail}>{entry.detail}</p>}
      {isWaiting && why !== null && <p className={styles.detail}>{why}</p>}
      {entry.automatic && (
        <p className={styles.detail}>
          {text('receipt.why', { time: lengthWords(entry.automatic.again, locale) })}
        </p>
      )}
      {entry.guard && <p className={styles.detail}>{seenWords(text, entry.guard)}</p>}
      {entry.machine && <p className={styles.detail}>{machineWords(text, locale, entry.machine)}</p>}
      {entry.approval && <ApprovalLines approval={entry.approval} words={entry.content.text} />}
      <div className={styles.acts}>
        <ReplyActs
          caseId={state.id}
          replyId={entry.content.replyId}
          state={entry.state}
          hold={entry.hold}
          approval={entry.approval}
        />
        {sent && url !== null && (
          <Button kind="quiet" small onClick={() => openDialog({ kind: 'link', url })}>
            {text('message.onChannel')}
          </Button>
        )}
      </div>
    </article>
  );
}

/** What it did is said once it is out; before that, what it is going to do. One that was taken back does nothing. */
function GuidedChip({ entry: { guided, state } }: { readonly entry: Entry }) {
  const text = useText();
  if (guided === undefined || state === 'cancelled') return null;
  const isDone = state === 'sent' || guided === 'closing-note';
  return <Chip>{text(isDone ? `divert.did.${guided}` : `divert.does.${guided}`)}</Chip>;
}

function Countdown({ until }: { readonly until: number }) {
  const text = useText();
  return useFromClock(
    useCallback(
      (now: number) => text('reply.sendsIn', { count: Math.max(0, Math.floor((until - now) / 1_000)) }),
      [text, until],
    ),
  );
}
