import { useState } from 'react';
import type { IncidentReading } from '../../../shared/ipc/incident-port';
import { useWorkspace } from '../../data/desk-queries';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Field, TextArea } from '../../ui/field';
import { CheckList } from './check-list';
import styles from './crisis.module.css';
import { fieldTime, instantOf, isReviewed, peopleOf } from './crisis-model';
import { EndCrisis } from './end-crisis';
import { useCrisisCommand } from './use-crisis-command';

interface OfIncident {
  readonly incident: IncidentReading;
  /** The button that was pressed goes: hands and screen readers go on from the crisis. */
  readonly onDone: () => void;
}

/** For who leads it: another position, other people, the end, and the closing once everything was looked at. */
export function LeadCrisis({ incident, onDone }: OfIncident) {
  const text = useText();
  const [open, setOpen] = useState<'revise' | 'end' | null>(null);
  const { mayManage, phase } = incident;
  if (!mayManage || phase === 'closed') return null;
  const toggle = (form: typeof open) => setOpen(open === form ? null : form);
  const leave = () => {
    setOpen(null);
    onDone();
  };
  if (phase === 'over') return <Closing incident={incident} onDone={onDone} />;
  return (
    <>
      <div className={styles.acts}>
        <Button small aria-expanded={open === 'revise'} onClick={() => toggle('revise')}>
          {text('crisis.revise')}
        </Button>
        <Button small aria-expanded={open === 'end'} onClick={() => toggle('end')}>
          {text('crisis.end')}
        </Button>
      </div>
      {open === 'revise' && <Revising incident={incident} onDone={leave} />}
      {open === 'end' && <EndCrisis incident={incident} onDone={onDone} onKept={leave} />}
    </>
  );
}

function Revising({ incident, onDone }: OfIncident) {
  const text = useText();
  const command = useCrisisCommand();
  const workspace = useWorkspace();
  const [position, setPosition] = useState(incident.position);
  const [ends, setEnds] = useState(() => fieldTime(incident.endsAt));
  const [speakers, setSpeakers] = useState<ReadonlySet<string>>(() => new Set(incident.speakers));
  const endsAt = instantOf(ends);
  const revise = async () => {
    if (endsAt === null) return;
    const wanted = { incidentId: incident.id, endsAt, position, speakers: [...speakers] };
    if (await command('incident.revise', wanted)) onDone();
  };
  return (
    <div className={styles.form}>
      <TextArea
        label={text('crisis.position')}
        hint={text('crisis.positionHint')}
        value={position}
        maxLength={4_000}
        onChange={setPosition}
      />
      <Field
        type="datetime-local"
        label={text('crisis.endsAt')}
        hint={text('crisis.endsAtHint')}
        value={ends}
        onChange={setEnds}
      />
      {workspace && (
        <CheckList
          label={text('crisis.whoSpeaks')}
          hint={text('crisis.whoSpeaksHint')}
          choices={peopleOf(workspace)}
          chosen={speakers}
          onChange={setSpeakers}
        />
      )}
      <div className={styles.acts}>
        <Button
          small
          kind="main"
          disabled={position.trim() === '' || endsAt === null}
          onClick={() => void revise()}
        >
          {text('crisis.keepRevised')}
        </Button>
      </div>
    </div>
  );
}

function Closing({ incident, onDone }: OfIncident) {
  const text = useText();
  const command = useCrisisCommand();
  const [right, setRight] = useState('');
  const [wrong, setWrong] = useState('');
  const [better, setBetter] = useState('');
  const mayClose = isReviewed(incident);
  const close = async () => {
    const looked = { incidentId: incident.id, review: { right, wrong, better } };
    if (await command('incident.close', looked)) onDone();
  };
  return (
    <div className={styles.form}>
      <h4 className={styles.part}>{text('crisis.review')}</h4>
      <TextArea label={text('crisis.right')} value={right} maxLength={4_000} onChange={setRight} />
      <TextArea label={text('crisis.wrong')} value={wrong} maxLength={4_000} onChange={setWrong} />
      <TextArea label={text('crisis.better')} value={better} maxLength={4_000} onChange={setBetter} />
      {!mayClose && <p className={styles.hint}>{text('crisis.closeHint')}</p>}
      <div className={styles.acts}>
        <Button small kind="main" disabled={!mayClose} onClick={() => void close()}>
          {text('crisis.close')}
        </Button>
      </div>
    </div>
  );
}
