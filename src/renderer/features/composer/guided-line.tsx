import type { GuidedStep } from '../../../shared/domain/diversion';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './stale-notice.module.css';

interface GuidedLineProps {
  /** Null: the words only answer. */
  readonly step: GuidedStep | null;
  readonly onOrdinary: () => void;
}

/** Words that came back from a step which takes the customer elsewhere are still of that step, until somebody says no. */
export function GuidedLine({ step, onOrdinary }: GuidedLineProps) {
  const text = useText();
  if (step === null) return null;
  const words =
    step === 'closing-note'
      ? text('divert.draftNote')
      : text('divert.draft', { way: text(`divert.way.${step}`) });
  return (
    <div className={styles.notice} role="status">
      <Icon name="reply" size={15} />
      <span className={styles.words}>{words}</span>
      <Button small onClick={onOrdinary}>
        {text('divert.ordinary')}
      </Button>
    </div>
  );
}
