// What the log holds beside events: outbox positions, drafts, attachments, cursors, items set aside, the workspace.
import { randomBytes } from 'node:crypto';
import {
  type AccountId,
  asId,
  type BlobId,
  type BrandId,
  type CaseId,
  type CustomerId,
  type ReplyId,
} from '../../../shared/domain/ids';
import type { PendingReply } from '../../../shared/domain/reply';
import type { Instant } from '../../../shared/domain/time';
import type { Draft, SetAsideItem } from '../../../shared/ipc/engine-port';
import { bytesOf, type Database, numberOf } from './database';
import type { KeyRing } from './key-ring';
import { seal, sealJson, unseal, unsealJson } from './seal';

export const deskTables = `
  create table if not exists outbox(reply_id blob primary key, case_id blob not null, state integer not null, release_at integer, changed_at integer not null) without rowid;
  create table if not exists drafts(case_id blob not null, kind integer not null, key_id integer not null, body blob not null, primary key(case_id, kind)) without rowid;
  create table if not exists blobs(blob_id blob primary key, key_id integer not null, body blob not null);
  create table if not exists accounts(name blob primary key, body blob not null) without rowid;
  create table if not exists set_aside(id integer primary key, body blob not null);
  create table if not exists workspaces(id integer primary key, body blob not null);
`;

export const outboxStates = [
  'held',
  'queued',
  'sending',
  'unknown',
  'failed',
] as const satisfies readonly PendingReply['state'][];

export interface OutboxEntry {
  readonly replyId: ReplyId;
  readonly caseId: CaseId;
  readonly state: PendingReply['state'];
  readonly releaseAt: Instant | null;
}

/** What a channel account had reached, so that a restart goes on where it stopped. */
export interface AccountMark {
  readonly cursor: string | null;
  readonly lastHeardAt: Instant | null;
}

type DraftKind = 'reply' | 'note';
const draftKinds: readonly DraftKind[] = ['reply', 'note'];
type Owner = { readonly brandId: BrandId; readonly customerId: CustomerId };

export type DeskTables = ReturnType<typeof openDeskTables>;

export function openDeskTables(database: Database, keys: KeyRing) {
  const putOutbox =
    database.prepare(`insert into outbox(reply_id, case_id, state, release_at, changed_at) values (?, ?, ?, ?, ?)
    on conflict(reply_id) do update set state = excluded.state, release_at = excluded.release_at, changed_at = excluded.changed_at`);
  const dropOutbox = database.prepare('delete from outbox where reply_id = ?');
  const allOutbox = database.prepare(
    'select reply_id, case_id, state, release_at from outbox order by changed_at',
  );
  const putDraft = database.prepare(
    'insert or replace into drafts(case_id, kind, key_id, body) values (?, ?, ?, ?)',
  );
  const dropDraft = database.prepare('delete from drafts where case_id = ? and kind = ?');
  const getDraft = database.prepare('select key_id, body from drafts where case_id = ? and kind = ?');
  const putBlob = database.prepare('insert or ignore into blobs(blob_id, key_id, body) values (?, ?, ?)');
  const getBlob = database.prepare('select key_id, body from blobs where blob_id = ?');
  const putAccount = database.prepare('insert or replace into accounts(name, body) values (?, ?)');
  const getAccount = database.prepare('select body from accounts where name = ?');
  const dropAccount = database.prepare('delete from accounts where name = ?');
  const putAside = database.prepare('insert into set_aside(body) values (?)');
  const listAside = database.prepare('select body from set_aside order by id desc limit 500');
  const countAside = database.prepare('select count(*) as total from set_aside');
  const putWorkspace = database.prepare('insert into workspaces(body) values (?)');
  const getWorkspace = database.prepare('select body from workspaces order by id desc limit 1');

  const openedBy = (keyId: number, sealed: Uint8Array, place: string) => {
    const key = keys.byId(keyId);
    return key === null ? null : unseal(key, sealed, place);
  };
  return {
    /** Keeps the outbox in step with the replies of a case that are not at rest. */
    writeOutbox: (caseId: CaseId, before: readonly PendingReply[], after: readonly PendingReply[]) => {
      for (const reply of before) {
        if (!after.some((other) => other.content.replyId === reply.content.replyId))
          dropOutbox.run(Buffer.from(reply.content.replyId, 'hex'));
      }
      for (const reply of after) {
        if (before.includes(reply)) continue;
        putOutbox.run(
          Buffer.from(reply.content.replyId, 'hex'),
          Buffer.from(caseId, 'hex'),
          outboxStates.indexOf(reply.state),
          reply.releaseAt,
          reply.changedAt,
        );
      }
    },
    outbox: (): readonly OutboxEntry[] =>
      allOutbox.all().map((row) => ({
        replyId: asId<ReplyId>(Buffer.from(bytesOf(row, 'reply_id')).toString('hex')),
        caseId: asId<CaseId>(Buffer.from(bytesOf(row, 'case_id')).toString('hex')),
        state: outboxStates[numberOf(row, 'state')] ?? 'held',
        releaseAt: row.release_at === null ? null : numberOf(row, 'release_at'),
      })),
    /** An empty text removes the draft. */
    writeDraft: (
      caseId: CaseId,
      kind: DraftKind,
      value: { readonly owner: Owner; readonly draft: Draft },
    ) => {
      const place = Buffer.from(caseId, 'hex');
      if (value.draft.text === '') return void dropDraft.run(place, draftKinds.indexOf(kind));
      const key = keys.forCustomer(value.owner.brandId, value.owner.customerId);
      putDraft.run(
        place,
        draftKinds.indexOf(kind),
        key.id,
        sealJson(key.key, value.draft, `draft|${caseId}|${kind}`),
      );
    },
    readDraft: (caseId: CaseId, kind: DraftKind): Draft | null => {
      const row = getDraft.get(Buffer.from(caseId, 'hex'), draftKinds.indexOf(kind));
      const plain =
        row === null
          ? null
          : openedBy(numberOf(row, 'key_id'), bytesOf(row, 'body'), `draft|${caseId}|${kind}`);
      return plain === null ? null : (JSON.parse(plain.toString('utf8')) as Draft);
    },
    /** Stores bytes under a name that tells nothing about them; the media type is kept inside the seal. */
    writeBlob: (owner: Owner | null, bytes: Uint8Array, mediaType: string): BlobId => {
      const key = owner === null ? null : keys.forCustomer(owner.brandId, owner.customerId);
      const blobId = randomBytes(32).toString('hex');
      const header = Buffer.from(`${mediaType}\n`);
      putBlob.run(
        Buffer.from(blobId, 'hex'),
        key?.id ?? 0,
        seal(key?.key ?? keys.desktop, Buffer.concat([header, bytes]), `blob|${blobId}`),
      );
      return asId<BlobId>(blobId);
    },
    readBlob: (
      blobId: BlobId,
    ): { readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string } | null => {
      const row = getBlob.get(Buffer.from(blobId, 'hex'));
      if (row === null) return null;
      const keyId = numberOf(row, 'key_id');
      const body = bytesOf(row, 'body');
      const plain =
        keyId === 0 ? unseal(keys.desktop, body, `blob|${blobId}`) : openedBy(keyId, body, `blob|${blobId}`);
      if (plain === null) return null;
      const end = plain.indexOf(0x0a);
      return {
        mediaType: plain.subarray(0, end).toString('utf8'),
        bytes: new Uint8Array(plain.subarray(end + 1)),
      };
    },
    writeAccount: (accountId: AccountId, mark: AccountMark) => {
      putAccount.run(
        keys.indexOf('account', accountId),
        sealJson(keys.desktop, mark, `account|${accountId}`),
      );
    },
    readAccount: (accountId: AccountId): AccountMark => {
      const row = getAccount.get(keys.indexOf('account', accountId));
      if (row === null) return { cursor: null, lastHeardAt: null };
      return unsealJson(keys.desktop, bytesOf(row, 'body'), `account|${accountId}`) as AccountMark;
    },
    forgetAccount: (accountId: AccountId) => void dropAccount.run(keys.indexOf('account', accountId)),
    setAside: (item: SetAsideItem) => void putAside.run(sealJson(keys.desktop, item, 'set-aside')),
    listSetAside: (): readonly SetAsideItem[] =>
      listAside
        .all()
        .map((row) => unsealJson(keys.desktop, bytesOf(row, 'body'), 'set-aside') as SetAsideItem),
    countSetAside: () => numberOf(countAside.get() ?? { total: 0 }, 'total'),
    writeWorkspace: (text: string) =>
      void putWorkspace.run(seal(keys.desktop, Buffer.from(text), 'workspace')),
    readWorkspace: (): string | null => {
      const row = getWorkspace.get();
      return row === null ? null : unseal(keys.desktop, bytesOf(row, 'body'), 'workspace').toString('utf8');
    },
  };
}
