import styles from './color-dot.module.css';

/** A small square of a given colour. */
export function ColorDot({ color }: { readonly color: string }) {
  return (
    <span className={styles.dot} style={{ background: color }} aria-hidden="true" data-keeps-colors="" />
  );
}
