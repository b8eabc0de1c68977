// Attachments, sealed, under names that tell nothing about them.
import { randomBytes } from 'node:crypto';
import { asId, type BlobId } from '../../../shared/domain/ids';
import { bytesOf, type Database, fromHex, numberOf } from './database';
import type { Owner } from './draft-table';
import type { KeyRing } from './key-ring';
import { seal, unseal } from './seal';

export const blobTable = `
  create table if not exists blobs(blob_id blob primary key, key_id integer not null, body blob not null);
`;

/** Stands for the desktop's own key, which is in no table. */
export const desktopKeyId = 0;
const endOfHeader = 0x0a;

export function placeOfBlob(blobId: string): string {
  return `blob|${blobId}`;
}

interface NewBlob {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export interface StoredBlob {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

export function openBlobs(database: Database, keys: KeyRing) {
  const put = database.prepare('insert into blobs(blob_id, key_id, body) values (?, ?, ?)');
  const get = database.prepare(
    'select cast(key_id as integer) as key_id, cast(body as blob) as body from blobs where blob_id = ?',
  );
  const drop = database.prepare('delete from blobs where blob_id = ?');
  const has = database.prepare('select 1 as found from blobs where blob_id = ?');
  const hasBlob = (blobId: BlobId): boolean => has.get(fromHex(blobId)) !== null;
  const write = (blobId: string, owner: Owner | null, { bytes, mediaType }: NewBlob): void => {
    const { id, key } =
      owner === null
        ? { id: desktopKeyId, key: keys.desktop }
        : keys.forCustomer(owner.brandId, owner.customerId);
    const plain = Buffer.concat([Buffer.from(`${mediaType}\n`), bytes]);
    put.run(fromHex(blobId), id, seal(key, plain, placeOfBlob(blobId)));
  };
  return {
    /** Without an owner the bytes belong to the desktop. The media type is kept inside the seal. */
    writeBlob: (owner: Owner | null, bytes: Uint8Array, mediaType: string): BlobId => {
      const blobId = randomBytes(32).toString('hex');
      write(blobId, owner, { bytes, mediaType });
      return asId<BlobId>(blobId);
    },
    /** What another desktop stored under this name, kept as this desktop's own. Does nothing when it is here. */
    keepBlob: (blobId: BlobId, blob: NewBlob): void => {
      if (!hasBlob(blobId)) write(blobId, null, blob);
    },
    hasBlob,
    dropBlob: (blobId: BlobId): void => void drop.run(fromHex(blobId)),
    /** Null when there is none of this name, or it was erased. */
    readBlob: (blobId: BlobId): StoredBlob | null => {
      const row = get.get(fromHex(blobId));
      if (row === null) return null;
      const keyId = numberOf(row, 'key_id');
      const key = keyId === desktopKeyId ? keys.desktop : keys.byId(keyId);
      if (key === null) return null;
      const plain = unseal(key, bytesOf(row, 'body'), placeOfBlob(blobId));
      const end = plain.indexOf(endOfHeader);
      return {
        mediaType: plain.subarray(0, end).toString('utf8'),
        bytes: new Uint8Array(plain.subarray(end + 1)),
      };
    },
  };
}
