// What a workspace definition promises about its people: roles, brands and colleagues that it names exist.
import { notOfReserve } from '../domain/reserve';
import { type CustomRole, roles as productRoles, rulesOf } from '../domain/role';

interface Named {
  readonly id: string;
}
interface Places {
  readonly brands?: readonly string[] | undefined;
}

/** The part of a workspace that names people, and what people are named for. */
export interface PeopleReferences {
  readonly roles: readonly CustomRole[];
  readonly members: readonly (Named &
    Places & { readonly role: string; readonly reserve?: boolean | undefined })[];
  readonly brands: readonly (Named & {
    readonly contactTypes: readonly Named[];
    readonly cannedResponses: readonly { readonly owner?: string | undefined }[];
  })[];
  readonly approval: {
    readonly rules: readonly (Places & {
      readonly roles?: readonly string[] | undefined;
      readonly contactTypes?: readonly string[] | undefined;
    })[];
    readonly roster: readonly string[];
  };
}

type Refuse = (path: readonly (string | number)[], message: string) => void;

/** Adds an issue for each role, brand, person or contact type that is named but not there. */
export function checkPeople(workspace: PeopleReferences, refuse: Refuse): void {
  const known = knownIn(workspace);
  const check = (kind: keyof typeof known, place: Place) => {
    place.ids?.forEach((id, index) => {
      if (!known[kind].has(id)) refuse([...place.path, index], `names ${nounOf[kind]} "${id}", ${absent}`);
    });
  };
  workspace.roles.forEach(({ id, may }, index) => {
    if (productRoles.some((role) => role === id))
      refuse(['roles', index, 'id'], `"${id}" is a role of the product`);
    may?.forEach(({ brands }, row) => {
      check('brands', { ids: brands, path: ['roles', index, 'may', row, 'brands'] });
    });
  });
  workspace.members.forEach(({ role, brands, reserve }, index) => {
    if (!known.roles.has(role)) refuse(['members', index, 'role'], roleUnknown(role, known.roles));
    const actions = rulesOf(role, workspace.roles).flatMap((rule) => rule.actions);
    if (reserve === true && actions.some((action) => notOfReserve.includes(action)))
      refuse(['members', index, 'reserve'], 'cannot be said of who may supervise, manage or erase');
    check('brands', { ids: brands, path: ['members', index, 'brands'] });
  });
  workspace.approval.rules.forEach((rule, index) => {
    const path = ['approval', 'rules', index];
    check('brands', { ids: rule.brands, path: [...path, 'brands'] });
    check('roles', { ids: rule.roles, path: [...path, 'roles'] });
    check('contactTypes', { ids: rule.contactTypes, path: [...path, 'contactTypes'] });
  });
  check('members', { ids: workspace.approval.roster, path: ['approval', 'roster'] });
  workspace.brands.forEach(({ cannedResponses }, index) => {
    cannedResponses.forEach(({ owner }, row) => {
      if (owner !== undefined && !known.members.has(owner))
        refuse(
          ['brands', index, 'cannedResponses', row, 'owner'],
          `names ${nounOf.members} "${owner}", ${absent}`,
        );
    });
  });
}

interface Place {
  readonly ids: readonly string[] | undefined;
  readonly path: readonly (string | number)[];
}

const absent = 'which the workspace does not have';
const nounOf = {
  roles: 'the role',
  brands: 'the brand',
  members: 'the member',
  contactTypes: 'the contact type',
} as const;

function knownIn({ roles, members, brands }: PeopleReferences) {
  const ids = (list: readonly Named[]) => new Set(list.map(({ id }) => id));
  return {
    roles: new Set([...productRoles, ...ids(roles)]),
    brands: ids(brands),
    members: ids(members),
    contactTypes: ids(brands.flatMap(({ contactTypes }) => contactTypes)),
  };
}

function roleUnknown(role: string, known: ReadonlySet<string>): string {
  const names = [...known].map((name) => `"${name}"`).join(', ');
  return `"${role}" is not a role; must be one of ${names}`;
}
