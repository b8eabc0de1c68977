import { useEffect } from 'react';
import { OwnKey } from '../parts/own-key';
import { useCaseActions } from '../state/case-actions';
import { type Notice, useSession } from '../state/session';
import { type Text, useText } from '../state/use-text';
import { Button, IconButton } from '../ui/button';
import { Icon } from '../ui/icon';
import styles from './notice-line.module.css';

function noticeWords(text: Text, { text: key, values, reason }: Notice): string {
  return reason === undefined
    ? text(key, values)
    : text(key, { ...values, reason: text(reason.text, reason.values) });
}

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
          <span className={styles.words}>{noticeWords(text, notice)}</span>
          {notice.undoable && (
            <Button kind="quiet" small onClick={() => void actions.undo()}>
              {text('command.undo')}
              <OwnKey of="undo" usual="z" />
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
