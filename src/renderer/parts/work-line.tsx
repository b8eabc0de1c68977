import type { LongWork } from '../../shared/ipc/long-work';
import { useServices } from '../data/services';
import { useText } from '../state/use-text';
import { Button } from '../ui/button';
import styles from './work-line.module.css';

/** Work that takes a while: how far it is, and the way to stop it where that is safe. */
export function WorkLine({ work }: { readonly work: LongWork }) {
  const text = useText();
  const { engine } = useServices();
  const name = text(`work.${work.kind}`);
  const words =
    work.total === null
      ? text('work.begun', { work: name })
      : text('work.progress', { work: name, done: work.done, total: Math.max(work.total, work.done) });
  return (
    <span className={styles.line}>
      <progress
        className={styles.bar}
        aria-label={name}
        max={work.total === null ? undefined : Math.max(work.total, 1)}
        value={work.total === null ? undefined : work.done}
      />
      <span>{words}</span>
      {work.canCancel && (
        <Button
          small
          aria-label={text('work.stopNamed', { work: name })}
          onClick={() => void engine.command('work.cancel', { id: work.id })}
        >
          {text('work.stop')}
        </Button>
      )}
    </span>
  );
}
