import { useState } from 'react';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { JointId } from '../../../shared/domain/ids';
import { useJointCases } from '../../data/joint-queries';
import { problemWords } from '../../state/problem-words';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import styles from './alike.module.css';
import { readOf } from './alike-model';
import { useJointActs } from './use-joint-acts';

const atOnce = 50;

interface JointReviewProps {
  readonly jointId: JointId;
  /** The buttons go with what was decided. */
  readonly onDone: () => void;
}

/** Every text of the frozen list for who approves: a yes is for exactly these, a no says why. */
export function JointReview({ jointId, onDone }: JointReviewProps) {
  const text = useText();
  const act = useJointActs();
  const { cases, error } = useJointCases(jointId);
  const [shown, setShown] = useState(atOnce);
  const [note, setNote] = useState('');
  const problem = error === null ? null : problemWords(error);
  if (problem !== null) return <p className={styles.problem}>{text(problem.text, problem.values)}</p>;
  const waiting = (cases ?? []).filter(({ digest }) => digest !== null);
  const left = waiting.length - shown;
  const approve = async () => {
    if (await act('joint.approve', { jointId, read: [...readOf(waiting)] }, 'done.jointApproved')) onDone();
  };
  const refuse = async () => {
    if (await act('joint.refuse', { jointId, note }, 'done.jointRefused')) onDone();
  };
  return (
    <section className={styles.review} aria-label={text('joint.review')}>
      <p className={styles.facts}>{text('joint.reviewLead')}</p>
      <div className={styles.acts}>
        <Button kind="main" disabled={waiting.length === 0} onClick={() => void approve()}>
          {text('joint.approve', { count: waiting.length })}
        </Button>
      </div>
      <TextArea label={text('joint.why')} value={note} maxLength={1_000} onChange={setNote} />
      <div className={styles.acts}>
        <Button disabled={note.trim() === '' || waiting.length === 0} onClick={() => void refuse()}>
          {text('joint.refuse')}
        </Button>
      </div>
      <ul className={styles.read} aria-label={text('joint.texts', { count: waiting.length })}>
        {waiting.slice(0, shown).map(({ caseId, customerName, number, preview, text: words }) => (
          <li key={caseId} className={styles.case}>
            <strong dir="auto">
              {text('alike.who', { name: customerName, number: spokenCaseNumber(number) })}
            </strong>
            <p className={styles.quote} dir="auto">
              {preview}
            </p>
            <p className={styles.text} dir="auto">
              {words}
            </p>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button small onClick={() => setShown(shown + atOnce)}>
          {text('alike.more', { count: Math.min(left, atOnce) })}
        </Button>
      )}
    </section>
  );
}
