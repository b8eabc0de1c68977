// How far each channel account has been read.
import type { AccountId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import { bytesOf, type Database, toHex } from './database';
import type { KeyRing } from './key-ring';
import { sealJson, unsealJson } from './seal';

export const accountTable = `
  create table if not exists accounts(name blob primary key, body blob not null);
`;

/** What a channel account had reached, so that a restart goes on where it stopped. */
export interface AccountMark {
  readonly cursor: string | null;
  readonly lastHeardAt: Instant | null;
}

export function placeOfAccount(name: Uint8Array): string {
  return `account|${toHex(name)}`;
}

export function openAccounts(database: Database, keys: KeyRing) {
  const put = database.prepare('insert or replace into accounts(name, body) values (?, ?)');
  const get = database.prepare('select cast(body as blob) as body from accounts where name = ?');
  const drop = database.prepare('delete from accounts where name = ?');
  const nameOf = (accountId: AccountId) => keys.indexOf('account', accountId);
  return {
    writeAccount: (accountId: AccountId, mark: AccountMark): void => {
      const name = nameOf(accountId);
      put.run(name, sealJson(keys.desktop, mark, placeOfAccount(name)));
    },
    readAccount: (accountId: AccountId): AccountMark => {
      const name = nameOf(accountId);
      const row = get.get(name);
      if (row === null) return { cursor: null, lastHeardAt: null };
      return unsealJson(keys.desktop, bytesOf(row, 'body'), placeOfAccount(name)) as AccountMark;
    },
    forgetAccount: (accountId: AccountId): void => void drop.run(nameOf(accountId)),
  };
}
