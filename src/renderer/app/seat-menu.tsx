import { Menu } from '@base-ui/react/menu';
import type { Member } from '../../shared/workspace/schema';
import { useSeats } from '../data/case-queries';
import { OwnKey } from '../parts/own-key';
import { useSeat } from '../state/seat';
import { openDialog } from '../state/session';
import { useText } from '../state/use-text';
import headerStyles from './header.module.css';
import styles from './seat-menu.module.css';

/** Who sits here, and what they may do with the seat. */
export function SeatMenu({ me }: { readonly me: Member }) {
  const text = useText();
  const seat = useSeat();
  const isAway = useSeats().find(({ id }) => id === me.id)?.duty === 'away';
  const items = [
    { id: 'seat', label: text('command.seat'), keys: 'g u', run: () => openDialog({ kind: 'seat' }) },
    {
      id: 'away',
      label: text(isAway ? 'seat.iAmBack' : 'seat.iAmAway'),
      keys: 'g b',
      run: () => void seat.switchAway(),
    },
    { id: 'shift', label: text('command.shift'), keys: 'g h', run: () => openDialog({ kind: 'shift' }) },
    { id: 'lock', label: text('command.lock'), keys: 'g l', run: () => void seat.lock() },
  ];
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={headerStyles.me}
        data-away={isAway || undefined}
        // With the letters that are seen: who speaks to the computer says those.
        aria-label={text(isAway ? 'seat.menuAway' : 'seat.menu', { name: me.name, initials: me.initials })}
        title={me.name}
      >
        {me.initials}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className={styles.place}>
          <Menu.Popup className={styles.menu}>
            <p className={styles.name}>
              {me.name}
              {isAway && `, ${text('duty.away')}`}
            </p>
            {items.map(({ id, label, keys, run }) => (
              <Menu.Item key={label} className={styles.item} onClick={run}>
                {label}
                <OwnKey of={id} usual={keys} />
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
