import type { ReplyAttachment } from '../../shared/domain/reply';
import { useText } from '../state/use-text';
import { Icon } from '../ui/icon';
import styles from './files-along.module.css';

/** What goes, or went, with a reply, by its names: who reads or approves the words knows of it. */
export function FilesAlong({ files }: { readonly files: readonly ReplyAttachment[] }) {
  const text = useText();
  if (files.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={text('files.along')}>
      {files.map(({ blobId, name, altText }) => (
        <li key={blobId} className={styles.file}>
          <Icon name="paperclip" size={13} />
          <span dir="auto">{name}</span>
          {altText !== '' && (
            <span className={styles.alt} dir="auto">
              {altText}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
