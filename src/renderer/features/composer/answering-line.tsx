import type { CaseId } from '../../../shared/domain/ids';
import { useSignal } from '../../data/use-signal';
import { replyTarget } from '../../state/reply-target';
import { useText } from '../../state/use-text';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './answering-line.module.css';

/** Says which message is being answered when it is not the newest. */
export function AnsweringLine({ caseId }: { readonly caseId: CaseId }) {
  const text = useText();
  const target = useSignal(replyTarget);
  if (target?.caseId !== caseId) return null;
  return (
    <div className={styles.line}>
      <Icon name="reply" size={13} />
      <span className={styles.words} dir="auto">
        {text('composer.answering', { words: target.words })}
      </span>
      <IconButton label={text('composer.answerNewest')} onClick={() => replyTarget.set(null)}>
        <Icon name="close" size={12} />
      </IconButton>
    </div>
  );
}
