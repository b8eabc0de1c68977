import { useEffect, useRef, useState } from 'react';
import { type AgentId, asId } from '../../../shared/domain/ids';
import type { HandedOver, TrainingReading } from '../../../shared/ipc/training-port';
import { useStatusPart } from '../../data/desk-queries';
import { useTrainingActs } from '../../data/training-queries';
import { useCaseActions } from '../../state/case-actions';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/field';
import { NotTaken } from './not-taken';
import styles from './training.module.css';
import { refusalWords } from './training-model';

/** What one practised in the sandbox becomes one's own result here, and with a hub that of the team. */
export function HandOver({ training }: { readonly training: TrainingReading }) {
  const text = useText();
  const hasHub = useStatusPart((status) => (status.hub ?? null) !== null) ?? false;
  const acts = useTrainingActs();
  const actions = useCaseActions();
  const [outcome, setOutcome] = useState<HandedOver | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const people = outcome?.people ?? [];
  const isAsked = people.length > 0;
  const question = useRef<HTMLDivElement>(null);
  // Hands and screen readers go on with what is asked.
  useEffect(() => {
    if (isAsked) question.current?.querySelector('select')?.focus();
  }, [isAsked]);
  const as = chosen ?? people[0]?.agent ?? '';
  const { waiting, refused } = training.onTheirWay;
  const handOver = (who: AgentId | null) =>
    void actions.attempt(async () => {
      const done = await acts.handOver(who);
      setOutcome(done);
      if (done !== null && done.people.length > 0) return;
      notify({ tone: 'done', ...toldOf(done), undoable: false });
    });
  return (
    <section className={styles.part} aria-label={text('training.practised')}>
      <h3 className={styles.heading}>{text('training.practised')}</h3>
      <p className={styles.quiet}>{text(hasHub ? 'training.practisedToHub' : 'training.practisedHere')}</p>
      {isAsked && (
        <div ref={question}>
          <Choice<string>
            label={text('training.whoYouWere')}
            value={as}
            choices={people.map(({ agent, name }) => ({ value: agent, label: name }))}
            onChange={setChosen}
          />
        </div>
      )}
      <div className={styles.acts}>
        <Button onClick={() => handOver(isAsked ? asId<AgentId>(as) : null)}>
          {text(isAsked ? 'training.handOverThese' : 'training.handOver')}
        </Button>
      </div>
      {hasHub && waiting > 0 && <p role="status">{text('training.waiting', { count: waiting })}</p>}
      <NotTaken problems={outcome?.problems ?? []} />
      {hasHub && refused.length > 0 && (
        <div role="alert" className={styles.item}>
          <strong>{text('training.notOverHub')}</strong>
          <ul>
            {refused.map((one) => (
              <li key={one.id}>{refusalWords(text, one)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function toldOf(done: HandedOver | null) {
  if (done === null) return { text: 'training.practisedNothing', values: {} } as const;
  const { taken, known } = done;
  return { text: 'training.handedOver', values: { taken, known } } as const;
}
