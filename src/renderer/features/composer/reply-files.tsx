import { useRef } from 'react';
import type { BlobId } from '../../../shared/domain/ids';
import type { Capabilities } from '../../../shared/ipc/channels-port';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { useText } from '../../state/use-text';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './reply-files.module.css';

export interface ReplyFile {
  readonly blobId: BlobId;
  readonly name: string;
  readonly mediaType: string;
  readonly altText: string;
}

interface ReplyFilesProps {
  readonly files: readonly ReplyFile[];
  readonly onChange: (files: readonly ReplyFile[]) => void;
}

/** Files that go with the reply, each with the words for who cannot see it. */
export function ReplyFiles({ files, onChange }: ReplyFilesProps) {
  const text = useText();
  if (files.length === 0) return null;
  const describe = (blobId: BlobId, altText: string) =>
    onChange(files.map((file) => (file.blobId === blobId ? { ...file, altText } : file)));
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.blobId} className={styles.file}>
          <Icon name="paperclip" size={13} />
          <span className={styles.name} dir="auto">
            {file.name}
          </span>
          {file.mediaType.startsWith('image/') && (
            <input
              className={styles.alt}
              aria-label={text('files.alt', { name: file.name })}
              placeholder={text('files.altPlaceholder')}
              value={file.altText}
              onChange={(event) => describe(file.blobId, event.target.value)}
            />
          )}
          <IconButton
            label={text('files.remove', { name: file.name })}
            onClick={() => onChange(files.filter((one) => one !== file))}
          >
            <Icon name="close" size={12} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

interface AttachButtonProps extends ReplyFilesProps {
  readonly limits: Capabilities['attachments'];
}

/** Takes files from the person where the channel allows any; they are sealed before they are shown here. */
export function AttachButton({ files, onChange, limits }: AttachButtonProps) {
  const text = useText();
  const { engine } = useServices();
  const actions = useCaseActions();
  const input = useRef<HTMLInputElement>(null);
  const add = (chosen: readonly File[]) =>
    actions.attempt(async () => {
      const room = chosen.slice(0, limits.max - files.length);
      const stored = await Promise.all(
        room.map(async (file): Promise<ReplyFile> => {
          const bytes = new Uint8Array(await file.arrayBuffer());
          const { blobId } = await engine.command('blob.store', { bytes, mediaType: file.type });
          return { blobId, name: file.name, mediaType: file.type, altText: '' };
        }),
      );
      onChange([...files, ...stored]);
    });
  return (
    <>
      <IconButton
        label={text('files.attach')}
        disabled={files.length >= limits.max}
        onClick={() => input.current?.click()}
      >
        <Icon name="paperclip" />
      </IconButton>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={limits.mediaTypes.join(',')}
        onChange={(event) => {
          void add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
