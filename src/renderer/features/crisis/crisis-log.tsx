import { useState } from 'react';
import type { IncidentEntry, IncidentReading } from '../../../shared/ipc/incident-port';
import { memberName } from '../../../shared/workspace/member-name';
import { useWorkspace } from '../../data/desk-queries';
import { TimeAgo } from '../../parts/time-left';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import styles from './crisis.module.css';
import { useCrisisCommand } from './use-crisis-command';

/** The running log: what was declared, noted and decided, in the order it happened. */
export function CrisisLog({ incident }: { readonly incident: IncidentReading }) {
  const text = useText();
  const { entries, phase, review } = incident;
  return (
    <>
      <h4 className={styles.part}>{text('crisis.log')}</h4>
      <ol className={styles.list} aria-label={text('crisis.log')}>
        {entries.map((entry) => (
          <Line key={`${entry.at} ${entry.what} ${entry.caseId} ${entry.text}`} entry={entry} />
        ))}
      </ol>
      {phase !== 'closed' && <Write incident={incident} />}
      {review !== null && (
        <dl className={styles.review}>
          {(['right', 'wrong', 'better'] as const).map((part) => (
            <div key={part}>
              <dt>{text(`crisis.${part}`)}</dt>
              <dd dir="auto">{review[part]}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function Line({ entry: { at, by, what, text: words } }: { readonly entry: IncidentEntry }) {
  const text = useText();
  const workspace = useWorkspace();
  const who = by.kind === 'agent' ? memberName(workspace, by.id) : text('actor.console');
  return (
    <li className={styles.line}>
      <span className={styles.facts}>
        {text(`crisis.what.${what}`, { who })} · <TimeAgo at={at} />
      </span>
      {words !== '' && (
        <p className={styles.words} dir="auto">
          {words}
        </p>
      )}
    </li>
  );
}

function Write({ incident: { id } }: { readonly incident: IncidentReading }) {
  const text = useText();
  const command = useCrisisCommand();
  const [words, setWords] = useState('');
  const given = words.trim();
  const add = async (entry: 'note' | 'decision') => {
    if (!(await command('incident.note', { incidentId: id, entry, text: given }))) return;
    // What was typed meanwhile is another line.
    setWords((now) => (now.trim() === given ? '' : now));
  };
  return (
    <div className={styles.form}>
      <TextArea
        label={text('crisis.write')}
        hint={text('crisis.writeHint')}
        value={words}
        maxLength={4_000}
        onChange={setWords}
      />
      <div className={styles.acts}>
        <Button small disabled={given === ''} onClick={() => void add('note')}>
          {text('crisis.asNote')}
        </Button>
        <Button small disabled={given === ''} onClick={() => void add('decision')}>
          {text('crisis.asDecision')}
        </Button>
      </div>
    </div>
  );
}
