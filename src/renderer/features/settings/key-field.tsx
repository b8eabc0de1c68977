import { type KeyboardEvent, useRef } from 'react';
import { isCharacterKey, keyCaps, keyName } from '../../parts/key-names';
import styles from './settings-screen.module.css';

interface KeyFieldProps {
  readonly label: string;
  /** As commands name it; '' for none. */
  readonly value: string;
  readonly isMac: boolean;
  /** Id of what says where the key stands in the way; absent: nowhere. */
  readonly describedBy?: string | undefined;
  /** '' takes the key away. */
  readonly onKey: (key: string) => void;
}

/** As long as two keys of one command may lie apart where they are pressed. */
const sequenceMs = 1_200;
const alone = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'ContextMenu']);

/** Takes the key that is pressed in it; a second character right after it makes two keys in a row of them. */
export function KeyField({ label, value, isMac, describedBy, onKey }: KeyFieldProps) {
  const first = useRef<{ readonly key: string; readonly at: number } | null>(null);
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // Tab leaves, as it does everywhere.
    if (event.key === 'Tab' || alone.has(event.key)) return;
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const altGraph = event.getModifierState('AltGraph');
    const name = keyName({ key, ctrlKey, metaKey, shiftKey, altKey, altGraph });
    if (name === null) return;
    event.preventDefault();
    if (name === 'Escape') return event.currentTarget.blur();
    if (name === 'Backspace' || name === 'Delete') {
      first.current = null;
      return onKey('');
    }
    const before = first.current;
    const isSecond = before !== null && event.timeStamp - before.at < sequenceMs && isCharacterKey(name);
    first.current = isSecond || !isCharacterKey(name) ? null : { key: name, at: event.timeStamp };
    onKey(isSecond ? `${before.key} ${name}` : name);
  };
  return (
    <input
      className={styles.key}
      aria-label={label}
      aria-describedby={describedBy}
      value={keyCaps(value, isMac)}
      readOnly
      onFocus={() => {
        first.current = null;
      }}
      onKeyDown={press}
    />
  );
}
