import type { Attachment } from '../../../shared/domain/message';
import { StoredPicture } from '../../parts/stored-picture';
import { useText } from '../../state/use-text';
import { Icon } from '../../ui/icon';
import styles from './attachment-view.module.css';

/** A picture from the log with its alternative text, or an honest word about why there is none. */
export function AttachmentView({ attachment }: { readonly attachment: Attachment }) {
  const text = useText();
  const { blobId, state, mediaType, name } = attachment;
  if (state === 'stored' && blobId !== null && mediaType.startsWith('image/')) {
    const alt = attachment.altText || text('attachment.noAlt', { name });
    return <StoredPicture blobId={blobId} alt={alt} missing={text('attachment.unavailable')} />;
  }
  const words = state === 'stored' ? text('attachment.file') : text(`attachment.${state}`);
  return (
    <span className={styles.file}>
      <Icon name="paperclip" size={14} />
      <span className={styles.name} dir="auto">
        {name || mediaType}
      </span>
      <span className={styles.state}>{words}</span>
    </span>
  );
}
