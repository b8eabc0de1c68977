import { useRef } from 'react';
import { seatsIn } from '../../../shared/domain/reserve';
import type { IncidentReading } from '../../../shared/ipc/incident-port';
import { memberName } from '../../../shared/workspace/member-name';
import { useWorkspace } from '../../data/desk-queries';
import { useIncidents } from '../../data/supervisor-queries';
import { useNow } from '../../state/clock';
import { problemWords } from '../../state/problem-words';
import { openDialog, useSession } from '../../state/session';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Screen } from '../../ui/screen';
import { CallList } from './call-list';
import styles from './crisis.module.css';
import { CrisisLog } from './crisis-log';
import { FrozenList } from './frozen-list';
import { LeadCrisis } from './lead-crisis';
import { SaveRecord } from './save-record';

/** Everything about the crises of the desk, closed ones too: what holds, what was decided, what waits to be looked at. */
export function CrisisScreen() {
  const text = useText();
  const { incidents, error } = useIncidents();
  const problem = error === null ? null : problemWords(error);
  return (
    <Screen
      title={text('crisis.title')}
      lead={text('crisis.lead')}
      acts={
        <>
          <Button small onClick={() => useSession.setState({ screen: 'alike' })}>
            {text('alike.title')}
          </Button>
          <Button small onClick={() => openDialog({ kind: 'declare-crisis' })}>
            {text('command.declareCrisis')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {problem !== null && <p>{text(problem.text, problem.values)}</p>}
        {incidents?.length === 0 && <p>{text('crisis.none')}</p>}
        {incidents?.map((incident) => (
          <One key={incident.id} incident={incident} />
        ))}
      </div>
    </Screen>
  );
}

function One({ incident }: { readonly incident: IncidentReading }) {
  const text = useText();
  const { title, position, phase } = incident;
  const article = useRef<HTMLElement>(null);
  return (
    <article ref={article} tabIndex={-1} className={styles.one} data-phase={phase} aria-label={title}>
      <h3 className={styles.name} dir="auto">
        {title}
      </h3>
      <p className={styles.facts}>
        {text(`crisis.kind.${incident.kind}`)} · {useStanding(incident)}
      </p>
      <h4 className={styles.part}>{text('crisis.position')}</h4>
      <p className={styles.position} dir="auto">
        {position}
      </p>
      <p className={styles.facts}>{useScopeWords(incident)}</p>
      <Seats incident={incident} />
      <LeadCrisis incident={incident} onDone={() => article.current?.focus()} />
      <CallList incident={incident} />
      <FrozenList incident={incident} />
      <CrisisLog incident={incident} />
      {incident.mayManage && (
        <div className={styles.acts}>
          <SaveRecord incidentId={incident.id} />
        </div>
      )}
    </article>
  );
}

/** Who of the reserve has a seat by it. */
function Seats({ incident: { phase, brands } }: { readonly incident: IncidentReading }) {
  const text = useText();
  const members = useWorkspace()?.members ?? [];
  const seated = members.filter((member) => member.reserve === true && seatsIn(member, brands).length > 0);
  if (phase !== 'active' || seated.length === 0) return null;
  return (
    <p className={styles.facts}>
      {text('crisis.seats', { names: seated.map(({ name }) => name).join(', ') })}
    </p>
  );
}

function useStanding({ phase, overAt }: IncidentReading): string {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  if (phase === 'closed') return text('crisis.isClosed');
  const time = clockWords(locale, overAt, now);
  return text(phase === 'over' ? 'crisis.isOver' : 'crisis.until', { time });
}

/** Which brands and topics, and who may speak. */
function useScopeWords({ brands, topics, speakers }: IncidentReading): string {
  const text = useText();
  const workspace = useWorkspace();
  const named = (workspace?.brands ?? []).filter(({ id }) => brands.includes(id));
  const labels = new Map(
    named.flatMap(({ contactTypes }) => contactTypes.map(({ id, label }) => [id, label] as const)),
  );
  const about = topics.length === 0 ? text('crisis.everything') : topics.map((id) => labels.get(id) ?? id);
  const names = speakers.map((id) => memberName(workspace, id)).join(', ');
  const who = names === '' ? text('crisis.nobodySpeaks') : text('crisis.speakers', { names });
  return `${named.map(({ name }) => name).join(', ')} · ${[about].flat().join(', ')} · ${who}`;
}
