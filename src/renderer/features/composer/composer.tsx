import type { CaseId } from '../../../shared/domain/ids';
import { useOpenCase } from '../../data/case-queries';
import { useBrand } from '../../data/desk-queries';
import { openDialog, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { KeyCap } from '../../ui/key-cap';
import styles from './composer.module.css';
import { NoteEditor } from './note-editor';
import { ReplyEditor } from './reply-editor';

/** Where words are written: a reply that goes out, and, on its own paper, a note that does not. */
export function Composer({ caseId }: { readonly caseId: CaseId }) {
  const text = useText();
  const { open } = useOpenCase(caseId);
  const brand = useBrand(open?.state.brandId);
  const noting = useSession((session) => session.composer === 'note');
  if (open === undefined || open.state.status === 'merged') return null;
  const byHand = open.state.channel === 'phone' || open.state.channel === 'counter';
  const tools = (
    <div className={styles.tools}>
      {!byHand && (
        <Button kind="quiet" small onClick={() => openDialog({ kind: 'canned' })}>
          {text('composer.canned')}
          <KeyCap keys=";" />
        </Button>
      )}
      {!noting && (
        <Button kind="quiet" small onClick={() => useSession.setState({ composer: 'note' })}>
          <Icon name="note" size={14} />
          {text('composer.note')}
          <KeyCap keys="n" />
        </Button>
      )}
      <Button kind="quiet" small onClick={() => openDialog({ kind: 'escalate' })}>
        {text('composer.escalate')}
        <KeyCap keys="!" />
      </Button>
    </div>
  );
  return (
    <div className={styles.composer} style={{ '--brand-color': brand?.color } as React.CSSProperties}>
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
