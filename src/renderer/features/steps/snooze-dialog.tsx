import { useState } from 'react';
import { latestSnoozeBefore } from '../../../shared/domain/snooze';
import { minute } from '../../../shared/domain/time';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { useNow } from '../../state/clock';
import { closeDialog, openDialog, targets } from '../../state/session';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Field } from '../../ui/field';
import styles from './snooze-dialog.module.css';
import { offered } from './snooze-model';

/** Puts a case aside for a while; never silently past its deadline. */
export function SnoozeDialog() {
  const text = useText();
  const locale = useLocale();
  const actions = useCaseActions();
  const { queue } = useServices();
  const now = useNow(minute);
  const [own, setOwn] = useState('');
  const due = targets().flatMap((id) => queue.rows.get(id)?.dueAt ?? []);
  const dueAt = due.length === 0 ? null : due.reduce((soonest, at) => Math.min(soonest, at));
  const chosen = own === '' ? Number.NaN : new Date(own).getTime();
  const latest = dueAt === null ? Number.POSITIVE_INFINITY : latestSnoozeBefore(dueAt);
  const isTooLate = chosen > latest;
  return (
    <Dialog title={text('snooze.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <DialogBody>
        {dueAt !== null && (
          <p className={styles.due}>{text('snooze.due', { time: clockWords(locale, dueAt, now) })}</p>
        )}
        <div className={styles.choices}>
          {offered(now, dueAt).map(({ id, until }, index) => (
            <Button
              key={id}
              data-autofocus={index === 0 || undefined}
              onClick={() => void actions.snooze(until)}
            >
              {text(`snooze.${id}`)}
              <span className={styles.when}>{clockWords(locale, until, now)}</span>
            </Button>
          ))}
        </div>
        <Field
          type="datetime-local"
          label={text('snooze.own')}
          value={own}
          problem={isTooLate ? text('error.snooze-past-deadline') : undefined}
          onChange={setOwn}
        />
        {isTooLate && (
          <div className={styles.choices}>
            {latest > now && (
              <Button onClick={() => void actions.snooze(latest)}>
                {text('snooze.latest')}
                <span className={styles.when}>{clockWords(locale, latest, now)}</span>
              </Button>
            )}
            <Button onClick={() => openDialog({ kind: 'escalate' })}>{text('snooze.escalate')}</Button>
          </div>
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button
          kind="main"
          disabled={!(chosen > now) || isTooLate}
          onClick={() => void actions.snooze(chosen)}
        >
          {text('command.snooze')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
