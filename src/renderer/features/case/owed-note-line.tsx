import type { Case } from '../../../shared/domain/case';
import { OwnKey } from '../../parts/own-key';
import { useNow } from '../../state/clock';
import { openDialog } from '../../state/session';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './case-news-line.module.css';

/** The customer was sent elsewhere: this thread owes them how it ended. */
export function OwedNoteLine({ state }: { readonly state: Case }) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const { diverted } = state;
  // Also of a closed case: words that were taken back can turn out to have been sent after all.
  if (!diverted || state.status === 'merged') return null;
  const way = text(`divert.way.${diverted.to}`);
  return (
    <section className={styles.news} aria-label={text('divert.owedTitle')}>
      <Icon name="reply" size={15} />
      <p className={styles.list}>
        {text('divert.owed', { way, time: clockWords(locale, diverted.since, now) })}
      </p>
      <Button small onClick={() => openDialog({ kind: 'divert' })}>
        {text('divert.write')}
        <OwnKey of="divert" usual="f" />
      </Button>
    </section>
  );
}
