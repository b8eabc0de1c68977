import { builtInRole } from '../../../../shared/domain/role';
import type { WorkspaceDocument } from '../../../../shared/workspace/change-part';
import { useWorkspace } from '../../../data/desk-queries';
import { useText } from '../../../state/use-text';
import { PartFrame } from './part-frame';
import type { Rule, RuleField } from './rule-field';
import { RuleFields } from './rule-fields';
import { RuleList } from './rule-list';
import { useChoices } from './use-choices';
import { usePart } from './use-part';

/** Who is what, for which brands and channels; and on which channels somebody who learns is free to answer. */
export function PeopleSettings({ document }: { readonly document: WorkspaceDocument }) {
  const text = useText();
  const { roles, teams, brands, channels } = useChoices(document);
  const known = useWorkspace()?.roles ?? [];
  const part = usePart({ part: 'members', brandId: null }, document.members as readonly Rule[], 'members');
  const fields: readonly RuleField[] = [
    { kind: 'one', name: 'role', label: text('rules.role'), choices: roles },
    { kind: 'many', name: 'teams', label: text('rules.teams'), choices: teams },
    { kind: 'many', name: 'brands', label: text('rules.brands'), choices: brands },
    { kind: 'many', name: 'channels', label: text('rules.channels'), choices: channels },
  ];
  const gate: RuleField = { kind: 'many', name: 'freeOn', label: text('rules.freeOn'), choices: channels };
  return (
    <PartFrame title={text('rules.people')} lead={text('rules.peopleLead')} part={part}>
      <RuleList
        label={text('rules.people')}
        rules={part.value}
        fields={fields}
        fresh={{}}
        may={part.may}
        problems={part.problems}
        isFixed
        title={(rule) => String(rule['name'])}
        more={(rule, put) =>
          builtInRole(String(rule['role']), known) === 'trainee' && (
            <RuleFields rule={rule} fields={[gate]} onChange={put} />
          )
        }
        onChange={part.change}
      />
    </PartFrame>
  );
}
