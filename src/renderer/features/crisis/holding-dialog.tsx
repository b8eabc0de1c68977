import { useStatusPart } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { partlyWords } from '../../state/partly-words';
import { closeDialog, targets } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import styles from './crisis.module.css';
import { holdingFor } from './crisis-model';
import { useCrisisCommand } from './use-crisis-command';

/** The holding message as customers will read it; Enter sends it to the threads in hand. */
export function HoldingDialog() {
  const text = useText();
  const command = useCrisisCommand();
  const { queue } = useServices();
  const incidents = useStatusPart((status) => status.incidents) ?? [];
  const caseIds = targets();
  const threads = caseIds.flatMap((id) => queue.rows.get(id) ?? []);
  const incident = holdingFor(incidents, threads);
  const count = caseIds.length;
  const send = () =>
    incident &&
    command('incident.sendHolding', { incidentId: incident.id, caseIds: [...caseIds] }, (outcome) =>
      outcome.refused.length > 0
        ? { tone: 'problem', ...partlyWords(outcome) }
        : { text: 'done.holdingSent', values: { count: outcome.changed } },
    );
  return (
    <Dialog
      title={text('crisis.holdingTitle', { count })}
      closeLabel={text('dialog.close')}
      onClose={closeDialog}
    >
      <DialogBody>
        {incident === undefined ? (
          <p>{text(count === 0 ? 'crisis.holdingNoCase' : 'crisis.holdingNone')}</p>
        ) : (
          <>
            <blockquote className={styles.quote} dir="auto">
              {incident.holding}
            </blockquote>
            <p>{text('crisis.holdingLead')}</p>
          </>
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button kind="main" data-autofocus disabled={incident === undefined} onClick={() => void send()}>
          {text('crisis.sendHolding')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
