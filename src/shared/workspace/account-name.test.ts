import { describe, expect, test } from 'vitest';
import { accountName } from './account-name';
import type { Account, Brand } from './schema';

const brand = (id: string, name: string) => ({ id, name }) as Brand;
const bluesky = (id: string, of: string, more: { readonly name?: string; readonly handle?: string } = {}) =>
  ({ id, brand: of, channel: 'bluesky', name: 'Bluesky', handle: `${id}.example`, ...more }) as Account;
const mastodon = (id: string, of: string) =>
  ({ id, brand: of, channel: 'mastodon', name: 'Social', server: 'https://social.example' }) as Account;

const brands = [brand('aurea', 'Aurea Derma'), brand('lindra', 'Lindra Skin')];
const namesOf = (accounts: readonly Account[]) =>
  accounts.map(({ id }) => accountName({ accounts: [...accounts], brands }, id));

describe('an account is called', () => {
  test('by its name alone where no other is called so', () => {
    expect(namesOf([bluesky('one', 'aurea'), bluesky('two', 'aurea', { name: 'Bluesky press' })])).toEqual([
      'Bluesky',
      'Bluesky press',
    ]);
  });

  test('with its brand where another brand has one of the same name, however it is spelt', () => {
    expect(namesOf([bluesky('one', 'aurea'), bluesky('two', 'lindra', { name: 'bluesky' })])).toEqual([
      'Bluesky (Aurea Derma)',
      'bluesky (Lindra Skin)',
    ]);
  });

  test('with its address where the brand does not tell them apart', () => {
    expect(namesOf([bluesky('one', 'aurea'), bluesky('two', 'aurea'), bluesky('three', 'lindra')])).toEqual([
      'Bluesky (@one.example)',
      'Bluesky (@two.example)',
      'Bluesky (Lindra Skin)',
    ]);
  });

  test('with its id where two are on one server', () => {
    expect(namesOf([mastodon('one', 'aurea'), mastodon('two', 'aurea')])).toEqual([
      'Social (one)',
      'Social (two)',
    ]);
  });

  test('by its id where the workspace does not name it, or is not there yet', () => {
    expect(accountName({ accounts: [], brands }, 'gone')).toBe('gone');
    expect(accountName(undefined, 'gone')).toBe('gone');
  });
});
