import { type ReactNode, useId } from 'react';
import styles from './gallery-page.module.css';

interface SpecimenProps {
  readonly title: string;
  readonly why?: string;
  readonly children: ReactNode;
}

/** One part of the design system under its name. */
export function Specimen({ title, why, children }: SpecimenProps) {
  const id = useId();
  return (
    <section className={styles.specimen} aria-labelledby={id}>
      <h2 id={id} className={styles.name}>
        {title}
      </h2>
      {why !== undefined && <p className={styles.why}>{why}</p>}
      {children}
    </section>
  );
}
