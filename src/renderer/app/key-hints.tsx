import { useSettings } from '../data/desk-queries';
import { useSession } from '../state/session';
import { useText } from '../state/use-text';
import { KeyCap } from '../ui/key-cap';
import styles from './key-hints.module.css';

const hints = [
  { keys: 'j k', label: 'hint.move' },
  { keys: 'r', label: 'hint.reply' },
  { keys: 'e', label: 'hint.resolve' },
  { keys: '?', label: 'hint.allKeys' },
] as const;

/** A few keys, quietly, where the eye rests; they give way to what just happened. */
export function KeyHints() {
  const text = useText();
  const settings = useSettings();
  const busy = useSession((session) => session.notice?.tone === 'done');
  if (busy || settings?.hintsShown === false || settings?.singleLetterKeys === false) return null;
  return (
    <span className={styles.hints} aria-hidden="true">
      {hints.map(({ keys, label }) => (
        <span key={label} className={styles.hint}>
          <KeyCap keys={keys} />
          {text(label)}
        </span>
      ))}
    </span>
  );
}
