import { useEffect, useState } from 'react';
import type { BlobId } from '../../shared/domain/ids';
import { useBlob } from '../data/case-queries';
import styles from './stored-picture.module.css';

interface StoredPictureProps {
  readonly blobId: BlobId;
  readonly alt: string;
  /** Stands there where the log has no such picture. */
  readonly missing: string;
}

/** A picture from the log with its alternative text; nothing of it is ever loaded from elsewhere. */
export function StoredPicture({ blobId, alt, missing }: StoredPictureProps) {
  const { blob, error } = useBlob(blobId);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === undefined) return;
    const address = URL.createObjectURL(blob);
    setUrl(address);
    return () => URL.revokeObjectURL(address);
  }, [blob]);
  if (error !== null) return <span className={styles.missing}>{missing}</span>;
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
