import type { PostAction } from '../../../shared/domain/case-event';
import type { ConversationEntry } from '../../../shared/domain/conversation';
import { firstWords } from '../../../shared/domain/first-words';
import { useMayTranslate } from '../../data/translation-queries';
import { useCapabilities } from '../../data/use-capabilities';
import { useSignal } from '../../data/use-signal';
import { channelWords } from '../../parts/words';
import { useCaseActions } from '../../state/case-actions';
import { useNow } from '../../state/clock';
import { replyTarget } from '../../state/reply-target';
import { moveFocus, openDialog, useSession } from '../../state/session';
import { clockWords, fullWords } from '../../state/time-words';
import { toggleTranslation, translatedMessages } from '../../state/translation-wish';
import { useLocale, useText } from '../../state/use-text';
import { Button, IconButton } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Icon, type IconName } from '../../ui/icon';
import { AttachmentView } from './attachment-view';
import styles from './entry.module.css';
import { MessageText } from './message-text';
import { MessageTranslation } from './message-translation';
import type { EntryPlace } from './story-model';

type Entry = Extract<ConversationEntry, { kind: 'message' }>;

/** Something the customer, or the brand outside the console, wrote on the channel. */
export function MessageEntry({ entry, state }: { readonly entry: Entry; readonly state: EntryPlace }) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const { message } = entry;
  const ours = message.writtenBy === 'brand';
  const isTranslated = useSignal(translatedMessages).has(message.externalId);
  return (
    <article className={ours ? styles.reply : styles.message}>
      <header className={styles.head}>
        <span className={styles.who} dir="auto">
          {message.author.name || message.author.handle}
        </span>
        <span>{channelWords(text, state.channel, message.audience)}</span>
        <time dateTime={new Date(entry.at).toISOString()} title={fullWords(locale, entry.at)}>
          {clockWords(locale, entry.at, now)}
        </time>
        {ours && <Chip>{text('message.elsewhere')}</Chip>}
        {entry.edited && !entry.withdrawn && <Chip kind="unfinished">{text('message.edited')}</Chip>}
        {message.reach === 'paid' && <Chip>{text('message.paid')}</Chip>}
        {message.author.isBot && <Chip>{text('message.bot')}</Chip>}
        {!ours && !entry.withdrawn && <PostActs entry={entry} state={state} />}
      </header>
      <div className={styles.bubble}>
        {message.inReplyTo && <Quote post={message.inReplyTo} />}
        {message.subject && <strong dir="auto">{message.subject}</strong>}
        {entry.withdrawn ? (
          <p className={styles.gone}>{text('message.withdrawn')}</p>
        ) : (
          <MessageText text={message.text} />
        )}
        {isTranslated && !entry.withdrawn && <MessageTranslation caseId={state.id} message={message} />}
        {message.attachments.length > 0 && (
          <div className={styles.files}>
            {message.attachments.map((attachment, index) => (
              <AttachmentView
                key={attachment.blobId ?? `${index} ${attachment.name}`}
                attachment={attachment}
              />
            ))}
          </div>
        )}
      </div>
    </article>
  );
}

function Quote({ post }: { readonly post: NonNullable<Entry['message']['inReplyTo']> }) {
  const text = useText();
  const { url } = post;
  return (
    <blockquote className={styles.quote}>
      <span>{text('message.answers', { name: post.authorName })}</span>
      <MessageText text={post.text} />
      {url !== null && (
        <Button kind="link" onClick={() => openDialog({ kind: 'link', url })}>
          {text('message.seePost')}
        </Button>
      )}
    </blockquote>
  );
}

const actIcons: Partial<Record<PostAction, IconName>> = { like: 'heart', hide: 'hide', delete: 'trash' };

/** What the channel lets us do with a post, and a way to see it there. */
function PostActs({ entry, state }: { readonly entry: Entry; readonly state: EntryPlace }) {
  const text = useText();
  const actions = useCaseActions();
  const offered = useCapabilities(state.accountId)?.actions ?? [];
  const { externalId, url } = entry.message;
  const mayTranslate = useMayTranslate();
  const answer = () => {
    replyTarget.set({ caseId: state.id, externalId, words: firstWords(entry.message.text) });
    useSession.setState({ composer: 'reply' });
    moveFocus('reply');
  };
  return (
    <span className={styles.postActs}>
      {offered.map((action) => {
        const icon = actIcons[action];
        return icon === undefined ? null : (
          <IconButton
            key={action}
            label={text(`post.${action}`)}
            onClick={() => void actions.actOnPost({ caseId: state.id, externalId }, action)}
          >
            <Icon name={icon} size={14} />
          </IconButton>
        );
      })}
      {mayTranslate && (
        <IconButton label={text('translation.message')} onClick={() => toggleTranslation(externalId)}>
          <Icon name="globe" size={14} />
        </IconButton>
      )}
      <IconButton label={text('message.answer')} onClick={answer}>
        <Icon name="reply" size={14} />
      </IconButton>
      {url !== null && (
        <IconButton label={text('message.onChannel')} onClick={() => openDialog({ kind: 'link', url })}>
          <Icon name="link" size={14} />
        </IconButton>
      )}
    </span>
  );
}
