// What a workspace definition promises about itself: names it uses exist, keys are used once, calendars open.
import type { z } from 'zod';
import { everOpens, type WeeklyHours } from '../domain/business-calendar';
import { type Tier, tiers } from '../domain/tier';
import { type AcknowledgementReferences, checkAcknowledgements } from './check-acknowledgements';
import { checkPeople, type PeopleReferences } from './check-people';
import { checkRuleNames, type RuleReferences } from './check-rules';
import { checkTraining, type TrainingReferences } from './check-training';

interface Named {
  readonly id: string;
}

/** The part of a workspace that refers to other parts of it. */
interface References extends PeopleReferences, RuleReferences, TrainingReferences {
  readonly teams: readonly (Named & { readonly hours?: WeeklyHours | undefined })[];
  readonly members: readonly (PeopleReferences['members'][number] & {
    readonly teams: readonly string[];
    readonly hours?: WeeklyHours | undefined;
  })[];
  readonly accounts: readonly (Named & { readonly brand: string })[];
  readonly brands: readonly (Named & {
    readonly promises: Readonly<Record<Tier, { readonly team: string }>>;
    readonly safetyTeam: string;
    readonly businessHours?: WeeklyHours | undefined;
    readonly businessHoursTiers: readonly string[];
    readonly contactTypes: readonly (Named & { readonly team?: string | undefined })[];
    readonly cannedResponses: readonly (Named & {
      readonly text: string;
      readonly owner?: string | undefined;
    })[];
    readonly acknowledgements: AcknowledgementReferences['acknowledgements'];
    readonly terms: string;
    readonly diversions: readonly { readonly contactTypes?: readonly string[] | undefined }[];
    readonly playbook: readonly { readonly contactTypes?: readonly string[] | undefined }[];
    readonly escalation: readonly {
      readonly contactTypes?: readonly string[] | undefined;
      readonly answer?: readonly string[] | undefined;
      readonly owner?: string | undefined;
      readonly ask?: string | undefined;
    }[];
  })[];
}

type Path = readonly (string | number)[];
type Refuse = (path: Path, message: string) => void;

/** Adds an issue for each broken promise, at the place in the document where it is broken. */
export function checkReferences(workspace: References, context: z.RefinementCtx): void {
  const refuse: Refuse = (path, message) => context.addIssue({ code: 'custom', path: [...path], message });
  for (const list of ['teams', 'members', 'roles', 'brands', 'accounts', 'rules'] as const)
    refuseRepeated(workspace[list], [list], refuse);
  refuseUnknownTeams(workspace, refuse);
  checkPeople(workspace, refuse);
  checkRuleNames(workspace, refuse);
  checkTraining(workspace, refuse);
  refuseNoHours(workspace, refuse);
  const brandIds = new Set<string>(workspace.brands.map((brand) => brand.id));
  workspace.accounts.forEach((account, index) => {
    if (brandIds.has(account.brand)) return;
    refuse(
      ['accounts', index, 'brand'],
      `names the brand "${account.brand}", which the workspace does not have`,
    );
  });
  workspace.brands.forEach((brand, index) => {
    const path = ['brands', index];
    refuseRepeated(brand.contactTypes, [...path, 'contactTypes'], refuse);
    refuseRepeated(brand.cannedResponses, [...path, 'cannedResponses'], refuse);
    checkAcknowledgements(brand, [...path, 'acknowledgements'], refuse);
    if (brand.businessHours !== undefined && !everOpens(brand.businessHours)) {
      refuse([...path, 'businessHours', 'weekly'], 'must have at least one opening in the week');
    }
    if (brand.businessHoursTiers.length > 0 && brand.businessHours === undefined) {
      refuse([...path, 'businessHoursTiers'], 'needs businessHours');
    }
  });
}

function refuseRepeated(entries: readonly Named[], path: Path, refuse: Refuse): void {
  const seen = new Set<string>();
  entries.forEach(({ id }, index) => {
    if (seen.has(id)) refuse([...path, index, 'id'], `"${id}" is used twice`);
    seen.add(id);
  });
}

function refuseUnknownTeams(workspace: References, refuse: Refuse): void {
  const known = new Set<string>(workspace.teams.map((team) => team.id));
  const check = (id: string | undefined, path: Path) => {
    if (id !== undefined && !known.has(id))
      refuse(path, `names the team "${id}", which the workspace does not have`);
  };
  const refuseUnknownTypes = (
    types: ReadonlySet<string>,
    named: readonly string[] | undefined,
    place: Path,
  ) => {
    named?.forEach((id, at) => {
      if (!types.has(id))
        refuse(
          [...place, 'contactTypes', at],
          `names the contact type "${id}", which the brand does not have`,
        );
    });
  };
  workspace.brands.forEach((brand, index) => {
    const path = ['brands', index];
    for (const tier of tiers) check(brand.promises[tier].team, [...path, 'promises', tier, 'team']);
    check(brand.safetyTeam, [...path, 'safetyTeam']);
    brand.contactTypes.forEach((type, row) => {
      check(type.team, [...path, 'contactTypes', row, 'team']);
    });
    const types = new Set(brand.contactTypes.map(({ id }) => id));
    for (const list of ['playbook', 'diversions'] as const)
      brand[list].forEach(({ contactTypes }, row) => {
        refuseUnknownTypes(types, contactTypes, [...path, list, row]);
      });
    brand.escalation.forEach(({ contactTypes, answer, owner, ask }, row) => {
      const place = [...path, 'escalation', row];
      check(owner, [...place, 'owner']);
      check(ask, [...place, 'ask']);
      answer?.forEach((id, at) => {
        check(id, [...place, 'answer', at]);
      });
      refuseUnknownTypes(types, contactTypes, place);
    });
  });
  workspace.members.forEach((member, index) => {
    member.teams.forEach((id, row) => {
      check(id, ['members', index, 'teams', row]);
    });
  });
}

function refuseNoHours(workspace: References, refuse: Refuse): void {
  for (const list of ['teams', 'members'] as const)
    workspace[list].forEach(({ hours }, index) => {
      if (hours !== undefined && !everOpens(hours))
        refuse([list, index, 'hours', 'weekly'], 'must have at least one opening in the week');
    });
}
