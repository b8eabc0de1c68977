import { useEffect } from 'react';
import type { CaseId } from '../../../shared/domain/ids';
import { useOpenCase } from '../../data/case-queries';
import { useBrand } from '../../data/desk-queries';
import { OwnKey } from '../../parts/own-key';
import { awaitField } from '../../state/field-ahead';
import { openDialog, useSession } from '../../state/session';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './composer.module.css';
import { NoteEditor } from './note-editor';
import { PlaybookLine } from './playbook-line';
import { ReplyEditor } from './reply-editor';
import { useSpelling } from './use-spelling';

/** Where words are written: a reply that goes out, and, on its own paper, a note that does not. */
export function Composer({ caseId }: { readonly caseId: CaseId }) {
  const text = useText();
  const { open } = useOpenCase(caseId);
  const brand = useBrand(open?.state.brandId);
  const noting = useSession((session) => session.composer === 'note');
  const locale = useLocale();
  // A note is for colleagues, and written in their language.
  useSpelling(noting ? locale : open && (open.state.language ?? brand?.language ?? null));
  const focus = useSession((session) => session.focus);
  const isRead = open !== undefined;
  useEffect(() => {
    // Where this case has no such field, none is waited for; a field that is there has taken the focus before.
    if (isRead && (focus?.target === 'reply' || focus?.target === 'note')) awaitField(null);
  }, [isRead, focus]);
  if (open === undefined || open.state.status === 'merged') return null;
  const byHand = open.state.channel === 'phone' || open.state.channel === 'counter';
  const tools = (
    <div className={styles.tools}>
      {!byHand && (
        <Button kind="quiet" small onClick={() => openDialog({ kind: 'canned' })}>
          {text('composer.canned')}
          <OwnKey of="canned" usual=";" />
        </Button>
      )}
      {!noting && (
        <Button kind="quiet" small onClick={() => useSession.setState({ composer: 'note' })}>
          <Icon name="note" size={14} />
          {text('composer.note')}
          <OwnKey of="note" usual="n" />
        </Button>
      )}
      <Button kind="quiet" small onClick={() => openDialog({ kind: 'escalate' })}>
        {text('composer.escalate')}
        <OwnKey of="escalate" usual="!" />
      </Button>
    </div>
  );
  return (
    <div className={styles.composer} style={{ '--brand-color': brand?.color } as React.CSSProperties}>
      <PlaybookLine state={open.state} mayReply={!byHand} />
      {noting && <NoteEditor key={`note ${caseId}`} state={open.state} />}
      {byHand ? (
        <>
          <p className={styles.byHand}>{text('composer.byHand')}</p>
          {tools}
        </>
      ) : (
        <ReplyEditor key={caseId} open={open} tools={tools} />
      )}
    </div>
  );
}
