// The other side of a channel, as the connector contract moves it.
import type { Connector } from '../../src/main/channels/connector';
import type { ExternalId } from '../../src/shared/domain/ids';
import type { InboundMessage } from '../../src/shared/ipc/channels-port';

/** The other side of the channel, as a test moves it. Everything is done when the promise fulfils. */
export interface ContractChannel {
  readonly connector: Connector;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secret: Readonly<Record<string, string>>;
  /** A customer writes to the brand; fulfils with the id the connector is to deliver. */
  customerWrites(message: CustomerWriting): Promise<ExternalId>;
  /** Texts of what the brand has said in answer to a message, as they stand on the channel, without the mention. */
  answersTo(message: InboundMessage): Promise<readonly string[]>;
  close(): Promise<void>;

  readonly wrongSecret?: Readonly<Record<string, string>>;
  readonly wrongSettings?: Readonly<Record<string, unknown>>;
  customerEdits?(id: ExternalId, text: string): Promise<void>;
  customerDeletes?(id: ExternalId): Promise<void>;
  /** The brand answers with another program. */
  brandAnswers?(message: InboundMessage, text: string): Promise<void>;
  /** Between two readable messages stands one that cannot be read. */
  rubbishArrives?(): Promise<void>;
  /** The next send is cut: after the channel took it, or before. */
  cutsNextSend?(when: 'after-landing' | 'before-landing'): void;
  goesAway?(): Promise<void>;
  returns?(): Promise<void>;
}

export interface CustomerWriting {
  readonly text: string;
  readonly inReplyTo?: InboundMessage;
  readonly audience?: 'public' | 'private';
}

export type ContractFeature =
  | 'private'
  | 'edits'
  | 'deletions'
  | 'brand-elsewhere'
  | 'unreadable'
  | 'cut-sends'
  | 'wrong-secret'
  | 'wrong-settings'
  | 'outage';

export interface ContractOptions {
  /** What the channel, and the test's other side of it, can do. */
  readonly features: readonly ContractFeature[];
  /** More messages than one page of the channel holds. */
  readonly manyMessages: number;
  /** Longest time between writing on the channel and being able to read it there. */
  readonly patienceMs: number;
  /** What a customer writes when nothing else is said; public unless given. */
  readonly audience?: 'public' | 'private';
  /** The channel cannot prove that something was not sent: a look-up then leaves it to a person. */
  readonly absenceStaysOpen?: true;
}
