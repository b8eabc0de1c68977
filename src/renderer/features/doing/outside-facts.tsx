import { accountName } from '../../../shared/workspace/account-name';
import { useStatus, useWorkspace } from '../../data/desk-queries';
import { hubLines } from '../../parts/hub-lines';
import { useNow } from '../../state/clock';
import { agoWords, durationWords } from '../../state/time-words';
import { useText } from '../../state/use-text';
import styles from './doing-dialog.module.css';

/** The world outside: what each account was last heard of, what waits to go out, and the team. */
export function OutsideFacts() {
  const text = useText();
  const status = useStatus();
  const workspace = useWorkspace();
  const now = useNow(1_000);
  if (status === undefined) return null;
  const { held, queued, sending, unknown, failed } = status.outbox;
  const nextTry = (at: number | null) =>
    at === null || at <= now ? text('doing.noTry') : durationWords(text, at - now);
  return (
    <>
      <section className={styles.part}>
        <h3 className={styles.title}>{text('settings.accounts')}</h3>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text('doing.account')}</th>
              <th scope="col">{text('doing.state')}</th>
              <th scope="col">{text('doing.heard')}</th>
              <th scope="col">{text('doing.nextTry')}</th>
            </tr>
          </thead>
          <tbody>
            {status.accounts.map(({ accountId, state, lastHeardAt, nextTryAt }) => (
              <tr key={accountId}>
                <th scope="row">{accountName(workspace, accountId)}</th>
                <td data-of={text('doing.state')}>{text(`account.${state}`)}</td>
                <td data-of={text('doing.heard')}>
                  {lastHeardAt === null ? text('doing.never') : agoWords(text, lastHeardAt, now)}
                </td>
                <td data-of={text('doing.nextTry')}>{nextTry(nextTryAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {status.accounts.length === 0 && <p>{text('sync.noAccounts')}</p>}
      </section>
      <section className={styles.part}>
        <h3 className={styles.title}>{text('outbox.title')}</h3>
        <p>{text('doing.outbox', { waiting: held + queued, sending, unknown, failed })}</p>
      </section>
      <section className={styles.part}>
        <h3 className={styles.title}>{text('doing.team')}</h3>
        {status.hub ? (
          hubLines(text, status.hub, workspace).map(({ words }) => <p key={words}>{words}</p>)
        ) : (
          <p>{text('doing.noTeam')}</p>
        )}
      </section>
    </>
  );
}
