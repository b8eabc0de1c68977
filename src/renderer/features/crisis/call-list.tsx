import type { AgentId } from '../../../shared/domain/ids';
import { type Call, whoToCall } from '../../../shared/domain/incident/who-to-call';
import type { IncidentReading } from '../../../shared/ipc/incident-port';
import { memberName } from '../../../shared/workspace/member-name';
import { useSeats } from '../../data/case-queries';
import { useWorkspace } from '../../data/desk-queries';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './crisis.module.css';
import { useCrisisCommand } from './use-crisis-command';

/** Whom to reach, in order; who was reached goes into the running log at once. */
export function CallList({ incident }: { readonly incident: IncidentReading }) {
  const text = useText();
  const workspace = useWorkspace();
  const seats = useSeats();
  if (!workspace || incident.phase !== 'active') return null;
  const dutyOf = (id: AgentId) => seats.find((seat) => seat.id === id)?.duty ?? 'off-duty';
  const calls = whoToCall(workspace, incident.brands, dutyOf);
  return (
    <>
      <h4 className={styles.part}>{text('crisis.calls')}</h4>
      <ol className={styles.list} aria-label={text('crisis.calls')}>
        {calls.map((call) => (
          <One key={call.id} incident={incident} call={call} />
        ))}
      </ol>
    </>
  );
}

interface OneProps {
  readonly incident: IncidentReading;
  readonly call: Call;
}

function One({ incident: { id: incidentId }, call: { id, because, duty } }: OneProps) {
  const text = useText();
  const command = useCrisisCommand();
  const name = memberName(useWorkspace(), id);
  const note = () =>
    command('incident.note', { incidentId, entry: 'note', text: text('crisis.wasReached', { name }) });
  return (
    <li className={styles.call}>
      <span>
        <strong dir="auto">{name}</strong>{' '}
        <span className={styles.facts}>
          {text(`crisis.because.${because}`)} · {text(`crisis.duty.${duty}`)}
        </span>
      </span>
      <Button small aria-label={text('crisis.reachedName', { name })} onClick={() => void note()}>
        {text('crisis.reached')}
      </Button>
    </li>
  );
}
