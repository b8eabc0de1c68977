import { articleFor } from '../../../shared/domain/playbook';
import type { Mark } from '../../../shared/domain/training/mark-answer';
import { useAppInfo, useSettings, useWorkspace } from '../../data/desk-queries';
import { keysOf } from '../../parts/key-map';
import { PlaybookAdvice } from '../../parts/playbook-advice';
import { useText } from '../../state/use-text';
import type { PractisedCommand } from './practised-command';
import styles from './training.module.css';
import { type Exercise, markLine } from './training-model';

interface MarksListProps {
  readonly exercise: Exercise;
  readonly marks: readonly Mark[];
  readonly commands: readonly PractisedCommand[];
}

/** Each thing that was asked for: right or not yet, and why; then an answer worth reading. */
export function MarksList({ exercise, marks, commands }: MarksListProps) {
  const text = useText();
  const workspace = useWorkspace();
  const own = useSettings()?.keys ?? {};
  const isMac = useAppInfo()?.platform === 'darwin';
  if (workspace == null) return null;
  const keyOf = (command: PractisedCommand) => keysOf(command, own)[0] ?? '';
  const brand =
    exercise.kind === 'case' ? workspace.brands.find(({ id }) => id === exercise.brand) : undefined;
  const article =
    exercise.kind === 'case' && brand !== undefined ? articleFor(brand.playbook, exercise.contactType) : null;
  const names = { workspace, exercise, commands, keyOf, isMac };
  return (
    <>
      <ul className={styles.list}>
        {marks.map((mark) => {
          const { aspect, title, details } = markLine(text, mark, names);
          return (
            <li key={aspect} className={styles.item}>
              <span className={styles.line}>{title}</span>
              {details.length > 0 && <span className={styles.quiet}>{details.join(' ')}</span>}
            </li>
          );
        })}
      </ul>
      {exercise.why !== undefined && <p>{exercise.why}</p>}
      {article !== null && (
        <section className={styles.item} aria-label={text('playbook.title')}>
          <span className={styles.line}>{text('playbook.line', { title: article.title })}</span>
          <PlaybookAdvice article={article} />
        </section>
      )}
      {exercise.kind === 'case' && exercise.model !== undefined && (
        <figure className={styles.message}>
          <figcaption className={styles.quiet}>{text('training.model')}</figcaption>
          <blockquote className={styles.says} dir="auto" lang={exercise.language}>
            {exercise.model}
          </blockquote>
        </figure>
      )}
    </>
  );
}
