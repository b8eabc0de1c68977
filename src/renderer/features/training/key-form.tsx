import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { ExerciseAnswer } from '../../../shared/domain/training/training-path';
import { useAppInfo, useSettings } from '../../data/desk-queries';
import { keysOf } from '../../parts/key-map';
import { keyCaps, keyName } from '../../parts/key-names';
import { useText } from '../../state/use-text';
import type { PractisedCommand } from './practised-command';
import styles from './training.module.css';
import type { Exercise } from './training-model';

interface KeyFormProps {
  readonly exercise: Extract<Exercise, { kind: 'key' }>;
  readonly commands: readonly PractisedCommand[];
  readonly onAnswer: (answer: ExerciseAnswer) => void;
}

const alone = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'ContextMenu']);

/** Takes the key that is pressed in it, as this person has their keys; the first of two waits for the second. */
export function KeyForm({ exercise, commands, onAnswer }: KeyFormProps) {
  const text = useText();
  const asked = useId();
  const how = useId();
  const field = useRef<HTMLInputElement>(null);
  const own = useSettings()?.keys ?? {};
  const isMac = useAppInfo()?.platform === 'darwin';
  const [first, setFirst] = useState<string | null>(null);
  useEffect(() => field.current?.focus(), []);
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // Both leave, as they do everywhere.
    if (event.key === 'Tab' || event.key === 'Escape' || alone.has(event.key)) return;
    // Held down it is still one press.
    if (event.repeat) {
      event.preventDefault();
      return;
    }
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const altGraph = event.getModifierState('AltGraph');
    const name = keyName({ key, ctrlKey, metaKey, shiftKey, altKey, altGraph });
    if (name === null) return;
    event.preventDefault();
    const pressed = first === null ? name : `${first} ${name}`;
    const command = commands.find((one) => keysOf(one, own).includes(pressed));
    const goesOn = commands.some((one) => keysOf(one, own).some((keys) => keys.startsWith(`${pressed} `)));
    if (command === undefined && goesOn) setFirst(pressed);
    else onAnswer({ kind: 'key', command: command?.id ?? '' });
  };
  return (
    <div className={styles.form}>
      <p id={asked}>{exercise.question}</p>
      <input
        ref={field}
        className={styles.key}
        aria-label={text('training.pressKey')}
        aria-describedby={`${asked} ${how}`}
        value={first === null ? '' : keyCaps(first, isMac)}
        readOnly
        onKeyDown={press}
      />
      <p id={how} className={styles.quiet}>
        {text('training.pressHow')}
      </p>
    </div>
  );
}
