// Takes a customer's or a brand's rows out of everything the log keeps beside events; what stays names nobody.
import { asId, type BlobId, type CaseId, type CustomerId, type ReplyId } from '../../../shared/domain/ids';
import { spokenNumber } from './case-row-keys';
import { bytesOf, type Database, fromHex, hexOf, numberOf, numberOrNull, type Row } from './database';

/** Stands where a message belongs to no case: it was erased, or nobody could read it. */
const noCase = Buffer.alloc(16);
const nameLength = 16;

export interface NumberedCase {
  readonly caseId: CaseId;
  readonly number: number;
}

/** `key` is what the row stands under, which is not the number for every case. */
export interface KeyedCase extends NumberedCase {
  readonly key: number;
}

/** Keys under which rows of cases stand. */
export interface NumberRange {
  readonly after: number;
  readonly to: number;
}

interface UpTo {
  readonly lastNumber?: number;
  /** Only cases that were opened up to this place of the log. */
  readonly lastPosition?: number | undefined;
  readonly limit?: number;
}

export interface BrandCount {
  readonly total: number;
  /** One of them. */
  readonly example: CaseId;
}

/** Before every row, and after. */
export const beforeAll = -Number.MAX_SAFE_INTEGER;
export const afterAll = Number.MAX_SAFE_INTEGER;

const numbered = 'cast(c.case_id as blob) as case_id, cast(c.number as integer) as number';
/** The brand of a case is the one whose key, or a key under it, sealed its newest event. */
const withKey = 'cases c join events e on e.position = c.last_position join keys k on k.id = e.key_id';
const ofBrand = 'coalesce(k.parent, k.id)';

/** Whoever uses it sees to it that gathered rows are written before, and what is kept in memory is forgotten after. */
export class ErasedCases {
  private readonly ofCustomer;
  private readonly inBrand;
  private readonly brandCounts;
  private readonly lastNumber;
  private readonly rangeEnd;
  private readonly messageNames;
  private readonly bury;
  private readonly dropMessages;
  private readonly markGone;
  private readonly empty;
  private readonly drops;
  private readonly dropsOfBrand;
  private readonly dropBlobs;
  private readonly dropBlob;

  constructor(database: Database) {
    this.ofCustomer = database.prepare(
      `select ${numbered} from cases c where c.customer = ? and c.number <= ?
       and exists (select 1 from events e where e.case_id = c.case_id and e.position <= ?) order by c.number limit ?`,
    );
    this.inBrand = database.prepare(
      `select ${numbered} from ${withKey} where c.number > ? and c.number <= ? and ${ofBrand} = ? order by c.number`,
    );
    this.brandCounts = database.prepare(
      `select cast(${ofBrand} as integer) as brand, count(*) as total, cast(max(c.case_id) as blob) as case_id from ${withKey}
       where c.number > ? and c.number <= ? and c.customer > x'' group by 1`,
    );
    this.rangeEnd = database.prepare(
      'select cast(max(number) as integer) as number from (select number from cases where number > ? and number <= ? order by number limit ?)',
    );
    this.lastNumber = database.prepare('select coalesce(max(number), 0) as number from cases');
    this.messageNames = database.prepare('select cast(name as blob) as name from messages where case_id = ?');
    this.bury = database.prepare('update messages set case_id = ?, text_name = null where case_id = ?');
    this.dropMessages = database.prepare('delete from messages where case_id = ?');
    this.markGone = database.prepare(
      'insert or replace into messages(name, case_id, text_name) values (?, ?, null)',
    );
    this.empty =
      database.prepare(`insert into cases(number, case_id, customer, thread, is_open, last_position)
      values (?, ?, x'', x'', 0, ?) on conflict(case_id) do update set customer = x'', thread = x'', is_open = 0,
      due_at = null, wake_at = null, last_position = excluded.last_position on conflict(number) do nothing`);
    this.drops = ['drafts', 'outbox'].map((table) =>
      database.prepare(
        `delete from ${table} where case_id in (select case_id from cases where customer = ?)`,
      ),
    );
    this.dropsOfBrand = ['drafts', 'outbox'].map((table) =>
      database.prepare(
        `delete from ${table} where (select ${ofBrand} from ${withKey} where c.case_id = ${table}.case_id) = ?`,
      ),
    );
    this.dropBlob = database.prepare('delete from blobs where blob_id = ?');
    this.dropBlobs = database.prepare(
      'delete from blobs where blob_id in (select blob_id from blobs where key_id in (select id from keys where id = ?1 or parent = ?1) limit ?2)',
    );
  }

  /** By number. */
  casesOf(
    customerId: CustomerId,
    { lastNumber = afterAll, lastPosition = afterAll, limit = afterAll }: UpTo = {},
  ): readonly KeyedCase[] {
    return this.ofCustomer.all(fromHex(customerId), lastNumber, lastPosition, limit).map(numberedCase);
  }

  /** Of a brand, by the number of its key; in a range of case numbers. */
  casesOfBrand(keyId: number, range: NumberRange): readonly KeyedCase[] {
    return this.inBrand.all(range.after, range.to, keyId).map(numberedCase);
  }

  /** How many cases the brands have in a range of case numbers, by the numbers of their keys; erased ones aside. */
  countByBrand(range: NumberRange): ReadonlyMap<number, BrandCount> {
    const rows = this.brandCounts.all(range.after, range.to);
    return new Map(
      rows.map((row) => [
        numberOf(row, 'brand'),
        { total: numberOf(row, 'total'), example: asId<CaseId>(hexOf(row, 'case_id')) },
      ]),
    );
  }

  /** The next so many rows of cases, from after a key on; null when there are none up to the last. */
  nextRange(after: number, last: number, rows: number): NumberRange | null {
    const to = numberOrNull(this.rangeEnd.get(after, last, rows) ?? { number: null }, 'number');
    return to === null ? null : { after, to };
  }

  newestNumber(): number {
    return numberOf(this.lastNumber.get() ?? { number: 0 }, 'number');
  }

  /** Drafts and replies in the outbox. */
  dropUnsent(customerId: CustomerId): void {
    for (const drop of this.drops) drop.run(fromHex(customerId));
  }

  dropUnsentOfBrand(keyId: number): void {
    for (const drop of this.dropsOfBrand) drop.run(keyId);
  }

  /**
   * Nothing leads from messages to the case any more; returns the blind names under which its messages stay known, so
   * that a channel may bring them again in vain.
   */
  buryMessagesOf(caseId: CaseId): Buffer {
    const id = fromHex(caseId);
    const names = this.messageNames.all(id).map((row) => bytesOf(row, 'name'));
    this.bury.run(noCase, id);
    return Buffer.concat(names);
  }

  /** The same without a trace: a channel may bring them again. */
  dropMessagesOf(caseId: CaseId): void {
    this.dropMessages.run(fromHex(caseId));
  }

  /** So many attachments sealed under a key or one under it; false when none were left. */
  dropAttachments(keyId: number, limit: number): boolean {
    return this.dropBlobs.run(keyId, limit).changes > 0;
  }

  /** A file of a reply that came from another desktop: it is sealed for this one, so that no key erases it. */
  dropFile(blobId: BlobId): void {
    this.dropBlob.run(fromHex(blobId));
  }

  /** Leaves of a case its number and where its events end. */
  leaveNumber({ caseId, number }: NumberedCase, lastPosition: number): void {
    this.empty.run(number, fromHex(caseId), lastPosition);
  }

  /** Notes the names of buried messages, in a log whose indexes are made anew. */
  bringTombstones(names: Buffer): void {
    for (let at = 0; at < names.length; at += nameLength)
      this.markGone.run(names.subarray(at, at + nameLength), noCase);
  }
}

function numberedCase(row: Row): KeyedCase {
  return {
    caseId: asId<CaseId>(hexOf(row, 'case_id')),
    key: numberOf(row, 'number'),
    number: spokenNumber(numberOf(row, 'number')),
  };
}

/** What is on its way to a channel and cannot be called back. */
export function repliesUnderWay(
  outbox: readonly { readonly replyId: ReplyId; readonly caseId: CaseId; readonly state: string }[],
  caseIds: ReadonlySet<CaseId>,
): boolean {
  return outbox.some(
    ({ caseId, state }) => caseIds.has(caseId) && (state === 'sending' || state === 'unknown'),
  );
}
