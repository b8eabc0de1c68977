import type { CaseTier } from '../../../shared/domain/tier';
import { tierShape, tierWord } from '../../parts/words';
import { useText } from '../../state/use-text';
import { ShapeMark } from '../../ui/shape-mark';
import styles from './gallery-tiers.module.css';
import { Specimen } from './specimen';

const tiers: readonly CaseTier[] = ['red', 'yellow', 'green', null];
const sizes = [14, 16, 18, 28] as const;

/** The traffic signs of the tiers, with their words, in the sizes the screens use. */
export function GalleryTiers() {
  const text = useText();
  return (
    <Specimen title={text('gallery.tiers')} why={text('gallery.tiersWhy')}>
      <ul className={styles.tiers}>
        {tiers.map((tier) => (
          <li key={tier} className={styles.tier} data-tier={tier ?? 'untriaged'}>
            {sizes.map((size) => (
              <ShapeMark key={size} shape={tierShape(tier)} size={size} />
            ))}
            <span className={styles.word}>{tierWord(text, tier)}</span>
          </li>
        ))}
      </ul>
    </Specimen>
  );
}
