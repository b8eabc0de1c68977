import { useState } from 'react';
import { useText } from '../../state/use-text';
import { Button, IconButton } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Choice, Field, TextArea } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { KeyCap } from '../../ui/key-cap';
import styles from './gallery-page.module.css';
import { Specimen } from './specimen';

const kinds = ['plain', 'main', 'quiet', 'link'] as const;

/** Everything a hand touches, in all its states. */
export function GalleryControls() {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Specimen title={text('gallery.controls')}>
        <div className={styles.rowOf}>
          {kinds.map((kind) => (
            <Button key={kind} kind={kind}>
              {text(`gallery.${kind}`)}
            </Button>
          ))}
          {kinds.slice(0, 3).map((kind) => (
            <Button key={kind} kind={kind} small>
              {text(`gallery.${kind}`)}
            </Button>
          ))}
          {kinds.slice(0, 3).map((kind) => (
            <Button key={kind} kind={kind} disabled>
              {text('gallery.off')}
            </Button>
          ))}
          <IconButton label={text('command.search')}>
            <Icon name="search" />
          </IconButton>
          <Button onClick={() => setOpen(true)}>{text('gallery.openDialog')}</Button>
        </div>
        <Fields />
      </Specimen>
      <Specimen title={text('gallery.signs')}>
        <div className={styles.rowOf}>
          <Chip>{text('gallery.label')}</Chip>
          <Chip kind="unfinished">{text('gallery.unfinished')}</Chip>
          <Chip kind="strong" icon={<Icon name="shield" size={11} />}>
            {text('gallery.strong')}
          </Chip>
          <KeyCap keys="Ctrl ⏎" />
          <KeyCap keys="j k" />
        </div>
      </Specimen>
      {open && (
        <Dialog
          title={text('gallery.dialog')}
          closeLabel={text('dialog.close')}
          onClose={() => setOpen(false)}
        >
          <DialogBody>
            <p>{text('gallery.dialogWords')}</p>
          </DialogBody>
          <DialogFoot>
            <Button onClick={() => setOpen(false)}>{text('dialog.close')}</Button>
            <Button kind="main" onClick={() => setOpen(false)}>
              {text('gallery.main')}
            </Button>
          </DialogFoot>
        </Dialog>
      )}
    </>
  );
}

function Fields() {
  const text = useText();
  const [words, setWords] = useState('');
  const [choice, setChoice] = useState<'one' | 'other'>('one');
  const [ticked, setTicked] = useState(true);
  return (
    <div className={styles.fields}>
      <Field
        label={text('gallery.field')}
        value={words}
        onChange={setWords}
        hint={text('gallery.fieldHint')}
        placeholder={text('gallery.sample')}
      />
      <Field
        label={text('gallery.field')}
        value={words}
        onChange={setWords}
        problem={text('gallery.fieldProblem')}
      />
      <Field label={text('gallery.off')} value={words} onChange={setWords} disabled />
      <TextArea label={text('gallery.area')} value={words} onChange={setWords} />
      <Choice
        label={text('gallery.choice')}
        value={choice}
        choices={[
          { value: 'one', label: text('gallery.checked') },
          { value: 'other', label: text('gallery.unchecked') },
        ]}
        onChange={setChoice}
      />
      <label className={styles.check}>
        <input type="checkbox" checked={ticked} onChange={(event) => setTicked(event.target.checked)} />
        {text(ticked ? 'gallery.checked' : 'gallery.unchecked')}
      </label>
    </div>
  );
}
