import { useBrand, useWorkspace } from '../../data/desk-queries';
import { useNow } from '../../state/clock';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import styles from './entry.module.css';
import { type StepEntryData, stepWords } from './step-words';
import type { EntryPlace } from './story-model';

/** One step of the case's story, as one quiet line. */
export function StepEntry({ entry, state }: { readonly entry: StepEntryData; readonly state: EntryPlace }) {
  const text = useText();
  const locale = useLocale();
  const workspace = useWorkspace();
  const brand = useBrand(state.brandId);
  const now = useNow(60_000);
  const words = stepWords({ text, locale, workspace, brand, now }, entry);
  return (
    <p className={styles.step} data-undone={entry.undone || undefined}>
      <span>
        {words}, {clockWords(locale, entry.at, now)}
        {entry.undone && ` (${text('step.undone')})`}
      </span>
    </p>
  );
}
