import type { ReactNode } from 'react';
import styles from './chip.module.css';

interface ChipProps {
  readonly kind?: 'plain' | 'unfinished' | 'strong';
  readonly icon?: ReactNode;
  /** Where room is short it may go, as the row it stands in decides. */
  readonly givesWay?: boolean;
  readonly children: ReactNode;
}

/** A small label. `unfinished` is dashed: nothing that waits or is unsure looks like success. */
export function Chip({ kind = 'plain', icon, givesWay = false, children }: ChipProps) {
  return (
    <span className={styles[kind]} data-gives-way={givesWay || undefined}>
      {icon}
      <span className={styles.words}>{children}</span>
    </span>
  );
}
