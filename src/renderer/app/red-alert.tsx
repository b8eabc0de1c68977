import { useEffect, useState } from 'react';
import { asId, type CaseId } from '../../shared/domain/ids';
import type { Warning } from '../../shared/ipc/contract';
import { useServices } from '../data/services';
import { tierShape } from '../parts/words';
import { selectCase } from '../state/selection';
import { moveFocus } from '../state/session';
import { clockWords } from '../state/time-words';
import { type Text, useLocale, useText } from '../state/use-text';
import { Button, IconButton } from '../ui/button';
import { Icon } from '../ui/icon';
import { ShapeMark } from '../ui/shape-mark';
import styles from './red-alert.module.css';

/** The newest deadline warning, in the window. Red ones stay until they are read. */
export function RedAlert() {
  const text = useText();
  const locale = useLocale();
  const { desk, queue } = useServices();
  const [warning, setWarning] = useState<Warning | null>(null);
  useEffect(() => desk.on('warning.raised', setWarning), [desk]);
  // A surge has its own line, which stays until somebody dismisses it.
  const isDeadline = warning !== null && warning.about !== 'surge';
  const shown = isDeadline && (warning.tier === 'red' || !warning.delivered) ? warning : null;
  const open = () => {
    if (shown === null) return;
    selectCase(asId<CaseId>(shown.caseId), { queue, open: true });
    moveFocus('case');
    setWarning(null);
  };
  return (
    <div role="alert" className={styles.place}>
      {shown !== null && (
        <div className={styles.alert} data-tier={shown.tier ?? 'untriaged'}>
          <ShapeMark shape={tierShape(shown.tier)} />
          <span className={styles.words}>{warningWords(text, locale, shown)}</span>
          <Button small onClick={open}>
            {text('alert.open')}
          </Button>
          <IconButton label={text('alert.dismiss')} onClick={() => setWarning(null)}>
            <Icon name="close" size={14} />
          </IconButton>
        </div>
      )}
    </div>
  );
}

/** Tier, brand and time, never a customer's words. */
function warningWords(text: Text, locale: string, warning: Warning): string {
  const values = {
    tier: text(warning.safety ? 'alert.safety' : `tier.${warning.tier ?? 'untriaged'}`),
    brand: warning.brandName,
    // The clock time stays true while the warning stands; minutes left would not.
    time: clockWords(locale, warning.dueAt, warning.dueAt),
  };
  const due = text(warning.minutesBefore > 0 ? 'alert.left' : 'alert.due', values);
  const words =
    warning.heldBy === undefined ? due : `${due} ${text('alert.heldBy', { name: warning.heldBy })}`;
  return warning.others === 0 ? words : `${words} ${text('alert.others', { count: warning.others })}`;
}
