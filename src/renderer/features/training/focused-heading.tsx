import { type ReactNode, useEffect, useRef } from 'react';
import styles from './training.module.css';

/** Takes the focus when it appears, so that hands and screen readers go on from here. */
export function FocusedHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h3 ref={heading} tabIndex={-1} className={styles.heading}>
      {children}
    </h3>
  );
}
