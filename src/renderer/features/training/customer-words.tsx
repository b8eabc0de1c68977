import { useBrand } from '../../data/desk-queries';
import { channelWords } from '../../parts/words';
import { useText } from '../../state/use-text';
import styles from './training.module.css';
import type { CaseExercise } from './training-model';

/** What the customer of an exercise writes, to which brand and where. `id`: of the words themselves. */
export function CustomerWords({ exercise, id }: { readonly exercise: CaseExercise; readonly id?: string }) {
  const text = useText();
  const brand = useBrand(exercise.brand);
  const { from, channel, audience, language, says } = exercise;
  const where = [brand?.name ?? '', channelWords(text, channel, audience)].filter(Boolean).join(' · ');
  return (
    <figure className={styles.message}>
      <figcaption className={styles.quiet}>{text('training.writes', { from, where })}</figcaption>
      <blockquote id={id} className={styles.says} dir="auto" lang={language}>
        {says}
      </blockquote>
    </figure>
  );
}
