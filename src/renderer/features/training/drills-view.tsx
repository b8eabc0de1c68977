import { useRef } from 'react';
import { type Instant, minute, second } from '../../../shared/domain/time';
import type { DrillStanding, TrainingReading } from '../../../shared/ipc/training-port';
import { memberName } from '../../../shared/workspace/member-name';
import type { Training } from '../../../shared/workspace/schema';
import { useWorkspace } from '../../data/desk-queries';
import { useTrainingActs } from '../../data/training-queries';
import { signerWords } from '../../parts/signer-words';
import { useCaseActions } from '../../state/case-actions';
import { useNow } from '../../state/clock';
import { notify } from '../../state/session';
import { clockWords, durationWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './training.module.css';
import { drillLines } from './training-model';

type Drill = Training['drills'][number];

interface DrillsViewProps {
  readonly drills: readonly Drill[];
  readonly training: TrainingReading;
}

/** Each drill: when it was last held and how that went, whether the next one is owed, and its clock while it runs. */
export function DrillsView({ drills, training }: DrillsViewProps) {
  const text = useText();
  return (
    <section className={styles.part} aria-label={text('training.drills')}>
      <h3 className={styles.heading}>{text('training.drills')}</h3>
      <ul className={styles.list}>
        {drills.map((drill) => {
          const standing = training.drills.find((one) => one.drill === drill.id);
          if (standing === undefined) return null;
          return <DrillItem key={drill.id} drill={drill} standing={standing} training={training} />;
        })}
      </ul>
    </section>
  );
}

interface DrillItemProps {
  readonly drill: Drill;
  readonly standing: DrillStanding;
  readonly training: TrainingReading;
}

function DrillItem({ drill, standing, training }: DrillItemProps) {
  const item = useRef<HTMLLIElement>(null);
  return (
    <li ref={item} className={styles.item} tabIndex={-1}>
      <DrillLine drill={drill} standing={standing} ownKey={training.key} />
      {/* The button that was pressed goes: hands and screen readers go on from its drill. */}
      <DrillActs drill={drill} training={training} onDone={() => item.current?.focus()} />
    </li>
  );
}

interface DrillLineProps {
  readonly drill: Drill;
  readonly standing: DrillStanding;
  readonly ownKey: string | null;
}

function DrillLine({ drill, standing, ownKey }: DrillLineProps) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(minute);
  const workspace = useWorkspace();
  const { last, dueAt, isOverdue } = standing;
  return (
    <>
      <div className={styles.line}>
        <span>{drill.name}</span>
        <span className={styles.state}>
          {isOverdue || dueAt === null
            ? text('training.drillOverdue')
            : text('training.drillDue', { when: clockWords(locale, dueAt, now) })}
        </span>
      </div>
      {last === null ? (
        <span className={styles.quiet}>{text('training.drillNever')}</span>
      ) : (
        <span className={styles.quiet}>
          {[
            text('training.drillLast', {
              when: clockWords(locale, last.record.endedAt, now),
              points: last.record.points,
              of: last.record.of,
            }),
            ...drillLines(text, last.record),
            signerWords(text, last.signer, { workspace, own: ownKey }),
          ].join(' · ')}
        </span>
      )}
    </>
  );
}

/** The same on every desktop that holds the drill: it counts from the instant that all of them were told. */
function DrillClock({ startedAt }: { readonly startedAt: Instant }) {
  const text = useText();
  const now = useNow(second);
  return (
    <span className={styles.quiet}>
      {text('training.drillFor', { time: durationWords(text, now - startedAt) })}
    </span>
  );
}

interface DrillActsProps {
  readonly drill: Drill;
  readonly training: TrainingReading;
  readonly onDone: () => void;
}

function DrillActs({ drill, training, onDone }: DrillActsProps) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(minute);
  const workspace = useWorkspace();
  const acts = useTrainingActs();
  const actions = useCaseActions();
  const { running, sandbox, scenarios } = training;
  const begin = async () => {
    await acts.beginDrill(drill.id);
    onDone();
  };
  const end = async () => {
    const { points, of } = (await acts.endDrill()).record;
    notify({ tone: 'done', text: 'training.drillDone', values: { points, of }, undoable: false });
    onDone();
  };
  if (running?.drill === drill.id) {
    const runningWords = [
      text('training.drillRunning', { when: clockWords(locale, running.startedAt, now) }),
      ...(running.isShared
        ? [text('training.drillShared', { name: memberName(workspace, running.by) })]
        : []),
    ].join(' ');
    return (
      <div className={styles.acts}>
        <span role="status">{runningWords}</span>
        {/* Beside what is announced: it changes all the time. */}
        <DrillClock startedAt={running.startedAt} />
        <Button kind="main" onClick={() => void actions.attempt(end)}>
          {text('training.drillEnd', { name: drill.name })}
        </Button>
      </div>
    );
  }
  if (!sandbox || !scenarios.includes(drill.scenario))
    return <span className={styles.quiet}>{text('training.drillWhere', { scenario: drill.scenario })}</span>;
  if (running !== null) return null;
  return (
    <div className={styles.acts}>
      <Button onClick={() => void actions.attempt(begin)}>
        {text('training.drillBegin', { name: drill.name })}
      </Button>
    </div>
  );
}
