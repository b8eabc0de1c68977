import type { ReactNode } from 'react';
import styles from './screen.module.css';

interface ScreenProps {
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly lead?: string | undefined;
  /** What can be done with all of it, at the end of its head. */
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

/** A screen in the place of the queue: a region by its title, which stands above what it holds. */
export function Screen({ title, lead, acts, children }: ScreenProps) {
  return (
    <section className={styles.screen} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {lead !== undefined && <span className={styles.lead}>{lead}</span>}
        {acts}
      </header>
      {children}
    </section>
  );
}
