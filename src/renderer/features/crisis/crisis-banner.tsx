import type { IncidentBanner } from '../../../shared/ipc/incident-port';
import { useStatusPart } from '../../data/desk-queries';
import { useNow } from '../../state/clock';
import { useSession } from '../../state/session';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { ShapeMark } from '../../ui/shape-mark';
import styles from './crisis-banner.module.css';

/** Stands on every screen while a crisis lasts or waits to be closed: what it is, what we say, and who may say it. */
export function CrisisBanner() {
  const text = useText();
  const incidents = useStatusPart((status) => status.incidents) ?? [];
  const current = useSession((session) => session.screen === 'crisis');
  if (incidents.length === 0) return null;
  return (
    <aside className={styles.banner} data-banner aria-label={text('crisis.title')}>
      {incidents.map((incident) => (
        <One key={incident.id} incident={incident} />
      ))}
      {!current && (
        <div className={styles.acts}>
          <Button small onClick={() => useSession.setState({ screen: 'crisis' })}>
            {text('crisis.open')}
          </Button>
        </div>
      )}
    </aside>
  );
}

function One({ incident }: { readonly incident: IncidentBanner }) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const { title, position, overAt, phase, maySpeak } = incident;
  // The desk says that it is over at the next news; the clock says so at once.
  const isOver = phase === 'over' || overAt <= now;
  const time = clockWords(locale, overAt, now);
  return (
    <div className={styles.one} data-over={isOver || undefined}>
      <p className={styles.head}>
        <ShapeMark shape="octagon" size={14} />
        <strong dir="auto">{text('crisis.banner', { title })}</strong>
        <span>{isOver ? text('crisis.isOver', { time }) : text('crisis.until', { time })}</span>
      </p>
      {!isOver && (
        <>
          <p className={styles.position} dir="auto">
            {position}
          </p>
          <p className={styles.you}>{text(maySpeak ? 'crisis.youSpeak' : 'crisis.youAreSilent')}</p>
        </>
      )}
    </div>
  );
}
