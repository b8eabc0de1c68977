import { useText } from '../../state/use-text';
import styles from './gallery-scales.module.css';
import { Specimen } from './specimen';

const sizes = ['--size-0', '--size-1', '--size-2', '--size-3', '--size-4', '--size-5', '--size-6'] as const;
const spaces = ['--s1', '--s2', '--s3', '--s4', '--s5', '--s6'] as const;
const corners = ['--radius-s', '--radius'] as const;

/** Sizes of type and of space: two sizes of type do most of the work. */
export function GalleryScales() {
  const text = useText();
  return (
    <>
      <Specimen title={text('gallery.type')}>
        <ul className={styles.types}>
          {sizes.map((size) => (
            <li key={size}>
              <code className={styles.token}>{size}</code>
              <span style={{ fontSize: `var(${size})` }}>{text('gallery.sample')}</span>
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen title={text('gallery.spacing')}>
        <ul className={styles.spaces}>
          {spaces.map((space) => (
            <li key={space}>
              <code className={styles.token}>{space}</code>
              <span className={styles.bar} style={{ inlineSize: `var(${space})` }} />
            </li>
          ))}
          {corners.map((corner) => (
            <li key={corner}>
              <code className={styles.token}>{corner}</code>
              <span className={styles.corner} style={{ borderRadius: `var(${corner})` }} />
            </li>
          ))}
        </ul>
      </Specimen>
    </>
  );
}
