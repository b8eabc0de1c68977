import { accountName } from '../../../shared/workspace/account-name';
import { useSetAside } from '../../data/case-queries';
import { useWorkspace } from '../../data/desk-queries';
import { useNow } from '../../state/clock';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import styles from './settings-screen.module.css';

/** What a channel sent and nobody could read: kept and shown, never dropped. */
export function SetAsideList() {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const workspace = useWorkspace();
  const items = useSetAside();
  return (
    <>
      <p className={styles.lead}>{text('setAside.lead')}</p>
      {items?.length === 0 && <p>{text('setAside.none')}</p>}
      <div className={styles.rows}>
        {items?.map((item) => (
          <div key={`${item.accountId} ${item.at} ${item.externalId}`} className={styles.row}>
            <span className={styles.grow}>
              <span>{item.reason}</span>
              <span className={styles.quiet}>
                {accountName(workspace, item.accountId)}, {clockWords(locale, item.at, now)}
                {item.externalId !== null && `, ${item.externalId}`}
              </span>
            </span>
          </div>
        ))}
      </div>
    </>
  );
}
