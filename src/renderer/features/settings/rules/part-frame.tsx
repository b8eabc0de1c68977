import type { ReactNode } from 'react';
import { WorkspaceProblems } from '../../../parts/workspace-problems';
import { useText } from '../../../state/use-text';
import { Button } from '../../../ui/button';
import styles from './rules.module.css';
import type { Part } from './use-part';

interface PartFrameProps {
  readonly title: string;
  readonly lead: string;
  readonly part: Pick<Part<unknown>, 'isChanged' | 'may' | 'problems' | 'save' | 'discard'>;
  readonly children: ReactNode;
}

/** A part of the workspace: read by everybody, changed by who manages it, and taken as a whole or not at all. */
export function PartFrame({ title, lead, part, children }: PartFrameProps) {
  const text = useText();
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      <p className={styles.lead}>{lead}</p>
      {!part.may && <p className={styles.lead}>{text('rules.readOnly')}</p>}
      <fieldset className={styles.body} disabled={!part.may}>
        {children}
      </fieldset>
      <WorkspaceProblems problems={part.problems} />
      {part.isChanged && (
        <div className={styles.acts}>
          <span className={styles.unsaved}>{text('rules.unsaved')}</span>
          <Button kind="main" onClick={() => void part.save()}>
            {text('rules.save')}
          </Button>
          <Button onClick={part.discard}>{text('rules.discard')}</Button>
        </div>
      )}
    </section>
  );
}
