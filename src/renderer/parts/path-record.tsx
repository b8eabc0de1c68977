import { minute } from '../../shared/domain/time';
import type { PathStanding } from '../../shared/domain/training/path-standing';
import { useWorkspace } from '../data/desk-queries';
import { useNow } from '../state/clock';
import { clockWords } from '../state/time-words';
import { useLocale, useText } from '../state/use-text';
import styles from './path-record.module.css';
import { signerWords } from './signer-words';

interface PathRecordProps {
  readonly standing: PathStanding;
  /** The key of this desktop. */
  readonly own: string | null;
}

/** How somebody did on the path, step by step, with whose signature stands under it. */
export function PathRecord({ standing, own }: PathRecordProps) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(minute);
  const workspace = useWorkspace();
  const names = new Map(workspace?.training?.steps.map(({ id, name }) => [id, name] as const));
  return (
    <ul className={styles.list} aria-label={text('training.record')}>
      {standing.steps.map(({ step, state, best, sittings }) => (
        <li key={step}>
          {text('training.stepLine', {
            name: names.get(step) ?? step,
            state: text(`training.state.${state}`),
          })}
          {best !== null && (
            <span className={styles.quiet}>
              {[
                text('training.best', {
                  points: best.points,
                  of: best.of,
                  when: clockWords(locale, best.at, now),
                }),
                text('training.sittings', { count: sittings }),
                ...(best.sandbox ? [text('training.inSandbox')] : []),
                signerWords(text, best.signer, { workspace, own }),
              ].join(' · ')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
