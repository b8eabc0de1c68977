import { useState } from 'react';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { AlikeCases, JointPreview } from '../../../shared/ipc/joint-port';
import { codeWords } from '../../state/problem-words';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './alike.module.css';

/** So many stand there at first; hundreds of boxes are for who asks for them. */
const atOnce = 50;

interface CaseListProps {
  readonly group: AlikeCases;
  readonly preview: JointPreview | undefined;
  readonly takenOut: ReadonlySet<string>;
  readonly onChange: (takenOut: ReadonlySet<string>) => void;
}

/** Each case with what was written and what it would get: a box that is not ticked leaves it out. */
export function CaseList({ group, preview, takenOut, onChange }: CaseListProps) {
  const text = useText();
  const [shown, setShown] = useState(atOnce);
  const answers = new Map(preview?.cases.map((one) => [one.caseId, one]));
  const toggle = (caseId: string) => {
    const next = new Set(takenOut);
    if (!next.delete(caseId)) next.add(caseId);
    onChange(next);
  };
  const left = group.cases.length - shown;
  return (
    <fieldset className={styles.cases}>
      <legend>{text('alike.cases', { count: group.cases.length, out: takenOut.size })}</legend>
      {group.cases.slice(0, shown).map(({ caseId, number, customerName, preview: words }) => {
        const answer = answers.get(caseId);
        const why = answer?.refused == null ? null : codeWords(answer.refused, answer.refused);
        return (
          <div
            key={caseId}
            className={styles.case}
            data-out={why !== null || takenOut.has(caseId) || undefined}
          >
            <label className={styles.who}>
              <input
                type="checkbox"
                checked={why === null && !takenOut.has(caseId)}
                disabled={why !== null}
                onChange={() => toggle(caseId)}
              />
              <span dir="auto">
                {text('alike.who', { name: customerName, number: spokenCaseNumber(number) })}
              </span>
            </label>
            <p className={styles.quote} dir="auto">
              {words}
            </p>
            {why !== null && <p className={styles.problem}>{text(why.text, why.values)}</p>}
            {why === null && answer !== undefined && (
              <p className={styles.text} dir="auto">
                {answer.text}
              </p>
            )}
          </div>
        );
      })}
      {left > 0 && (
        <Button small onClick={() => setShown(shown + atOnce)}>
          {text('alike.more', { count: Math.min(left, atOnce) })}
        </Button>
      )}
    </fieldset>
  );
}
