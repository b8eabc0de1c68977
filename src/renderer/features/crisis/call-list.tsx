import { useRef, useState } from 'react';
import type { AgentId } from '../../../shared/domain/ids';
import { type Call, whoToCall } from '../../../shared/domain/incident/who-to-call';
import type { IncidentReading } from '../../../shared/ipc/incident-port';
import { memberName } from '../../../shared/workspace/member-name';
import { useSeats } from '../../data/case-queries';
import { useWorkspace } from '../../data/desk-queries';
import { copyShown } from '../../parts/copy-shown';
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
  const workspace = useWorkspace();
  const name = memberName(workspace, id);
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
      <Phone name={name} number={workspace?.members.find((member) => member.id === id)?.phone} />
      <Button small aria-label={text('crisis.reachedName', { name })} onClick={() => void note()}>
        {text('crisis.reached')}
      </Button>
    </li>
  );
}

/** Text to read and to copy: the desk never dials by itself. */
function Phone({ name, number }: { readonly name: string; readonly number: string | undefined }) {
  const text = useText();
  const shown = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  if (number === undefined) return <span className={styles.phone}>{text('crisis.noPhone')}</span>;
  const copy = () => setCopied(shown.current !== null && copyShown(shown.current));
  return (
    <span className={styles.phone}>
      <bdi ref={shown} dir="ltr">
        {number}
      </bdi>{' '}
      <Button small kind="quiet" aria-label={text('crisis.copyPhone', { name })} onClick={copy}>
        {text('crisis.copy')}
      </Button>
      <span role="status">{copied !== null && text(copied ? 'crisis.copied' : 'crisis.notCopied')}</span>
    </span>
  );
}
