import { useId } from 'react';
import type { IncidentReading } from '../../../shared/ipc/incident-port';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './crisis.module.css';
import { useCrisisCommand } from './use-crisis-command';

interface EndCrisisProps {
  readonly incident: IncidentReading;
  readonly onDone: () => void;
  readonly onKept: () => void;
}

/** Asked once, with what stops by it: an end is taken back by nobody. */
export function EndCrisis({ incident, onDone, onKept }: EndCrisisProps) {
  const text = useText();
  const command = useCrisisCommand();
  const id = useId();
  const { id: incidentId, frozen, holdingsWaiting } = incident;
  const end = async () => {
    if (await command('incident.end', { incidentId })) onDone();
  };
  return (
    <section className={styles.form} aria-label={text('crisis.end')}>
      <p id={id}>
        {text('crisis.endLead')} {text('crisis.endHoldings', { count: holdingsWaiting })}{' '}
        {text('crisis.endFrozen', { count: frozen.length })}
      </p>
      <div className={styles.acts}>
        <Button small onClick={onKept}>
          {text('crisis.endNot')}
        </Button>
        <Button small kind="main" autoFocus aria-describedby={id} onClick={() => void end()}>
          {text('crisis.endNow')}
        </Button>
      </div>
    </section>
  );
}
