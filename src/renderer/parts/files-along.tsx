import type { ReplyAttachment } from '../../shared/domain/reply';
import { useText } from '../state/use-text';
import { Icon } from '../ui/icon';
import styles from './files-along.module.css';
import { StoredPicture } from './stored-picture';

/** What goes, or went, with a reply: who reads or approves the words sees its pictures, and knows of everything else. */
export function FilesAlong({ files }: { readonly files: readonly ReplyAttachment[] }) {
  const text = useText();
  if (files.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={text('files.along')}>
      {files.map((file) => (
        <li key={file.blobId} className={styles.file}>
          <Icon name="paperclip" size={13} />
          <span dir="auto">{file.name}</span>
          <Shown file={file} />
        </li>
      ))}
    </ul>
  );
}

function Shown({ file: { blobId, name, mediaType, altText } }: { readonly file: ReplyAttachment }) {
  const text = useText();
  if (mediaType.startsWith('image/')) {
    const alt = altText || text('attachment.noAlt', { name });
    // A colleague's file comes here only when this desktop is the one that sends it.
    return <StoredPicture blobId={blobId} alt={alt} missing={text('files.elsewhere', { alt })} />;
  }
  return altText === '' ? null : (
    <span className={styles.alt} dir="auto">
      {altText}
    </span>
  );
}
