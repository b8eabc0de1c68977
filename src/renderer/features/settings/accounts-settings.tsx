import { useStatus, useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { TimeAgo } from '../../parts/time-left';
import { useCaseActions } from '../../state/case-actions';
import { openDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { ColorDot } from '../../ui/color-dot';
import { causeWords } from './cause-words';
import styles from './settings-screen.module.css';

/** The connected channels, how each is doing, and what to do when one is not. */
export function AccountsSettings() {
  const text = useText();
  const { engine, desk } = useServices();
  const actions = useCaseActions();
  const workspace = useWorkspace();
  const status = useStatus();
  const remove = (accountId: string) =>
    actions.attempt(async () => {
      await engine.command('account.remove', { accountId });
      await desk.request('keychain.forget', { accountId });
    });
  return (
    <>
      <div className={styles.rows}>
        {workspace?.accounts.map((account) => {
          const health = status?.accounts.find((one) => one.accountId === account.id);
          const brand = workspace.brands.find((one) => one.id === account.brand);
          const cause = health?.cause ? causeWords(text, health.cause) : null;
          return (
            <div key={account.id} className={styles.row}>
              {brand && <ColorDot color={brand.color} />}
              <span className={styles.grow}>
                <span>
                  <strong>{account.name}</strong> {brand?.name}
                </span>
                <span className={styles.quiet}>
                  {text(`account.${health?.state ?? 'waiting'}`)}
                  {health?.lastHeardAt != null && (
                    <>
                      {', '}
                      <TimeAgo at={health.lastHeardAt} />
                    </>
                  )}
                </span>
                {cause !== null && <span>{cause}</span>}
              </span>
              <Button
                small
                onClick={() =>
                  void actions.attempt(() => engine.command('account.pollNow', { accountId: account.id }))
                }
              >
                {text('account.pollNow')}
              </Button>
              <Button small kind="quiet" onClick={() => void remove(account.id)}>
                {text('account.remove')}
              </Button>
            </div>
          );
        })}
        {workspace?.accounts.length === 0 && <p className={styles.row}>{text('sync.noAccounts')}</p>}
      </div>
      <div className={styles.acts}>
        <Button kind="main" onClick={() => openDialog({ kind: 'connect' })}>
          {text('command.connect')}
        </Button>
      </div>
    </>
  );
}
