import type { ReactNode } from 'react';
import styles from './chip.module.css';

interface ChipProps {
  readonly kind?: 'plain' | 'unfinished' | 'strong';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A small label. `unfinished` is dashed: nothing that waits or is unsure looks like success. */
export function Chip({ kind = 'plain', icon, children }: ChipProps) {
  return (
    <span className={styles[kind]}>
      {icon}
      <span className={styles.words}>{children}</span>
    </span>
  );
}
