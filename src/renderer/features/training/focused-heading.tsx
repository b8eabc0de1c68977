import { type ReactNode, useEffect, useRef } from 'react';
import styles from './training.module.css';

/** Takes the focus when it appears, so that hands and screen readers go on from here. */
export function FocusedHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const element = heading.current;
    element?.focus();
    element?.addEventListener('keydown', leaveHeldKey);
    return () => element?.removeEventListener('keydown', leaveHeldKey);
  }, []);
  return (
    <h3 ref={heading} tabIndex={-1} className={styles.heading}>
      {children}
    </h3>
  );
}

/** A character key that is still held down was meant for what stood here before: it is no command. */
function leaveHeldKey(event: KeyboardEvent): void {
  if (event.repeat && event.key.length === 1 && event.key !== ' ') event.preventDefault();
}
