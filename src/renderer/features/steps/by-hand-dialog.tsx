import { useState } from 'react';
import type { BrandId } from '../../../shared/domain/ids';
import { minute } from '../../../shared/domain/time';
import { useWorkspace } from '../../data/desk-queries';
import { useCaseActions } from '../../state/case-actions';
import { closeDialog, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Choice, Field, TextArea } from '../../ui/field';
import styles from './by-hand-dialog.module.css';

/** Now, as a date and time field writes it. */
function localNow(): string {
  const at = new Date();
  return new Date(at.getTime() - at.getTimezoneOffset() * minute).toISOString().slice(0, 16);
}

/** A case from a call or a counter; its clock starts when the call was taken. */
export function ByHandDialog() {
  const text = useText();
  const actions = useCaseActions();
  const brands = useWorkspace()?.brands ?? [];
  const selected = useSession((session) => session.selected);
  const [brand, setBrand] = useState<string>(brands[0]?.id ?? '');
  const [via, setVia] = useState<'phone' | 'counter'>('phone');
  const [customerName, setCustomerName] = useState('');
  const [contact, setContact] = useState('');
  const [words, setWords] = useState('');
  const [taken, setTaken] = useState(localNow);
  const [linked, setLinked] = useState(false);
  const takenAt = new Date(taken).getTime();
  const complete =
    brand !== '' && customerName.trim() !== '' && words.trim() !== '' && Number.isFinite(takenAt);
  const create = () => {
    closeDialog();
    return actions.createByHand({
      brandId: brand as BrandId,
      via,
      customerName: customerName.trim(),
      contact: contact.trim(),
      text: words.trim(),
      takenAt: Math.min(takenAt, Date.now()),
      linkedTo: linked ? selected : null,
    });
  };
  return (
    <Dialog title={text('byHand.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <DialogBody>
        <div className={styles.pair}>
          <Choice
            label={text('byHand.brand')}
            value={brand}
            choices={brands.map((one) => ({ value: one.id as string, label: one.name }))}
            onChange={setBrand}
          />
          <Choice
            label={text('byHand.via')}
            value={via}
            choices={[
              { value: 'phone', label: text('channel.phone') },
              { value: 'counter', label: text('channel.counter') },
            ]}
            onChange={setVia}
          />
        </div>
        <div className={styles.pair}>
          <Field
            label={text('byHand.customer')}
            value={customerName}
            onChange={setCustomerName}
            autoComplete="off"
          />
          <Field label={text('byHand.contact')} value={contact} onChange={setContact} autoComplete="off" />
        </div>
        <TextArea label={text('byHand.words')} value={words} onChange={setWords} />
        <Field type="datetime-local" label={text('byHand.takenAt')} value={taken} onChange={setTaken} />
        {selected !== null && (
          <label className={styles.check}>
            <input type="checkbox" checked={linked} onChange={(event) => setLinked(event.target.checked)} />
            {text('byHand.link')}
          </label>
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button kind="main" disabled={!complete} onClick={() => void create()}>
          {text('byHand.create')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
