import { useState } from 'react';
import { type AgentId, asId } from '../../../shared/domain/ids';
import type { ImportedTraining, TrainingReading } from '../../../shared/ipc/training-port';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useTrainingActs } from '../../data/training-queries';
import { useCaseActions } from '../../state/case-actions';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/field';
import { NotTaken } from './not-taken';
import styles from './training.module.css';

/** Results to a file and back, each fault of a file named by its line. */
export function ResultFiles({ training }: { readonly training: TrainingReading }) {
  const text = useText();
  const me = useMe();
  const members = useWorkspace()?.members ?? [];
  const acts = useTrainingActs();
  const actions = useCaseActions();
  const [whose, setWhose] = useState<string>('');
  const [problems, setProblems] = useState<ImportedTraining['problems']>([]);
  const { mayTrain, key } = training;
  const save = (agent: AgentId | null) =>
    void actions.attempt(async () => {
      if (await acts.save(agent))
        notify({ tone: 'done', text: 'training.exported', values: {}, undoable: false });
    });
  const take = () =>
    actions.attempt(async () => {
      const done = await acts.take(whose === '' ? null : asId<AgentId>(whose));
      if (done === null) return;
      setProblems(done.problems);
      const { taken, known } = done;
      notify({ tone: 'done', text: 'training.imported', values: { taken, known }, undoable: false });
    });
  return (
    <section className={styles.part} aria-label={text('training.files')}>
      <h3 className={styles.heading}>{text('training.files')}</h3>
      <div className={styles.acts}>
        {me !== undefined && <Button onClick={() => save(me.id)}>{text('training.export')}</Button>}
        {mayTrain && <Button onClick={() => save(null)}>{text('training.exportAll')}</Button>}
      </div>
      {mayTrain && (
        <div className={styles.acts}>
          <Choice<string>
            label={text('training.whose')}
            value={whose}
            choices={[
              { value: '', label: text('training.asFile') },
              ...members.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={setWhose}
          />
          <Button onClick={() => void take()}>{text('training.import')}</Button>
        </div>
      )}
      <NotTaken problems={problems} />
      {key !== null && <p className={styles.quiet}>{text('training.key', { key })}</p>}
    </section>
  );
}
