import styles from './key-cap.module.css';

/** The keys that do something, shown where they are learnt; the reader hears the words beside them. */
export function KeyCap({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.split(' ').map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
