import { approvalLevels } from '../../../../shared/domain/approval-policy';
import type { WorkspaceDocument } from '../../../../shared/workspace/change-part';
import { faultOf } from '../../../parts/fault-words';
import { useText } from '../../../state/use-text';
import { Field } from '../../../ui/field';
import { PartFrame } from './part-frame';
import { problemsUnder } from './problems-under';
import type { Rule, RuleField } from './rule-field';
import { RuleList } from './rule-list';
import styles from './rules.module.css';
import { useChoices } from './use-choices';
import { usePart } from './use-part';

/** What is read before it goes out, how long that counts, and who is warned when it grows late. */
export function ApprovalSettings({ document }: { readonly document: WorkspaceDocument }) {
  const text = useText();
  const fields = useApprovalFields(document);
  const { members } = useChoices(document);
  const part = usePart<Rule>({ part: 'approval', brandId: null }, { ...document.approval }, 'approval');
  const put = (name: string, value: unknown) => part.change({ ...part.value, [name]: value });
  const words = (name: string) => String(part.value[name] ?? '');
  const roster = ((part.value['roster'] ?? []) as readonly string[]).map((member) => ({ member }));
  return (
    <PartFrame title={text('rules.approval')} lead={text('rules.approvalLead')} part={part}>
      <RuleList
        label={text('rules.approval')}
        rules={(part.value['rules'] ?? []) as readonly Rule[]}
        fields={fields}
        fresh={{ needs: 'peer' }}
        may={part.may}
        problems={problemsUnder(part.problems, 'rules')}
        onChange={(rules) => put('rules', rules)}
      />
      <div className={styles.pair}>
        <Field
          label={text('rules.expiresAfter')}
          hint={text('rules.durationHint')}
          value={words('expiresAfter')}
          problem={faultOf(text, problemsUnder(part.problems, 'expiresAfter')[0])}
          onChange={(value) => put('expiresAfter', value)}
        />
        <Field
          label={text('rules.nextAfter')}
          hint={text('rules.durationHint')}
          value={words('nextAfter')}
          problem={faultOf(text, problemsUnder(part.problems, 'nextAfter')[0])}
          onChange={(value) => put('nextAfter', value)}
        />
      </div>
      <h4>{text('rules.roster')}</h4>
      <RuleList
        label={text('rules.roster')}
        rules={roster}
        fields={[{ kind: 'one', name: 'member', label: text('rules.member'), choices: members }]}
        fresh={{ member: members[0]?.value ?? '' }}
        may={part.may}
        problems={problemsUnder(part.problems, 'roster')}
        onChange={(lines) =>
          put(
            'roster',
            lines.map(({ member }) => member),
          )
        }
      />
    </PartFrame>
  );
}

function useApprovalFields(document: WorkspaceDocument): readonly RuleField[] {
  const text = useText();
  const { roles, brands, channels, tiers, contactTypes, audiences } = useChoices(document);
  const any = text('rules.any');
  return [
    {
      kind: 'one',
      name: 'needs',
      label: text('rules.needs'),
      choices: approvalLevels.map((value) => ({ value, label: text(`rules.needs.${value}`) })),
    },
    { kind: 'many', name: 'roles', label: text('rules.roles'), choices: roles },
    { kind: 'many', name: 'tiers', label: text('rules.tiers'), choices: tiers },
    { kind: 'many', name: 'channels', label: text('rules.channels'), choices: channels },
    { kind: 'many', name: 'brands', label: text('rules.brands'), choices: brands },
    { kind: 'many', name: 'contactTypes', label: text('rules.contactTypes'), choices: contactTypes },
    { kind: 'one', name: 'audience', label: text('rules.audience'), choices: audiences, none: any },
    { kind: 'number', name: 'samples', label: text('rules.samples') },
  ];
}
