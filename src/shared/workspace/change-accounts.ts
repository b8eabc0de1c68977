// Adding a channel account to a workspace, or starting a workspace with it, and taking one or a whole brand out again.
import { parse, stringify } from 'yaml';
import { type AccountId, asId, type BrandId } from '../domain/ids';
import { formatWorkspace } from './parse';
import type { Workspace } from './schema';

export interface NewAccount {
  /** As typed into the form; the schema judges it on import. */
  readonly account: Readonly<Record<string, unknown>>;
  /** The brand it speaks for; null: one the workspace has, named in the account. */
  readonly brand: { readonly id: string; readonly name: string } | null;
}

/** Brand marks that no tier uses, given out in turn. */
const brandColors = ['#2f7f86', '#9a4fb5', '#3f6fb5', '#7d6a58', '#5b6b8c', '#8c5b7f'];

/** The text of the workspace with the account in it, to be imported like any other. A first account brings its brand. */
export function withAccount(
  workspace: Workspace | null,
  added: NewAccount,
): { readonly text: string; readonly accountId: AccountId } {
  const document =
    workspace === null
      ? firstWorkspace()
      : (parse(formatWorkspace(workspace)) as ReturnType<typeof firstWorkspace>);
  const { brand } = added;
  if (brand !== null && !document.brands.some((existing) => existing.id === brand.id)) {
    const color = brandColors[document.brands.length % brandColors.length] ?? '#5b6b8c';
    document.brands.push({
      ...brandDefaults(document.teams[0]?.id ?? 'care'),
      id: brand.id,
      name: brand.name,
      color,
    });
  }
  const taken = new Set(document.accounts.map((account) => account.id));
  const wanted =
    typeof added.account.id === 'string' && added.account.id !== '' ? added.account.id : 'account';
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  const account = { ...added.account, id, ...(brand === null ? {} : { brand: brand.id }) };
  return {
    text: stringify({ ...document, accounts: [...document.accounts, account] }),
    accountId: asId<AccountId>(id),
  };
}

/** The workspace without one of its accounts. Its cases stay. */
export function withoutAccount(workspace: Workspace, accountId: AccountId): Workspace {
  return { ...workspace, accounts: workspace.accounts.filter((account) => account.id !== accountId) };
}

/**
 * The workspace without a brand and its accounts. A workspace has one brand at least: the last one stays, without its
 * accounts.
 */
export function withoutBrand(workspace: Workspace, brandId: BrandId): Workspace {
  const others = workspace.brands.filter(({ id }) => id !== brandId);
  return {
    ...workspace,
    brands: others.length === 0 ? workspace.brands : others,
    accounts: workspace.accounts.filter(({ brand }) => brand !== brandId),
  };
}

/** R2-R4 for a team of one: the same people answer every tier until somebody says otherwise. */
function firstWorkspace() {
  return {
    version: 1,
    name: 'My workspace',
    teams: [{ id: 'care', name: 'Customer care' }],
    members: [{ id: 'me', name: 'Me', initials: 'ME', role: 'supervisor', teams: ['care'] }],
    brands: [] as (ReturnType<typeof brandDefaults> & { id: string; name: string; color: string })[],
    accounts: [] as Record<string, unknown>[],
  };
}

function brandDefaults(team: string) {
  return {
    language: 'en',
    safetyTeam: team,
    promises: {
      green: { target: '24 h', dueInstantInTime: true, team },
      yellow: { target: '6 h', dueInstantInTime: false, team },
      red: { target: '2 h', dueInstantInTime: true, team },
    },
  };
}
