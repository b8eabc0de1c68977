import { useEffect, useRef, useState } from 'react';
import type { Member } from '../../../shared/workspace/schema';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useSignal } from '../../data/use-signal';
import { useSeat } from '../../state/seat';
import { seatAsked } from '../../state/seat-asked';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './lock-screen.module.css';
import { PinForm } from './pin-form';

/** Stands in the place of everything while the desk is locked; it ends by choosing who sits down, and their PIN. */
export function LockScreen() {
  const text = useText();
  const me = useMe();
  const members = useWorkspace()?.members ?? [];
  const asked = useSignal(seatAsked);
  const chosen = members.find(({ id }) => id === asked);
  return (
    <main className={styles.screen}>
      <div className={styles.sheet}>
        <h1 className={styles.title}>
          <Icon name="lock" size={20} /> {text('lock.title')}
        </h1>
        <p className={styles.lead}>{text(me === undefined ? 'lock.removed' : 'lock.lead')}</p>
        {chosen === undefined ? <People members={members} /> : <Chosen key={chosen.id} member={chosen} />}
      </div>
    </main>
  );
}

function People({ members }: { readonly members: readonly Member[] }) {
  const seat = useSeat();
  const me = useMe();
  const first = useRef<HTMLUListElement>(null);
  // The desk may be locked before it knows who works at it.
  const isThere = members.length > 0;
  useEffect(() => {
    if (isThere) first.current?.querySelector('button')?.focus();
  }, [isThere]);
  const inOrder = [...members].sort((a, b) => Number(b.id === me?.id) - Number(a.id === me?.id));
  const choose = async (id: string) => {
    if ((await seat.sit(id, null))?.kind === 'needed') seatAsked.set(id);
  };
  return (
    <ul className={styles.people} ref={first}>
      {inOrder.map((member) => (
        <li key={member.id}>
          <Button onClick={() => void choose(member.id)}>{member.name}</Button>
        </li>
      ))}
    </ul>
  );
}

/** Whether they have a PIN already is asked once they were chosen, here or in the dialog that locked the desk. */
function Chosen({ member }: { readonly member: Member }) {
  const seat = useSeat();
  const [isNew, setIsNew] = useState<boolean | null>(null);
  useEffect(() => {
    let isOver = false;
    void seat.sit(member.id, null).then((answer) => {
      if (!isOver && answer?.kind === 'needed') setIsNew(answer.isNew);
    });
    return () => {
      isOver = true;
    };
  }, [seat, member.id]);
  const back = () => seatAsked.set(null);
  return isNew === null ? null : <PinForm member={member} isNew={isNew} onBack={back} />;
}
