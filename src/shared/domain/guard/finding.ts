// What the outbound guard may find in a text before it is sent, and what the policy does about it.
import type { Audience, ChannelKind } from '../message';

export const findingKinds = [
  'card',
  'iban',
  'identity-number',
  'phone',
  'email',
  'order-number',
  'profanity',
  'forbidden-phrase',
  'unfilled-variable',
  'wrong-language',
  'unknown-host',
  'asks-card',
  'asks-password',
  'asks-identity',
  'asks-phone',
  'asks-email',
  'asks-address',
  'asks-order-number',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** Places in the text, in UTF-16 units, as `slice` takes them. */
  readonly from: number;
  readonly to: number;
  /** What it is about: the phrase that is forbidden, the language that is spoken, the host. */
  readonly about: string;
}

export const guardAnswers = ['off', 'warn', 'block'] as const;
export type GuardAnswer = (typeof guardAnswers)[number];

/** One line of the policy. The first that fits a finding counts. */
export interface GuardRule {
  /** Absent: all kinds. */
  readonly kinds?: readonly FindingKind[] | undefined;
  readonly audience?: Audience | undefined;
  readonly channels?: readonly ChannelKind[] | undefined;
  readonly does: GuardAnswer;
}

/** What a brand says for its own guard; a brand of the workspace is one. */
export interface GuardedBrand {
  readonly guard: {
    readonly rules: readonly GuardRule[];
    readonly forbidden: readonly string[];
    /** "AU-######": # a digit, @ a letter, ? either; everything else is itself. */
    readonly orderNumbers: readonly string[];
    /** Phones and mail addresses that the brand publishes itself. */
    readonly contacts: readonly string[];
    /** Hosts that its answers may lead to, with all that end in them. */
    readonly hosts: readonly string[];
    /** Words that are no profanity here, such as the name of a product. */
    readonly allowedWords: readonly string[];
  };
  /** Approved texts: what stands in one of them the brand publishes itself. */
  readonly cannedResponses: readonly { readonly text: string }[];
  /** Terms of service, or the way to them: published, too. */
  readonly terms?: string | undefined;
  /** Places that customers are sent to. */
  readonly diversions: readonly { readonly place?: string | undefined }[];
}
