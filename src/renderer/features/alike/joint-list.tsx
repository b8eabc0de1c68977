import { type RefObject, useState } from 'react';
import type { JointReading } from '../../../shared/ipc/joint-port';
import { memberName } from '../../../shared/workspace/member-name';
import { useBrand, useWorkspace } from '../../data/desk-queries';
import { useJoints } from '../../data/joint-queries';
import { seenWords } from '../../parts/guard-words';
import { useNow } from '../../state/clock';
import { problemWords } from '../../state/problem-words';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './alike.module.css';
import { isUnderWay, missingOf } from './alike-model';
import { JointReview } from './joint-review';
import { useJointActs } from './use-joint-acts';

/** Answers that were asked for: how far each is, what dropped out, and what waits to be read. */
export function JointList({ heading }: { readonly heading: RefObject<HTMLHeadingElement | null> }) {
  const text = useText();
  const { joints = [], error } = useJoints();
  const problem = error === null ? null : problemWords(error);
  if (problem !== null) return <p className={styles.problem}>{text(problem.text, problem.values)}</p>;
  return (
    <section className={styles.answers} hidden={joints.length === 0} aria-label={text('joint.title')}>
      <h3 ref={heading} tabIndex={-1} className={styles.name}>
        {text('joint.title')}
      </h3>
      {joints.map((joint) => (
        <Joint key={joint.id} joint={joint} onDone={() => heading.current?.focus()} />
      ))}
    </section>
  );
}

interface JointProps {
  readonly joint: JointReading;
  readonly onDone: () => void;
}

function Joint({ joint, onDone }: JointProps) {
  const text = useText();
  const act = useJointActs();
  const [isReading, setReading] = useState(false);
  const { id, of, counts, template, drops, guard, note, mayStop, refused } = joint;
  const name = text('joint.name', { count: of, brand: useBrand(joint.brandId)?.name ?? joint.brandId });
  const missing = missingOf(joint);
  const settled = of - counts.waiting - counts.leaving - counts.stuck;
  const stop = async () => {
    if (await act('joint.stop', { jointId: id }, 'done.jointStopped')) onDone();
  };
  return (
    <article className={styles.joint} aria-label={name}>
      <p className={styles.facts}>
        <strong>{name}</strong> · {useAskedWords(joint)}
      </p>
      <p className={styles.text} dir="auto">
        {template}
      </p>
      <p className={styles.progress}>
        <progress aria-label={name} max={of} value={Math.min(settled, of)} />
        <span>{text('joint.progress', { sent: counts.sent, of, dropped: counts.dropped })}</span>
      </p>
      <ul className={styles.facts}>
        {(['waiting', 'leaving', 'stuck', 'withdrawn', 'refused'] as const)
          .filter((state) => counts[state] > 0)
          .map((state) => (
            <li key={state}>{text(`joint.${state}`, { count: counts[state] })}</li>
          ))}
        {drops.map(({ reason, count }) => (
          <li key={reason}>{text(`joint.dropped.${reason}`, { count })}</li>
        ))}
        {missing > 0 && !isUnderWay(joint) && <li>{text('joint.missing', { count: missing })}</li>}
        {guard !== null && <li dir="auto">{seenWords(text, guard)}</li>}
        {note !== null && <li dir="auto">{text('joint.note', { note })}</li>}
      </ul>
      <div className={styles.acts}>
        {counts.waiting > 0 && refused === null && (
          <Button small aria-expanded={isReading} onClick={() => setReading(!isReading)}>
            {text('joint.read', { count: counts.waiting })}
          </Button>
        )}
        {mayStop && isUnderWay(joint) && (
          <Button small onClick={() => void stop()}>
            {text('joint.stop')}
          </Button>
        )}
      </div>
      {isReading && counts.waiting > 0 && refused === null && (
        <JointReview
          jointId={id}
          onDone={() => {
            setReading(false);
            onDone();
          }}
        />
      )}
    </article>
  );
}

/** Who asked for it, and when. */
function useAskedWords({ by, at }: JointReading): string {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const workspace = useWorkspace();
  const who = by === null ? '' : memberName(workspace ?? null, by);
  return text('joint.asked', { who, time: clockWords(locale, at, now) });
}
