import type { HubPlace } from '../../../shared/ipc/hub-orders';
import type { HubLease, HubStatus } from '../../../shared/ipc/hub-status';
import { accountName } from '../../../shared/workspace/account-name';
import { memberName } from '../../../shared/workspace/member-name';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { hubLines } from '../../parts/hub-lines';
import { TimeAgo } from '../../parts/time-left';
import { type Text, useText } from '../../state/use-text';
import styles from './settings-screen.module.css';

interface HubStandingProps {
  readonly place: HubPlace;
  /** Null for the moment in which the engine does not know yet. */
  readonly hub: HubStatus | null;
}

/** Where this desktop shares, how it stands there, and who polls what. */
export function HubStanding({ place, hub }: HubStandingProps) {
  const text = useText();
  const workspace = useWorkspace();
  const me = useMe();
  const nameOf = (id: string) => memberName(workspace, id);
  const { host, database, login } = place;
  return (
    <>
      <h3>{text('team.state')}</h3>
      <p>
        <span>{text('team.with', { host, database, login })}</span>{' '}
        {hub?.agent != null && <span>{text('team.asMember', { name: nameOf(hub.agent) })}</span>}
      </p>
      {hub !== null && (
        <>
          <ul className={styles.lines} aria-label={text('team.state')} aria-live="polite">
            {hubLines(text, hub, workspace).map(({ words, isWrong }) => (
              <li key={words}>{isWrong ? <strong>{words}</strong> : words}</li>
            ))}
            {hub.agent !== null && me !== undefined && me.id !== hub.agent && (
              <li>
                <strong>{text('team.otherSeat', { name: nameOf(hub.agent) })}</strong>
              </li>
            )}
          </ul>
          <p className={styles.quiet}>
            {hub.lastContactAt === null ? (
              text('team.neverInTouch')
            ) : (
              <LastContact text={text} at={hub.lastContactAt} />
            )}
          </p>
        </>
      )}
      {hub !== null && hub.leases.length > 0 && (
        <section className={styles.section} aria-label={text('team.accounts')}>
          <h3>{text('team.accounts')}</h3>
          <ul className={styles.rows}>
            {hub.leases.map((lease) => (
              <li key={lease.accountId} className={styles.row}>
                <span className={styles.grow}>
                  <strong>{accountName(workspace, lease.accountId)}</strong>
                  <span className={styles.quiet}>
                    {holderWords(text, lease, nameOf)}, {desktopWords(text, lease)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function LastContact({ text, at }: { readonly text: Text; readonly at: number }) {
  const [before = '', after = ''] = text('team.lastContact', { ago: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <TimeAgo at={at} />
      {after}
    </>
  );
}

function holderWords(text: Text, { heldBy, agent }: HubLease, nameOf: (id: string) => string): string {
  if (heldBy === 'here') return text('team.heldHere');
  if (heldBy === 'nobody') return text('team.heldByNobody');
  return agent === null ? text('team.heldByDesktop') : text('team.heldElsewhere', { name: nameOf(agent) });
}

function desktopWords(text: Text, { desktops }: HubLease): string {
  if (desktops === 0) return text('team.noDesktop');
  return desktops === 1 ? text('team.oneDesktop') : text('team.desktops', { count: desktops });
}
