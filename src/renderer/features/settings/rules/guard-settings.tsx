import { findingKinds, guardAnswers } from '../../../../shared/domain/guard/finding';
import type { WorkspaceDocument } from '../../../../shared/workspace/change-part';
import { useText } from '../../../state/use-text';
import { type BrandPartProps, OneBrand } from './one-brand';
import { PartFrame } from './part-frame';
import { problemsUnder } from './problems-under';
import type { Rule, RuleField } from './rule-field';
import { RuleFields } from './rule-fields';
import { RuleList } from './rule-list';
import { useChoices } from './use-choices';
import { usePart } from './use-part';

/** Per brand: what is looked for in its replies before they go, and what is done about it (R44). */
export function GuardSettings({ document }: Pick<BrandPartProps, 'document'>) {
  return (
    <OneBrand document={document}>
      {(brandId) => <BrandGuard key={brandId} document={document} brandId={brandId} />}
    </OneBrand>
  );
}

function BrandGuard({ document, brandId }: BrandPartProps) {
  const text = useText();
  const index = document.brands.findIndex(({ id }) => id === brandId);
  const stored = { ...document.brands[index]?.guard } as Rule;
  const part = usePart<Rule>({ part: 'guard', brandId }, stored, `brands.${index}.guard`);
  const fields = useGuardFields(document);
  const lists = ['forbidden', 'orderNumbers', 'contacts', 'hosts', 'allowedWords'] as const;
  return (
    <PartFrame title={text('rules.guard')} lead={text('rules.guardLead')} part={part}>
      <RuleList
        label={text('rules.guard')}
        rules={(part.value['rules'] ?? []) as readonly Rule[]}
        fields={fields}
        fresh={{ does: 'warn' }}
        may={part.may}
        problems={problemsUnder(part.problems, 'rules')}
        onChange={(rules) => part.change({ ...part.value, rules })}
      />
      <RuleFields
        rule={part.value}
        fields={lists.map((name) => ({ kind: 'phrases', name, label: text(`guard.${name}`) }))}
        onChange={part.change}
      />
    </PartFrame>
  );
}

function useGuardFields(document: WorkspaceDocument): readonly RuleField[] {
  const text = useText();
  const { channels, audiences } = useChoices(document);
  return [
    {
      kind: 'one',
      name: 'does',
      label: text('guard.does'),
      choices: guardAnswers.map((value) => ({ value, label: text(`guard.does.${value}`) })),
    },
    {
      kind: 'many',
      name: 'kinds',
      label: text('guard.kinds'),
      choices: findingKinds.map((value) => ({ value, label: text(`guardKind.${value}`) })),
    },
    { kind: 'many', name: 'channels', label: text('rules.channels'), choices: channels },
    {
      kind: 'one',
      name: 'audience',
      label: text('rules.audience'),
      choices: audiences,
      none: text('rules.any'),
    },
  ];
}
