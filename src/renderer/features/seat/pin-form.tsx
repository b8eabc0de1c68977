import { useEffect, useRef, useState } from 'react';
import type { SeatAnswer } from '../../../shared/ipc/seat-answer';
import type { Member } from '../../../shared/workspace/schema';
import { useSeat } from '../../state/seat';
import { type Text, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import styles from './lock-screen.module.css';
import { isWholePin, onlyDigits } from './pin-model';

interface PinFormProps {
  readonly member: Member;
  /** They choose a PIN, since they have none. */
  readonly isNew: boolean;
  readonly onBack: () => void;
}

/** The PIN of who sits down; Enter sends it, Escape leads back to the others. */
export function PinForm({ member, isNew, onBack }: PinFormProps) {
  const text = useText();
  const seat = useSeat();
  const form = useRef<HTMLFormElement>(null);
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<SeatAnswer | null>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const differs = isNew && again.length >= pin.length && again !== pin;
  const isReady = isWholePin(pin) && (!isNew || again === pin) && !busy;
  const send = async () => {
    setBusy(true);
    setAnswer(await seat.sit(member.id, pin));
    setBusy(false);
    setPin('');
    setAgain('');
    form.current?.querySelector('input')?.focus();
  };
  const digits = { type: 'password', inputMode: 'numeric', autoComplete: 'off' } as const;
  return (
    <form
      className={styles.pin}
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
      }}
    >
      {isNew && <p>{text('pin.choose', { name: member.name })}</p>}
      <Field
        {...digits}
        label={text('pin.title', { name: member.name })}
        value={pin}
        onChange={(typed) => setPin(onlyDigits(typed))}
        hint={text(isNew ? 'pin.hint' : 'pin.forgotten')}
      />
      {isNew && (
        <Field
          {...digits}
          label={text('pin.again')}
          value={again}
          onChange={(typed) => setAgain(onlyDigits(typed))}
          problem={differs ? text('pin.differs') : undefined}
        />
      )}
      <p role="alert" className={styles.problem}>
        {problemOf(text, answer)}
      </p>
      <div className={styles.acts}>
        <Button kind="main" type="submit" disabled={!isReady}>
          {text('pin.sit')}
        </Button>
        <Button onClick={onBack}>{text('pin.back')}</Button>
      </div>
    </form>
  );
}

function problemOf(text: Text, answer: SeatAnswer | null): string | null {
  if (answer?.kind === 'wrong') return text('pin.wrong', { left: answer.left });
  return answer?.kind === 'wait' ? text('pin.wait', { seconds: answer.seconds }) : null;
}
