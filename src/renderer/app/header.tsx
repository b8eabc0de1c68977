import type { ReactNode } from 'react';
import { useAppInfo, useMe } from '../data/desk-queries';
import { openDialog } from '../state/session';
import { useText } from '../state/use-text';
import { IconButton } from '../ui/button';
import { Icon } from '../ui/icon';
import { ShapeMark } from '../ui/shape-mark';
import styles from './header.module.css';
import { RedAlert } from './red-alert';
import { SeatMenu } from './seat-menu';

/** Name, search, room for a warning, and who sits here. */
export function Header({ search }: { readonly search: ReactNode }) {
  const text = useText();
  const info = useAppInfo();
  const me = useMe();
  return (
    <header className={styles.header}>
      <span className={styles.signs} aria-hidden="true">
        <ShapeMark shape="octagon" size={14} />
        <ShapeMark shape="triangle" size={14} />
        <ShapeMark shape="ring" size={14} />
      </span>
      <h1 className={styles.title}>Semáforo</h1>
      {info?.sandbox && <strong className={styles.sandbox}>{text('app.sandbox')}</strong>}
      <div className={styles.search}>{search}</div>
      <RedAlert />
      <IconButton label={text('command.keys')} onClick={() => openDialog({ kind: 'keys' })}>
        <Icon name="keys" />
      </IconButton>
      {me && <SeatMenu me={me} />}
    </header>
  );
}
