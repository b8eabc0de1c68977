import { useState } from 'react';
import { isNameOf } from '../../../shared/domain/names-other-brand';
import type { Brand } from '../../../shared/workspace/schema';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { ColorDot } from '../../ui/color-dot';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Field } from '../../ui/field';

interface WrongBrandProps {
  readonly named: Brand;
  readonly speaking: Brand;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** The one question before a reply goes out that names another of our brands: answered by typing who speaks. */
export function WrongBrandDialog({ named, speaking, onClose, onConfirm }: WrongBrandProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const isRight = isNameOf(typed, speaking);
  const names = { named: named.name, speaking: speaking.name };
  return (
    <Dialog title={text('wrongBrand.title', names)} closeLabel={text('dialog.close')} onClose={onClose}>
      <DialogBody>
        <p>
          <ColorDot color={speaking.color} /> {text('wrongBrand.lead', names)}
        </p>
        <Field
          label={text('wrongBrand.field', names)}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (isRight) onConfirm();
          }}
        />
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{text('dialog.back')}</Button>
        <Button kind="main" disabled={!isRight} onClick={onConfirm}>
          {text('wrongBrand.send', names)}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
