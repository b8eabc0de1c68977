import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './conversation.module.css';
import type { Story } from './use-story';

interface StoryJumpsProps {
  readonly story: Story;
  /** Position of the first message that waits for an answer; null: none does. */
  readonly unanswered: number | null;
  readonly onJump: (to: 'start' | 'end' | number) => void;
}

/** The ways through a story too long to scroll through. */
export function StoryJumps({ story, unanswered, onJump }: StoryJumpsProps) {
  const text = useText();
  const { from, length, entries } = story;
  return (
    <div className={styles.jumps} role="toolbar" aria-label={text('case.jumps')}>
      <span className={styles.extent}>
        {text('case.extent', { from: from + 1, to: from + entries.length, length })}
      </span>
      <Button small kind="quiet" disabled={from === 0} onClick={() => onJump('start')}>
        {text('case.toStart')}
      </Button>
      {unanswered !== null && (
        <Button small kind="quiet" onClick={() => onJump(unanswered)}>
          {text('case.toUnanswered')}
        </Button>
      )}
      <Button small kind="quiet" onClick={() => onJump('end')}>
        {text('case.toEnd')}
      </Button>
    </div>
  );
}
