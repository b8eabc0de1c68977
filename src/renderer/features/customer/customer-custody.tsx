import type { Case } from '../../../shared/domain/case';
import { mayKeepOrErase } from '../../../shared/domain/permissions';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useNow } from '../../state/clock';
import { openDialog } from '../../state/session';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './customer-pane.module.css';

/** A legal hold that stands over the customer, and the acts of who answers for the record. */
export function CustomerCustody({ state }: { readonly state: Case }) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const me = useMe();
  const roles = useWorkspace()?.roles;
  const may = me !== undefined && mayKeepOrErase(me, roles);
  const { hold, erasureAskedAt } = state;
  const why = may
    ? {}
    : { 'aria-describedby': 'custody-reason', title: text('error.erasure-needs-supervisor') };
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>{text('custody.title')}</h3>
      {hold !== null && (
        <p className={styles.handle}>
          {text('custody.held', { since: clockWords(locale, hold.since, now), reason: hold.reason })}
        </p>
      )}
      {erasureAskedAt !== null && (
        <p className={styles.handle}>
          {text('custody.waits', { since: clockWords(locale, hold?.since ?? erasureAskedAt, now) })}
        </p>
      )}
      <Button kind="link" disabled={!may} {...why} onClick={() => openDialog({ kind: 'hold' })}>
        {text(hold === null ? 'command.hold' : 'command.liftHold')}
      </Button>
      <Button kind="link" disabled={!may} {...why} onClick={() => openDialog({ kind: 'erase' })}>
        {text('command.erase')}
      </Button>
      {!may && (
        <p id="custody-reason" className={styles.handle}>
          {text('error.erasure-needs-supervisor')}
        </p>
      )}
    </section>
  );
}
