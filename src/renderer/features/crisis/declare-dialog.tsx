import { useState } from 'react';
import type { BrandId } from '../../../shared/domain/ids';
import { holdingLength, incidentKinds } from '../../../shared/domain/incident/incident-event';
import { day } from '../../../shared/domain/time';
import type { Workspace } from '../../../shared/workspace/schema';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { closeDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Choice, Field, TextArea } from '../../ui/field';
import { CheckList } from './check-list';
import { brandsToDeclare, fieldTime, instantOf, peopleOf, topicsOf } from './crisis-model';
import { useCrisisCommand } from './use-crisis-command';

/** Declares a crisis: from that moment only the people on the list speak, and everything they say is read first. */
export function DeclareDialog({ brandId }: { readonly brandId: BrandId | undefined }) {
  const workspace = useWorkspace();
  return workspace ? <Declaring workspace={workspace} brandId={brandId} /> : null;
}

interface DeclaringProps {
  readonly workspace: Workspace;
  readonly brandId: BrandId | undefined;
}

function Declaring({ workspace, brandId }: DeclaringProps) {
  const text = useText();
  const me = useMe();
  const command = useCrisisCommand();
  const ofMine = brandsToDeclare(workspace, me);
  const [kind, setKind] = useState<(typeof incidentKinds)[number]>('viral-complaint');
  const [title, setTitle] = useState('');
  const [brands, setBrands] = useState<ReadonlySet<string>>(
    () => new Set(ofMine.map(({ value }) => value).filter((value) => value === (brandId ?? value))),
  );
  const [topics, setTopics] = useState<ReadonlySet<string>>(new Set());
  const [ends, setEnds] = useState(() => fieldTime(Date.now() + day));
  const [position, setPosition] = useState('');
  const [speakers, setSpeakers] = useState<ReadonlySet<string>>(
    () => new Set(me === undefined ? [] : [me.id]),
  );
  const [holding, setHolding] = useState('');
  const endsAt = instantOf(ends);
  const known = topicsOf(workspace, brands);
  const about = known.filter(({ value }) => topics.has(value)).map(({ value }) => value);
  const isComplete = title.trim() !== '' && position.trim() !== '' && brands.size > 0 && endsAt !== null;
  const declare = () =>
    endsAt !== null &&
    command(
      'incident.declare',
      { kind, title, brands: [...brands], topics: about, endsAt, position, speakers: [...speakers], holding },
      ({ frozen }) => ({ text: 'done.crisisDeclared', values: { count: frozen } }),
    );
  return (
    <Dialog
      title={text('command.declareCrisis')}
      closeLabel={text('dialog.close')}
      onClose={closeDialog}
      width="wide"
    >
      <DialogBody>
        {ofMine.length === 0 && <p>{text('error.incident-needs-supervisor')}</p>}
        <Field label={text('crisis.name')} value={title} maxLength={120} onChange={setTitle} />
        <Choice
          label={text('crisis.kind')}
          value={kind}
          choices={incidentKinds.map((value) => ({ value, label: text(`crisis.kind.${value}`) }))}
          onChange={setKind}
        />
        <CheckList label={text('crisis.brands')} choices={ofMine} chosen={brands} onChange={setBrands} />
        <CheckList
          label={text('crisis.topics')}
          hint={text('crisis.topicsHint')}
          choices={known}
          chosen={topics}
          onChange={setTopics}
        />
        <Field
          type="datetime-local"
          label={text('crisis.endsAt')}
          hint={text('crisis.endsAtHint')}
          value={ends}
          onChange={setEnds}
        />
        <TextArea
          label={text('crisis.position')}
          hint={text('crisis.positionHint')}
          value={position}
          maxLength={4_000}
          onChange={setPosition}
        />
        <CheckList
          label={text('crisis.whoSpeaks')}
          hint={text('crisis.whoSpeaksHint')}
          choices={peopleOf(workspace)}
          chosen={speakers}
          onChange={setSpeakers}
        />
        <TextArea
          label={text('crisis.holding')}
          hint={text('crisis.holdingHint', { left: holdingLength - holding.length })}
          value={holding}
          maxLength={holdingLength}
          onChange={setHolding}
        />
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button kind="main" disabled={!isComplete} onClick={() => void declare()}>
          {text('crisis.declare')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
