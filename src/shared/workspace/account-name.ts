// An account as it is called among the others.
import { linkTarget } from '../domain/link-target';
import type { Account, Workspace } from './schema';

type Named = Pick<Workspace, 'accounts' | 'brands'>;

/**
 * Its name; where another account has the same, with what tells the two apart: "Bluesky (Aurea Derma)", and within
 * one brand "Bluesky (@care.example)". Its id where the workspace does not name it.
 */
export function accountName(workspace: Named | null | undefined, id: string): string {
  const account = workspace?.accounts.find((one) => one.id === id);
  if (!workspace || account === undefined) return id;
  const alike = workspace.accounts.filter((one) => one.id !== id && sameWords(one.name, account.name));
  if (alike.length === 0) return account.name;
  const brandOf = ({ brand }: Account) => workspace.brands.find((one) => one.id === brand)?.name ?? brand;
  const apart = [brandOf, addressOf].find((say) => alike.every((one) => !sameWords(say(one), say(account))));
  return `${account.name} (${apart === undefined ? id : apart(account)})`;
}

/** How it is known outside. */
function addressOf(account: Account): string {
  switch (account.channel) {
    case 'bluesky':
      return `@${account.handle}`;
    case 'mastodon':
      return linkTarget(account.server)?.host ?? account.server;
    case 'email':
      return account.address;
    case 'sandbox':
      return account.id;
  }
}

function sameWords(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
