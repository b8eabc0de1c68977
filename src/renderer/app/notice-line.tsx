import { useEffect } from 'react';
import { useCaseActions } from '../state/case-actions';
import { useSession } from '../state/session';
import { useText } from '../state/use-text';
import { Button, IconButton } from '../ui/button';
import { Icon } from '../ui/icon';
import { KeyCap } from '../ui/key-cap';
import styles from './notice-line.module.css';

const shownMs = 8_000;
const dismiss = () => useSession.setState({ notice: null });

/** What just happened, with the way back; in the status bar, where it covers nothing. */
export function NoticeLine() {
  const text = useText();
  const actions = useCaseActions();
  const notice = useSession((session) => session.notice);
  useEffect(() => {
    if (notice === null || notice.tone === 'problem') return;
    const timer = setTimeout(dismiss, notice.lastsMs ?? shownMs);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className={styles.line} role="status" aria-label={text('notice.title')} data-tone={notice?.tone}>
      {notice !== null && (
        <>
          <Icon name={notice.tone === 'done' ? 'check' : 'alert'} size={14} />
          <span className={styles.words}>{text(notice.text, notice.values)}</span>
          {notice.undoable && (
            <Button kind="quiet" small onClick={() => void actions.undo()}>
              {text('command.undo')}
              <KeyCap keys="z" />
            </Button>
          )}
          {notice.tone === 'problem' && (
            <IconButton label={text('notice.dismiss')} onClick={dismiss}>
              <Icon name="close" size={12} />
            </IconButton>
          )}
        </>
      )}
    </div>
  );
}
