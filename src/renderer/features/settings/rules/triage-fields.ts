// The fields of a triage rule; what else it may ask stands in the definition and is kept.
import type { WorkspaceDocument } from '../../../../shared/workspace/change-part';
import { useLocale, useText } from '../../../state/use-text';
import { customerLanguages } from './customer-languages';
import type { RuleField } from './rule-field';
import { useChoices } from './use-choices';

export function useTriageFields(document: WorkspaceDocument): readonly RuleField[] {
  const text = useText();
  const locale = useLocale();
  const { tiers, teams, members, channels, brands, audiences } = useChoices(document);
  const tongue = new Intl.DisplayNames(locale, { type: 'language' });
  const none = text('triage.asItIs');
  return [
    { kind: 'words', name: 'name', label: text('rules.roleName') },
    { kind: 'words', name: 'id', label: text('rules.roleId') },
    { kind: 'flag', name: 'isOff', label: text('triage.isOff') },
    { kind: 'phrases', name: 'anyOf', label: text('triage.fieldAnyOf') },
    { kind: 'phrases', name: 'allOf', label: text('triage.fieldAllOf') },
    { kind: 'phrases', name: 'noneOf', label: text('triage.fieldNoneOf') },
    { kind: 'flag', name: 'isExact', label: text('triage.isExact') },
    { kind: 'many', name: 'brands', label: text('rules.brands'), choices: brands },
    { kind: 'many', name: 'channels', label: text('rules.channels'), choices: channels },
    {
      kind: 'many',
      name: 'languages',
      label: text('triage.fieldLanguages'),
      choices: customerLanguages.map((value) => ({ value, label: tongue.of(value) ?? value })),
    },
    {
      kind: 'one',
      name: 'audience',
      label: text('rules.audience'),
      choices: audiences,
      none: text('rules.any'),
    },
    {
      kind: 'one',
      name: 'tier',
      label: text('triage.fieldTier'),
      choices: tiers.filter(({ value }) => value !== 'untriaged'),
      none,
    },
    { kind: 'one', name: 'team', label: text('triage.fieldTeam'), choices: teams, none },
    { kind: 'one', name: 'assignee', label: text('triage.fieldAssignee'), choices: members, none },
    { kind: 'phrases', name: 'tags', label: text('triage.fieldTags') },
    { kind: 'flag', name: 'flag', label: text('triage.fieldFlag') },
    { kind: 'many', name: 'notify', label: text('triage.fieldNotify'), choices: members },
  ];
}
