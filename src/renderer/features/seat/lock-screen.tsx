import { useEffect, useRef } from 'react';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useSeat } from '../../state/seat';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './lock-screen.module.css';

/** Stands in the place of everything while the desk is locked; it ends by choosing who sits down. */
export function LockScreen() {
  const text = useText();
  const seat = useSeat();
  const me = useMe();
  const members = useWorkspace()?.members ?? [];
  const first = useRef<HTMLUListElement>(null);
  useEffect(() => first.current?.querySelector('button')?.focus(), []);
  const inOrder = [...members].sort((a, b) => Number(b.id === me?.id) - Number(a.id === me?.id));
  return (
    <main className={styles.screen}>
      <div className={styles.sheet}>
        <h1 className={styles.title}>
          <Icon name="lock" size={20} /> {text('lock.title')}
        </h1>
        <p className={styles.lead}>{text(me === undefined ? 'lock.removed' : 'lock.lead')}</p>
        <ul className={styles.people} ref={first}>
          {inOrder.map((member) => (
            <li key={member.id}>
              <Button onClick={() => void seat.take(member.id)}>{member.name}</Button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
