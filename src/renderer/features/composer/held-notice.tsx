import type { Case } from '../../../shared/domain/case';
import { useMember } from '../../data/desk-queries';
import { openDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './stale-notice.module.css';

/** A colleague holds the case: said where one would answer it, with the way to take it over. */
export function HeldNotice({ state }: { readonly state: Case }) {
  const text = useText();
  const holder = useMember(state.assignee);
  return (
    <div className={styles.notice} role="status">
      <Icon name="user" size={15} />
      <span className={styles.words}>
        {text('composer.held', { name: holder?.name ?? state.assignee ?? '' })}
      </span>
      <Button small onClick={() => openDialog({ kind: 'take-claim' })}>
        {text('command.takeOver')}
      </Button>
    </div>
  );
}
