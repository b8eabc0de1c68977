// Takes a customer's rows out of everything the log keeps beside events; what stays names nobody.
import { asId, type BlobId, type CaseId, type CustomerId, type ReplyId } from '../../../shared/domain/ids';
import { spokenNumber } from './case-row-keys';
import { bytesOf, type Database, fromHex, hexOf, numberOf } from './database';

/** Stands where a message belongs to no case: it was erased, or nobody could read it. */
const noCase = Buffer.alloc(16);
const nameLength = 16;

export interface NumberedCase {
  readonly caseId: CaseId;
  readonly number: number;
}

/** Whoever uses it sees to it that gathered rows are written before, and what is kept in memory is forgotten after. */
export class ErasedCases {
  private readonly ofCustomer;
  private readonly messageNames;
  private readonly bury;
  private readonly markGone;
  private readonly empty;
  private readonly drops;
  private readonly dropBlobs;
  private readonly dropBlob;

  constructor(database: Database) {
    this.ofCustomer = database.prepare(
      'select cast(case_id as blob) as case_id, cast(number as integer) as number from cases where customer = ? order by number',
    );
    this.messageNames = database.prepare('select cast(name as blob) as name from messages where case_id = ?');
    this.bury = database.prepare('update messages set case_id = ?, text_name = null where case_id = ?');
    this.markGone = database.prepare(
      'insert or replace into messages(name, case_id, text_name) values (?, ?, null)',
    );
    this.empty =
      database.prepare(`insert into cases(number, case_id, customer, thread, is_open, last_position)
      values (?, ?, x'', x'', 0, ?) on conflict(case_id) do update set customer = x'', thread = x'', is_open = 0,
      due_at = null, wake_at = null, last_position = excluded.last_position on conflict(number) do nothing`);
    this.drops = ['drafts', 'outbox'].map((table) =>
      database.prepare(`delete from ${table} where case_id = ?`),
    );
    this.dropBlob = database.prepare('delete from blobs where blob_id = ?');
    this.dropBlobs = database.prepare('delete from blobs where key_id = ?');
  }

  /** By number. */
  casesOf(customerId: CustomerId): readonly NumberedCase[] {
    return this.ofCustomer.all(fromHex(customerId)).map((row) => ({
      caseId: asId<CaseId>(hexOf(row, 'case_id')),
      number: spokenNumber(numberOf(row, 'number')),
    }));
  }

  /**
   * Drafts, replies in the outbox and what leads from messages to the case are gone; returns the blind names under
   * which its messages stay known, so that a channel may bring them again in vain.
   */
  clear(caseId: CaseId): Buffer {
    const id = fromHex(caseId);
    const names = this.messageNames.all(id).map((row) => bytesOf(row, 'name'));
    this.bury.run(noCase, id);
    for (const drop of this.drops) drop.run(id);
    return Buffer.concat(names);
  }

  /** Attachments sealed under a key. */
  dropAttachments(keyId: number): void {
    this.dropBlobs.run(keyId);
  }

  /** A file that agents attached: it is sealed for the desktop, so that no key erases it. */
  dropFile(blobId: BlobId): void {
    this.dropBlob.run(fromHex(blobId));
  }

  /** Leaves of a case its number and where its events end. */
  leaveNumber({ caseId, number }: NumberedCase, lastPosition: number): void {
    this.empty.run(number, fromHex(caseId), lastPosition);
  }

  /** Notes the names that `clear` returned, in a log whose indexes are made anew. */
  bringTombstones(names: Buffer): void {
    for (let at = 0; at < names.length; at += nameLength)
      this.markGone.run(names.subarray(at, at + nameLength), noCase);
  }
}

/** What is on its way to a channel and cannot be called back. */
export function repliesUnderWay(
  outbox: readonly { readonly replyId: ReplyId; readonly caseId: CaseId; readonly state: string }[],
  cases: readonly NumberedCase[],
): boolean {
  const ids = new Set(cases.map(({ caseId }) => caseId));
  return outbox.some(({ caseId, state }) => ids.has(caseId) && (state === 'sending' || state === 'unknown'));
}
