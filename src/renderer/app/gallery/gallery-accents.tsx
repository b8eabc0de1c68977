import { isUnlikeTiers, unlikeTiers } from '../../../shared/domain/brand-accent';
import { useText } from '../../state/use-text';
import { ColorDot } from '../../ui/color-dot';
import styles from './gallery-page.module.css';
import { Specimen } from './specimen';

const wished = ['#2f7f86', '#3f6fb5', '#9a4fb5', '#c3202f', '#f5b82e', '#16794a', '#a0672e'] as const;

/** What becomes of the colours that brands ask for. */
export function GalleryAccents() {
  const text = useText();
  return (
    <Specimen title={text('gallery.accents')} why={text('gallery.accentsWhy')}>
      <ul className={styles.rowOf}>
        {wished.map((color) => (
          <li key={color} className={styles.inline}>
            <ColorDot color={unlikeTiers(color)} />
            {text(isUnlikeTiers(color) ? 'gallery.accentKept' : 'gallery.accentMuted', { color })}
          </li>
        ))}
      </ul>
    </Specimen>
  );
}
