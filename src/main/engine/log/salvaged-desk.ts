// What can be verified of drafts, attachments, cursors, lists and training in a damaged log, copied into a new one.
import { type AccountMark, placeOfAccount } from './account-table';
import { desktopKeyId, placeOfBlob } from './blob-table';
import { type Database, toHex } from './database';
import { placeOfDraft } from './draft-table';
import { salvagedByName } from './kept-by-name';
import type { SalvagedKeys } from './salvaged-keys';
import type { ScannedRow, ScannedValue } from './scan-rows';
import { sealJson, unseal } from './seal';
import { placeInList, type SealedListName } from './sealed-list';

const listNames: readonly SealedListName[] = ['set_aside', 'workspaces', 'custody', 'training'];

export class SalvagedDesk {
  private readonly draft;
  private readonly blob;
  private readonly account;
  private readonly named;
  private readonly lists;
  private copied = 0;

  constructor(
    private readonly database: Database,
    private readonly keys: SalvagedKeys,
  ) {
    this.draft = database.prepare(
      'insert or ignore into drafts(case_id, kind, key_id, body) values (?, ?, ?, ?)',
    );
    this.blob = database.prepare('insert or ignore into blobs(blob_id, key_id, body) values (?, ?, ?)');
    this.account = database.prepare('insert or ignore into accounts(name, body) values (?, ?)');
    this.named = database.prepare('insert or ignore into meta(name, value) values (?, ?)');
    this.lists = listNames.map((name) => ({
      name,
      insert: database.prepare(`insert or ignore into ${name}(id, body) values (?, ?)`),
    }));
  }

  /** How many rows were verified: with none of any kind, nothing tells that the data key is the right one. */
  get count(): number {
    return this.copied;
  }

  /** Copies the row when its seal says that it is one of these. */
  look({ rowid, values }: ScannedRow): void {
    const [first, second, third, fourth] = values;
    if (values.length === 4 && isBytes(first) && isNumber(second) && isNumber(third) && isBytes(fourth)) {
      if (this.opens(third, fourth, placeOfDraft(toHex(first), second)))
        this.draft.run(first, second, third, fourth);
    } else if (values.length === 3 && isBytes(first) && isNumber(second) && isBytes(third)) {
      if (this.opens(second, third, placeOfBlob(toHex(first)))) this.blob.run(first, second, third);
    } else if (values.length === 2 && isBytes(first) && isBytes(second)) {
      if (this.opens(desktopKeyId, second, placeOfAccount(first))) this.account.run(first, second);
      else if (this.isKeptByName(first, second)) this.named.run(first, second);
    } else if (values.length === 2 && first === null && isBytes(second)) {
      for (const { name, insert } of this.lists)
        if (this.opens(desktopKeyId, second, placeInList(name, rowid))) insert.run(rowid, second);
    }
  }

  /** Has every account read again from where its channel begins: what was lost may still be there. */
  rewindAccounts(): void {
    const write = this.database.prepare('update accounts set body = ? where name = ?');
    const rows = this.database
      .prepare('select cast(name as blob) as name, cast(body as blob) as body from accounts')
      .all();
    for (const row of rows) {
      const [name, body] = [new Uint8Array(row.name as ArrayBuffer), new Uint8Array(row.body as ArrayBuffer)];
      const place = placeOfAccount(name);
      const mark = JSON.parse(unseal(this.keys.desktop, body, place).toString('utf8')) as AccountMark;
      write.run(sealJson(this.keys.desktop, { ...mark, cursor: null } satisfies AccountMark, place), name);
    }
  }

  private isKeptByName(name: Uint8Array, sealed: Uint8Array): boolean {
    const known = salvagedByName.find((one) => Buffer.from(one).equals(name));
    return known !== undefined && this.opens(desktopKeyId, sealed, known);
  }

  private opens(keyId: number, sealed: Uint8Array, place: string): boolean {
    const key = keyId === desktopKeyId ? this.keys.desktop : this.keys.byId(keyId);
    if (key === null) return false;
    try {
      unseal(key, sealed, place);
      this.copied += 1;
      return true;
    } catch {
      return false;
    }
  }
}

function isBytes(value: ScannedValue | undefined): value is Uint8Array {
  return value instanceof Uint8Array;
}

function isNumber(value: ScannedValue | undefined): value is number {
  return typeof value === 'number';
}
