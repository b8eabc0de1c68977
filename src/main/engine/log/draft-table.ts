// What agents have typed and not sent: one reply and one note for each person and case, under the customer's key.
import type { AgentId, BrandId, CaseId, CustomerId } from '../../../shared/domain/ids';
import type { Draft } from '../../../shared/ipc/draft';
import { bytesOf, type Database, fromHex, numberOf } from './database';
import type { KeyRing } from './key-ring';
import { sealJson, unsealJson } from './seal';

export const draftTable = `
  create table if not exists drafts(case_id blob not null, kind integer not null, key_id integer not null, body blob not null, primary key(case_id, kind));
`;

type DraftKind = 'reply' | 'note';
/** Places in this list, append only: how drafts were stored before they belonged to a person. */
const draftKinds: readonly DraftKind[] = ['reply', 'note'];

/** Of the number that stands for a person and a kind: exact in a double, and beyond what two people share. */
const bytesOfNumber = 6;

/** Whose content something is: it is sealed with their key and goes when that is destroyed. */
export interface Owner {
  readonly brandId: BrandId;
  readonly customerId: CustomerId;
}

export function placeOfDraft(caseId: string, kind: number): string {
  return `draft|${caseId}|${kind}`;
}

export function openDrafts(database: Database, keys: KeyRing) {
  const put = database.prepare(
    'insert or replace into drafts(case_id, kind, key_id, body) values (?, ?, ?, ?)',
  );
  const drop = database.prepare('delete from drafts where case_id = ? and kind = ?');
  const get = database.prepare(
    'select cast(key_id as integer) as key_id, cast(body as blob) as body from drafts where case_id = ? and kind = ?',
  );
  /** A number that stands for person and kind, beyond those of drafts that belong to nobody. */
  const numberFor = (agent: AgentId, kind: DraftKind): number =>
    draftKinds.length + keys.indexOf('draft', agent, kind).readUIntBE(0, bytesOfNumber);
  const read = (caseId: CaseId, number: number): Draft | null => {
    const row = get.get(fromHex(caseId), number);
    const key = row === null ? null : keys.byId(numberOf(row, 'key_id'));
    if (row === null || key === null) return null;
    return unsealJson(key, bytesOf(row, 'body'), placeOfDraft(caseId, number)) as Draft;
  };
  return {
    /** Without text and files the draft is removed. */
    writeDraft: (
      caseId: CaseId,
      kind: DraftKind,
      value: { readonly owner: Owner; readonly by: AgentId; readonly draft: Draft },
    ): void => {
      const number = numberFor(value.by, kind);
      // What stood here for nobody is theirs now.
      drop.run(fromHex(caseId), draftKinds.indexOf(kind));
      const { text, attachments = [] } = value.draft;
      if (text === '' && attachments.length === 0) return void drop.run(fromHex(caseId), number);
      const { id, key } = keys.forCustomer(value.owner.brandId, value.owner.customerId);
      const sealed = sealJson(key, value.draft, placeOfDraft(caseId, number));
      put.run(fromHex(caseId), number, id, sealed);
    },
    /** Theirs; else one from before drafts belonged to a person. */
    readDraft: (caseId: CaseId, kind: DraftKind, by: AgentId): Draft | null =>
      read(caseId, numberFor(by, kind)) ?? read(caseId, draftKinds.indexOf(kind)),
  };
}
