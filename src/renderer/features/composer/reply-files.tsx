import { useRef } from 'react';
import type { BlobId, CaseId } from '../../../shared/domain/ids';
import type { ReplyAttachment } from '../../../shared/domain/reply';
import type { Capabilities } from '../../../shared/ipc/channels-port';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { useText } from '../../state/use-text';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './reply-files.module.css';
import type { DraftHandle } from './use-draft';

interface ReplyFilesProps {
  readonly draft: Pick<DraftHandle, 'attachments' | 'write'>;
}

/** Files that go with the reply, each with the words for who cannot see it. */
export function ReplyFiles({ draft }: ReplyFilesProps) {
  const text = useText();
  const { attachments: files, write } = draft;
  if (files.length === 0) return null;
  const describe = (blobId: BlobId, altText: string) =>
    write({ attachments: files.map((file) => (file.blobId === blobId ? { ...file, altText } : file)) });
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
            onClick={() => write({ attachments: files.filter((one) => one !== file) })}
          >
            <Icon name="close" size={12} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

interface AttachButtonProps extends ReplyFilesProps {
  readonly caseId: CaseId;
  readonly limits: Capabilities['attachments'];
}

/** Takes files from the person where the channel allows any; they are sealed before they are shown here. */
export function AttachButton({ caseId, draft, limits }: AttachButtonProps) {
  const text = useText();
  const { engine } = useServices();
  const actions = useCaseActions();
  const input = useRef<HTMLInputElement>(null);
  const add = (chosen: readonly File[]) =>
    actions.attempt(async () => {
      const room = chosen.slice(0, limits.max - draft.attachments.length);
      const stored = await Promise.all(
        room.map(async (file): Promise<ReplyAttachment> => {
          const bytes = new Uint8Array(await file.arrayBuffer());
          const { blobId } = await engine.command('blob.store', { caseId, bytes, mediaType: file.type });
          return { blobId, name: file.name, mediaType: file.type, altText: '' };
        }),
      );
      draft.write(({ attachments }) => ({ attachments: [...attachments, ...stored] }));
    });
  return (
    <>
      <IconButton
        label={text('files.attach')}
        disabled={draft.attachments.length >= limits.max}
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
