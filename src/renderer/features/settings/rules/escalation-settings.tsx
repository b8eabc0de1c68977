import type { BrandId } from '../../../../shared/domain/ids';
import type { WorkspaceDocument } from '../../../../shared/workspace/change-part';
import { useBrand } from '../../../data/desk-queries';
import { useText } from '../../../state/use-text';
import { type BrandPartProps, OneBrand } from './one-brand';
import { PartFrame } from './part-frame';
import type { Rule, RuleField } from './rule-field';
import { RuleList } from './rule-list';
import { useChoices } from './use-choices';
import { usePart } from './use-part';

/** Per brand: who may answer what, who owns it, when PR or Legal is asked, and what belongs in public (R9-R12). */
export function EscalationSettings({ document }: Pick<BrandPartProps, 'document'>) {
  return (
    <OneBrand document={document}>
      {(brandId) => <BrandMap key={brandId} document={document} brandId={brandId} />}
    </OneBrand>
  );
}

function BrandMap({ document, brandId }: BrandPartProps) {
  const text = useText();
  const index = document.brands.findIndex(({ id }) => id === brandId);
  const stored = (document.brands[index]?.escalation ?? []) as readonly Rule[];
  const part = usePart({ part: 'escalation', brandId }, stored, `brands.${index}.escalation`);
  const fields = useMapFields(document, brandId);
  return (
    <PartFrame title={text('rules.escalation')} lead={text('rules.escalationLead')} part={part}>
      <RuleList
        label={text('rules.escalation')}
        rules={part.value}
        fields={fields}
        fresh={{}}
        may={part.may}
        problems={part.problems}
        onChange={part.change}
      />
    </PartFrame>
  );
}

function useMapFields(document: WorkspaceDocument, brandId: BrandId): readonly RuleField[] {
  const text = useText();
  const { severities, teams, audiences } = useChoices(document);
  const brand = useBrand(brandId);
  const types = (brand?.contactTypes ?? []).map(({ id, label }) => ({ value: id, label }));
  const none = text('rules.byTier');
  return [
    { kind: 'many', name: 'contactTypes', label: text('rules.contactTypes'), choices: types },
    { kind: 'many', name: 'severities', label: text('rules.severities'), choices: severities },
    { kind: 'many', name: 'answer', label: text('rules.answer'), choices: teams },
    { kind: 'one', name: 'owner', label: text('rules.owner'), choices: teams, none },
    { kind: 'one', name: 'ask', label: text('rules.ask'), choices: teams, none: text('rules.nobody') },
    { kind: 'flag', name: 'clientData', label: text('rules.clientData') },
    { kind: 'one', name: 'place', label: text('rules.place'), choices: audiences, none: text('rules.any') },
  ];
}
