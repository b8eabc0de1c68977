import { useState } from 'react';
import type { AccountId } from '../../../shared/domain/ids';
import { accountName } from '../../../shared/workspace/account-name';
import { useStatus, useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { TimeAgo } from '../../parts/time-left';
import { useCaseActions } from '../../state/case-actions';
import { openDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { ColorDot } from '../../ui/color-dot';
import { causeWords } from './cause-words';
import { RemoveAccountDialog } from './remove-account-dialog';
import styles from './settings-screen.module.css';

/** The connected channels, how each is doing, and what to do when one is not. */
export function AccountsSettings() {
  const text = useText();
  const { engine } = useServices();
  const actions = useCaseActions();
  const workspace = useWorkspace();
  const status = useStatus();
  const [leaving, setLeaving] = useState<{ readonly id: AccountId; readonly name: string } | null>(null);
  return (
    <>
      <div className={styles.rows}>
        {workspace?.accounts.map((account) => {
          const health = status?.accounts.find((one) => one.accountId === account.id);
          const brand = workspace.brands.find((one) => one.id === account.brand);
          const cause = health?.cause ? causeWords(text, health.cause) : null;
          const name = accountName(workspace, account.id);
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
                aria-label={`${text('account.pollNow')}: ${name}`}
                onClick={() =>
                  void actions.attempt(() => engine.command('account.pollNow', { accountId: account.id }))
                }
              >
                {text('account.pollNow')}
              </Button>
              <Button
                small
                kind="quiet"
                aria-label={`${text('account.remove')}: ${name}`}
                onClick={() => setLeaving({ id: account.id, name })}
              >
                {text('account.remove')}
              </Button>
            </div>
          );
        })}
        {workspace?.accounts.length === 0 && <p className={styles.row}>{text('sync.noAccounts')}</p>}
      </div>
      {leaving !== null && (
        <RemoveAccountDialog accountId={leaving.id} name={leaving.name} onClose={() => setLeaving(null)} />
      )}
      <div className={styles.acts}>
        <Button kind="main" onClick={() => openDialog({ kind: 'connect' })}>
          {text('command.connect')}
        </Button>
      </div>
    </>
  );
}
