// What every connector offers. A new channel is one folder that exports one of these, and one line in the registry.
import type { PostAction } from '../../shared/domain/case-event';
import type { AccountId, ExternalId } from '../../shared/domain/ids';
import type { ChannelKind } from '../../shared/domain/message';
import type { Instant } from '../../shared/domain/time';
import type {
  Capabilities,
  ChannelItem,
  LookUpOutcome,
  SendOutcome,
  SendRequest,
} from '../../shared/ipc/channels-port';
import type { ConnectionCause, ConnectionReport } from '../../shared/ipc/connection-report';

export interface Connector {
  readonly channel: ChannelKind;
  /** Checks the account's settings (throws with the field's name and reason) and prepares; opens no connection. */
  open(account: AccountSetup): AccountConnection;
}

export interface AccountSetup {
  readonly accountId: AccountId;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Token or password by name, from the keychain; only this process sees it. */
  readonly secret: Readonly<Record<string, string>>;
  readonly now: () => Instant;
  /** Fetches, caps and re-encodes an inbound file; the only way to bytes from outside. */
  readonly fetchAttachment: FetchAttachment;
  /** Keeps a refreshed token; the shell writes it to the keychain. */
  readonly saveSecret: (secret: Readonly<Record<string, string>>) => void;
}

export type FetchAttachment = (file: {
  readonly url: string | null;
  /** Given instead of a URL where the channel delivers bytes itself (e-mail). */
  readonly bytes: Uint8Array | null;
  readonly name: string;
  readonly mediaType: string;
  readonly altText: string;
  /** Sent with the request where the file needs the account's token; only to the account's own host. */
  readonly headers?: Readonly<Record<string, string>>;
}) => Promise<Extract<ChannelItem, { kind: 'message' }>['message']['attachments'][number]>;

export interface AccountConnection {
  readonly capabilities: Capabilities;
  /** Signs in and reads something small; never changes anything on the channel. Does not throw. */
  test(signal: AbortSignal): Promise<ConnectionReport>;
  /**
   * Reads what is new since the cursor, oldest first, with an overlap (doubles are expected: the engine drops them by
   * external id). A page at a time: `more` asks to be called again at once after the page is on disk.
   * Throws ChannelError.
   */
  poll(cursor: string | null, signal: AbortSignal): Promise<PollPage>;
  /** Reads messages again and reports edits and withdrawals. Throws ChannelError. */
  recheck(externalIds: readonly ExternalId[], signal: AbortSignal): Promise<readonly ChannelItem[]>;
  /** Tries once. Whatever cannot be proven not to have landed is `unknown`. Does not throw. */
  send(request: SendRequest, signal: AbortSignal): Promise<SendOutcome>;
  /** Looks on the channel whether an earlier attempt landed. Does not throw. */
  lookUp(request: SendRequest, signal: AbortSignal): Promise<LookUpOutcome>;
  /** Likes, hides or deletes. Throws ChannelError. */
  act(externalId: ExternalId, action: PostAction, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface PollPage {
  readonly items: readonly ChannelItem[];
  readonly cursor: string;
  readonly more: boolean;
  /** Earliest next poll the channel's rate limit allows; null: the account's own pace. */
  readonly notBefore: Instant | null;
}

/** A failure of the channel or of the way to it, told apart by what a person can do about it. */
export class ChannelError extends Error {
  override readonly name = 'ChannelError';
  readonly failure: {
    readonly cause: ConnectionCause;
    readonly step: string;
    readonly retryAt: Instant | null;
    /** Whether the request can have reached the channel; decides between `not-yet` and `unknown` for a send. */
    readonly requestLeft: boolean;
  };

  constructor(message: string, failure: ChannelError['failure']) {
    super(message);
    this.failure = failure;
  }
}
