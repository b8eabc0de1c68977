import { useEffect, useState } from 'react';
import type { BlobId } from '../../../shared/domain/ids';
import type { Attachment } from '../../../shared/domain/message';
import { useBlob } from '../../data/case-queries';
import { useText } from '../../state/use-text';
import { Icon } from '../../ui/icon';
import styles from './attachment-view.module.css';

/** A picture from the log with its alternative text, or an honest word about why there is none. */
export function AttachmentView({ attachment }: { readonly attachment: Attachment }) {
  const text = useText();
  const { blobId, state, mediaType, name } = attachment;
  if (state === 'stored' && blobId !== null && mediaType.startsWith('image/')) {
    return <Picture blobId={blobId} alt={attachment.altText || text('attachment.noAlt', { name })} />;
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

function Picture({ blobId, alt }: { readonly blobId: BlobId; readonly alt: string }) {
  const text = useText();
  const { blob, error } = useBlob(blobId);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === undefined) return;
    const address = URL.createObjectURL(blob);
    setUrl(address);
    return () => URL.revokeObjectURL(address);
  }, [blob]);
  if (error !== null) return <span className={styles.file}>{text('attachment.unavailable')}</span>;
  return (
    <figure className={styles.figure}>
      {url === null ? (
        <span className={styles.waiting} />
      ) : (
        <img className={styles.picture} src={url} alt={alt} />
      )}
      <figcaption className={styles.caption}>{alt}</figcaption>
    </figure>
  );
}
