// What rules of a workspace name exists: teams, people and brands. Whether a rule is wise is said elsewhere.
interface Named {
  readonly id: string;
}

/** The part of a workspace that rules refer to, and the rules. */
export interface RuleReferences {
  readonly teams: readonly Named[];
  readonly members: readonly Named[];
  readonly brands: readonly Named[];
  readonly rules: readonly (Named & {
    readonly when: { readonly brands?: readonly string[] | undefined };
    readonly gives: {
      readonly team?: string | undefined;
      readonly assignee?: string | undefined;
      readonly notify?: readonly string[] | undefined;
    };
  })[];
}

type Path = readonly (string | number)[];
type Refuse = (path: Path, message: string) => void;

/** Adds an issue for each team, person or brand that a rule names and the workspace does not have. */
export function checkRuleNames(workspace: RuleReferences, refuse: Refuse): void {
  const idsOf = (list: readonly Named[]) => new Set(list.map(({ id }) => id));
  const [teams, members, brands] = [workspace.teams, workspace.members, workspace.brands].map(idsOf);
  const check =
    (known: ReadonlySet<string> | undefined, noun: string) => (id: string | undefined, path: Path) => {
      if (id !== undefined && known?.has(id) === false)
        refuse(path, `names the ${noun} "${id}", which the workspace does not have`);
    };
  const [checkTeam, checkMember, checkBrand] = [
    check(teams, 'team'),
    check(members, 'member'),
    check(brands, 'brand'),
  ];
  workspace.rules.forEach(({ when, gives }, index) => {
    const path = ['rules', index];
    checkTeam(gives.team, [...path, 'gives', 'team']);
    checkMember(gives.assignee, [...path, 'gives', 'assignee']);
    gives.notify?.forEach((id, row) => {
      checkMember(id, [...path, 'gives', 'notify', row]);
    });
    when.brands?.forEach((id, row) => {
      checkBrand(id, [...path, 'when', 'brands', row]);
    });
  });
}
