// What taking in a message needs, and the two questions every kind of message asks.
import type { Case } from '../../shared/domain/case';
import type { CaseId } from '../../shared/domain/ids';
import type { Attachment, ChannelMessage } from '../../shared/domain/message';
import type { InboundMessage } from '../../shared/ipc/channels-port';
import type { Account } from '../../shared/workspace/schema';
import type { BrandPolicy } from './brand-policy';
import type { CaseStore } from './case-store';
import type { Chance, Clock } from './clock';
import type { IngestIds } from './ingest-ids';
import type { Log } from './log/open-log';

interface ReceiptGiver {
  /** In the transaction that takes the message in, once everything else was said of it. */
  take(
    account: Account,
    taken: { readonly message: ChannelMessage; readonly caseId: CaseId; readonly isFirst: boolean },
  ): void;
  /** Whether the brand acknowledges with such words on the account's channel. */
  isReceipt(account: Account, isSame: (text: string) => boolean): boolean;
}

export interface IngestPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly policyOf: (account: Account) => BrandPolicy;
  readonly idsOf: (account: Account) => IngestIds;
  /** What opened a case is acknowledged by itself where the workspace says so; absent: never. */
  readonly receipts?: ReceiptGiver;
  /** For a new case. */
  readonly nextNumber: () => number;
}

/** The case that now stands for this one: merged cases lead to the one that took them in. */
export function standing(store: CaseStore, caseId: CaseId | null): Case | null {
  let state = caseId === null ? null : store.read(caseId);
  for (let hops = 0; state !== null && state.mergedInto !== null && hops < 20; hops += 1)
    state = store.read(state.mergedInto);
  return state;
}

/** Seals the bytes of attachments into the log and leaves their addresses in the message. */
export function withStoredAttachments(
  ports: IngestPorts,
  owner: { readonly brandId: Case['brandId']; readonly customerId: Case['customerId'] },
  inbound: InboundMessage,
): ChannelMessage {
  if (inbound.attachments.length === 0) return { ...inbound, attachments: [] };
  const attachments = inbound.attachments.map(({ bytes, ...attachment }): Attachment => {
    const blobId = bytes === null ? null : ports.log.desk.writeBlob(owner, bytes, attachment.mediaType);
    return {
      ...attachment,
      state: blobId === null && attachment.state === 'stored' ? 'unavailable' : attachment.state,
      blobId,
    };
  });
  return { ...inbound, attachments };
}
