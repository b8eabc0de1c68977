import type { ReactNode } from 'react';
import styles from './chip.module.css';

/** A small label. `unfinished` is dashed: nothing that waits or is unsure looks like success. */
export function Chip({
  kind = 'plain',
  children,
}: {
  readonly kind?: 'plain' | 'unfinished' | 'strong';
  readonly children: ReactNode;
}) {
  return <span className={styles[kind]}>{children}</span>;
}
