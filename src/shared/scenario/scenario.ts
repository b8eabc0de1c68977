// A practice day as the sandbox plays it: what happens, on which account, and when, counted from its start.
import type { AccountId } from '../domain/ids';
import type { Audience, Reach } from '../domain/message';
import type { CaseTier } from '../domain/tier';
import type { DurationMs } from '../domain/time';

export interface Scenario {
  readonly name: string;
  /** How fast arrivals follow each other; 1 is real time. Deadlines always run in real time. */
  readonly speed: number;
  readonly events: readonly ScenarioEvent[];
}

export interface ScenarioCustomer {
  /** Name of the customer in the file; the author's id on the channel is made of it. */
  readonly key: string;
  readonly name: string;
  readonly handle: string;
  readonly mail: string;
  readonly followers: number | null;
  readonly language: string | null;
  readonly isBot: boolean;
}

/** A post of the brand under which customers write. */
export interface BrandPost {
  readonly key: string;
  readonly text: string;
  readonly reach: Reach;
}

/** What a customer does when the brand has answered: the first reaction follows the first answer, and so on. */
export type Reaction =
  | { readonly kind: 'says'; readonly after: DurationMs; readonly text: string }
  | { readonly kind: 'withdraws'; readonly after: DurationMs };

export const faultKinds = ['outage', 'rate-limit', 'cut-before-landing', 'cut-after-landing'] as const;
/**
 * What goes wrong on the channel: it is down; it asks to wait; a reply is lost on its way and nobody says so; a reply
 * is taken and the confirmation is lost.
 */
export type FaultKind = (typeof faultKinds)[number];

/** What the author expects the brand's tier table to say; for tests, never given to the app. */
export interface Expectation {
  readonly tier: CaseTier;
  readonly contactType: string | null;
}

interface Arrival {
  readonly account: AccountId;
  /** When the channel shows it, after the start; subject to speed. */
  readonly after: DurationMs;
}

export interface MessageEvent extends Arrival {
  readonly kind: 'message';
  readonly id: string;
  readonly customer: ScenarioCustomer;
  readonly look: 'post' | 'private' | 'mail';
  readonly audience: Audience;
  readonly thread: string;
  readonly subject: string;
  readonly text: string;
  readonly language: string | null;
  /** When it was written, before the start (zero or negative); null: when it arrives. */
  readonly posted: DurationMs | null;
  readonly under: BrandPost | null;
  /** Id of the message it answers. */
  readonly re: string | null;
  readonly photo: { readonly file: string; readonly alt: string } | null;
  readonly whenAnswered: readonly Reaction[];
  readonly expect: Expectation | null;
}

export interface EditEvent extends Arrival {
  readonly kind: 'edit';
  readonly message: string;
  readonly text: string;
}

export interface WithdrawalEvent extends Arrival {
  readonly kind: 'withdrawal';
  readonly message: string;
}

/** The brand answered from somewhere else than this console. */
export interface ElsewhereEvent extends Arrival {
  readonly kind: 'elsewhere';
  readonly id: string;
  readonly answers: MessageEvent;
  readonly text: string;
  readonly posted: DurationMs | null;
}

export interface FaultEvent {
  readonly kind: 'fault';
  readonly fault: FaultKind;
  /** Null: all accounts. */
  readonly account: AccountId | null;
  readonly after: DurationMs;
  readonly lasts: DurationMs;
}

export type ScenarioEvent = MessageEvent | EditEvent | WithdrawalEvent | ElsewhereEvent | FaultEvent;
