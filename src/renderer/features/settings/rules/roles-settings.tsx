import { type Role, roles, rulesOf } from '../../../../shared/domain/role';
import type { WorkspaceDocument } from '../../../../shared/workspace/change-part';
import { useText } from '../../../state/use-text';
import { PartFrame } from './part-frame';
import { problemsUnder } from './problems-under';
import { type Rule, type RuleField, withField } from './rule-field';
import { RuleList } from './rule-list';
import styles from './rules.module.css';
import { useChoices } from './use-choices';
import { usePart } from './use-part';

interface DocumentProps {
  readonly document: WorkspaceDocument;
}

/** What each role may do: those of the product, and those of the workspace. */
export function RolesSettings({ document }: DocumentProps) {
  const text = useText();
  const choices = useChoices(document);
  const stored = (document.roles ?? []) as readonly Rule[];
  const part = usePart({ part: 'roles', brandId: null }, stored, 'roles');
  const fields: readonly RuleField[] = [
    { kind: 'words', name: 'name', label: text('rules.roleName') },
    { kind: 'words', name: 'id', label: text('rules.roleId') },
    { kind: 'one', name: 'follows', label: text('rules.follows'), choices: choices.productRoles },
  ];
  return (
    <PartFrame title={text('rules.ownRoles')} lead={text('rules.rolesLead')} part={part}>
      <RuleList
        label={text('rules.ownRoles')}
        rules={part.value}
        fields={fields}
        fresh={{ id: `role-${part.value.length + 1}`, name: text('rules.newRole'), follows: 'agent' }}
        may={part.may}
        problems={part.problems}
        title={(rule) => String(rule['name'] ?? '')}
        more={(rule, put, index) => (
          <RoleLines
            document={document}
            role={rule}
            may={part.may}
            problems={problemsUnder(part.problems, `${index}.may`)}
            onChange={put}
          />
        )}
        onChange={part.change}
      />
      <ProductRoles />
    </PartFrame>
  );
}

interface RoleLinesProps extends DocumentProps {
  readonly role: Rule;
  readonly may: boolean;
  readonly problems: Parameters<typeof problemsUnder>[0];
  readonly onChange: (role: Rule) => void;
}

/** What a role may in place of what the one it follows may. */
function RoleLines({ document, role, may, problems, onChange }: RoleLinesProps) {
  const text = useText();
  const { actions, brands, channels, tiers } = useChoices(document);
  const lines = role['may'] as readonly Rule[] | undefined;
  const followed = rulesOf(String(role['follows']), []).map((rule) => ({ ...rule }));
  return (
    <div className={styles.fields}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={lines !== undefined}
          onChange={(event) => onChange(withField(role, 'may', event.target.checked ? followed : undefined))}
        />
        {text('rules.ownLines')}
      </label>
      {lines !== undefined && (
        <RuleList
          label={text('rules.lines', { role: String(role['name'] ?? '') })}
          rules={lines}
          fields={[
            { kind: 'many', name: 'actions', label: text('rules.actions'), choices: actions },
            { kind: 'many', name: 'tiers', label: text('rules.tiers'), choices: tiers },
            { kind: 'many', name: 'channels', label: text('rules.channels'), choices: channels },
            { kind: 'many', name: 'brands', label: text('rules.brands'), choices: brands },
          ]}
          fresh={{ actions: ['see'] }}
          may={may}
          problems={problems}
          onChange={(changed) => onChange({ ...role, may: changed })}
        />
      )}
    </div>
  );
}

/** What the product's own roles may: they are as they are, and others may follow them. */
function ProductRoles() {
  const text = useText();
  const words = (role: Role) => {
    const actions = rulesOf(role, []).flatMap((rule) => rule.actions);
    return actions.map((action) => text(`action.${action}`)).join(', ');
  };
  return (
    <table className={styles.table}>
      <caption className={styles.legend}>{text('rules.productRoles')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('rules.role')}</th>
          <th scope="col">{text('rules.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <tr key={role}>
            <th scope="row">{text(`role.${role}`)}</th>
            <td>{words(role)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
