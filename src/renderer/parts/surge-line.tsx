import { useBrand, useStatusPart } from '../data/desk-queries';
import { useSession } from '../state/session';
import { durationWords } from '../state/time-words';
import { useText } from '../state/use-text';
import { Button } from '../ui/button';
import styles from './surge-line.module.css';

/** The newest surge that nobody has dismissed, for who supervises: a line in the sync bar that leads to its evidence. */
export function SurgeLine() {
  const text = useText();
  const surge = useStatusPart((status) => status.surges)?.[0];
  const brand = useBrand(surge?.brandId);
  if (surge === undefined) return null;
  return (
    <span role="alert" className={styles.line}>
      <strong>
        {text('surge.line', {
          brand: brand?.name ?? surge.brandId,
          count: surge.count,
          duration: durationWords(text, surge.seenAt - surge.since),
          expected: Math.round(surge.expected),
        })}
      </strong>
      <Button small onClick={() => useSession.setState({ screen: 'today', drawer: null })}>
        {text('surge.look')}
      </Button>
    </span>
  );
}
