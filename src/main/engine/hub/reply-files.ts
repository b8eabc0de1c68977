// Files of replies on their way through the hub: given before the reply is told of, fetched by the desktop that sends it.
import type { Case } from '../../../shared/domain/case';
import { asId, type BlobId, type ReplyId } from '../../../shared/domain/ids';
import type { PendingReply, ReplyAttachment, ReplyContent } from '../../../shared/domain/reply';
import { second } from '../../../shared/domain/time';
import type { CaseStore } from '../case-store';
import type { Clock } from '../clock';
import type { StoredBlob } from '../log/blob-table';
import { DiskFull, LogUnreadable } from '../log/database';
import type { Log } from '../log/open-log';
import type { CustomerKey, CustomerKeys } from './customer-keys';
import type { HubClient, HubFile } from './hub-client';
import { HubError } from './hub-error';
import { countPieces, openPiece, sealPiece } from './sealed-file';

export type FilesClient = Pick<HubClient, 'putFile' | 'hasFile' | 'getFile'>;

/** A disk that is full is looked at again so much later: what was fetched for it has to come once more. */
const diskAgainAfter = 10 * second;

export interface ReplyFilesPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Pick<CaseStore, 'read'>;
  /** Null: the hub has no such brand, or not for this person. */
  readonly keysOf: (brand: string) => CustomerKeys | null;
  /** What waited to be told of can be told now. */
  readonly given: () => void;
  /** What waited for files can go on, or knows that they are not to be had. */
  readonly fetched: () => void;
}

/** One piece after the other, beside the rounds of the hub: between two of them leases are renewed and claims are told. */
export class ReplyFiles {
  private readonly giving = new Map<ReplyId, 'under-way' | 'over'>();
  private readonly fetching = new Map<ReplyId, 'under-way' | 'missing'>();

  private line: Promise<unknown> = Promise.resolve();

  constructor(private readonly ports: ReplyFilesPorts) {}

  /** Whether the hub has all that it will take of these files. Otherwise they go there, and `given` is called. */
  areGiven(client: FilesClient, state: Case, content: ReplyContent): boolean {
    const { replyId, attachments } = content;
    if (attachments.length === 0) return true;
    const known = this.giving.get(replyId);
    if (known === 'under-way') return false;
    if (known === 'over') return this.giving.delete(replyId);
    this.giving.set(replyId, 'under-way');
    this.inLine(() => this.give(client, state, content));
    return false;
  }

  /**
   * Whether everything that goes with the reply is on this desktop. `wait`: it is fetched, or nobody is there to ask;
   * then `fetched` is called. The other answer: the hub does not have it, said once; asked again it is looked for again.
   */
  areHere(
    client: FilesClient | null,
    state: Case,
    { content }: PendingReply,
  ): 'here' | 'wait' | 'attachment-missing' {
    const { replyId } = content;
    const missing = content.attachments.filter(({ blobId }) => !this.ports.log.desk.hasBlob(blobId));
    const known = this.fetching.get(replyId);
    if (missing.length === 0 || known === 'missing') this.fetching.delete(replyId);
    if (missing.length === 0) return 'here';
    if (known === 'missing') return 'attachment-missing';
    if (known === undefined && client !== null) {
      this.fetching.set(replyId, 'under-way');
      this.inLine(() => this.fetch(client, { state, replyId, missing }));
    }
    return 'wait';
  }

  private inLine(work: () => Promise<void>): void {
    this.line = this.line.then(work);
  }

  private async give(
    client: FilesClient,
    state: Case,
    { replyId, attachments }: ReplyContent,
  ): Promise<void> {
    try {
      const keys = await this.ports.keysOf(state.brandId)?.forCustomers([state.customerId]);
      const key = keys?.get(state.customerId);
      if (key !== undefined)
        for (const { blobId } of attachments)
          await this.giveFile(client, { brand: state.brandId, replyId, file: blobId }, key);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      // Without an answer the next round tries again. What the hub does not take stays here, and is sent from here only.
      if (error.fault.kind === 'unreachable') return void this.giving.delete(replyId);
    }
    this.giving.set(replyId, 'over');
    this.ports.given();
  }

  /** Goes on where it was when the desktop was started again, or lost its way. */
  private async giveFile(client: FilesClient, file: HubFile, { key, no: keyNo }: CustomerKey): Promise<void> {
    const { have } = await client.hasFile(file);
    const blob = this.stored(asId<BlobId>(file.file));
    if (blob === null) return;
    const pieces = countPieces(blob.bytes.length);
    for (let piece = 1; piece <= pieces; piece += 1) {
      if (have.includes(piece)) continue;
      const place = { ...file, piece, pieces };
      await client.putFile({ ...place, keyNo }, sealPiece(blob.bytes, place, key));
    }
  }

  /** Null: it was erased, or nobody can read it any more. Its reply is told of without it, and held. */
  private stored(blobId: BlobId): StoredBlob | null {
    try {
      return this.ports.log.desk.readBlob(blobId);
    } catch (error) {
      if (error instanceof LogUnreadable) return null;
      throw error;
    }
  }

  private async fetch(
    client: FilesClient,
    wanted: { readonly state: Case; readonly replyId: ReplyId; readonly missing: readonly ReplyAttachment[] },
  ): Promise<void> {
    const { state, replyId, missing } = wanted;
    const { clock, fetched } = this.ports;
    let isWhole = true;
    try {
      for (const { blobId, mediaType } of missing) {
        const bytes = await this.fetchFile(client, { brand: state.brandId, replyId, file: blobId });
        if (bytes === null) isWhole = false;
        else if (this.isStillWanted(state, replyId)) this.keep(blobId, { bytes, mediaType });
      }
    } catch (error) {
      if (error instanceof DiskFull)
        return void clock.after(diskAgainAfter, () => this.fetching.delete(replyId));
      if (!(error instanceof HubError)) throw error;
      // The courier asks again by itself.
      if (error.fault.kind === 'unreachable') return void this.fetching.delete(replyId);
      isWhole = false;
    }
    if (isWhole) this.fetching.delete(replyId);
    else this.fetching.set(replyId, 'missing');
    fetched();
  }

  /** Null: not all of it is there, or it was erased, or it is not what its author gave. */
  private async fetchFile(client: FilesClient, file: HubFile): Promise<Buffer | null> {
    const { pieces, have } = await client.hasFile(file);
    if (pieces === null || have.length < pieces) return null;
    const parts: Buffer[] = [];
    for (let piece = 1; piece <= pieces; piece += 1) {
      const found = await client.getFile(file, piece);
      if (found === null) return null;
      const key = (await this.ports.keysOf(file.brand)?.forNumbers([found.keyNo]))?.get(found.keyNo) ?? null;
      if (key === null) return null;
      try {
        parts.push(openPiece(found.body, { ...file, piece, pieces }, key));
      } catch (error) {
        if (error instanceof LogUnreadable) return null;
        throw error;
      }
    }
    return Buffer.concat(parts);
  }

  /** It may have been taken back, or its customer erased, while it came. */
  private isStillWanted(state: Case, replyId: ReplyId): boolean {
    const replies = this.ports.store.read(state.id)?.pendingReplies ?? [];
    return replies.some(({ content }) => content.replyId === replyId);
  }

  private keep(blobId: BlobId, blob: { readonly bytes: Uint8Array; readonly mediaType: string }): void {
    const { log } = this.ports;
    log.transact(() => log.desk.keepBlob(blobId, blob));
  }
}
