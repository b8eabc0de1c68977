// Taking a conversation to another channel, and what is owed where it began (R7, R27, R28; requirements, section 3.9).
import {
  type Finding,
  type FindingKind,
  findingKinds,
  type GuardAnswer,
  type GuardRule,
} from './guard/finding';
import { type GuardPlace, guardAnswer } from './guard/guard-policy';
import type { ExternalId, ReplyId } from './ids';
import type { Audience, ChannelKind } from './message';
import type { Instant } from './time';

export const diversionWays = ['private', 'phone', 'email', 'self-service'] as const;
export type DiversionWay = (typeof diversionWays)[number];

/** What a reply does beside answering: it sends the customer elsewhere, or tells in the thread how that ended. */
export const guidedSteps = [...diversionWays, 'closing-note'] as const;
export type GuidedStep = (typeof guidedSteps)[number];

/** A case whose customer was sent elsewhere, until the closing note stands where it began. */
export interface Diversion {
  readonly to: DiversionWay;
  /** Where the customer was told, and where they are told how it ended. */
  readonly audience: Audience;
  readonly since: Instant;
  /** The message that those words answered; absent: none of this case. */
  readonly inReplyTo?: ExternalId;
}

/** What is kept of a reply that does more than answer, once it was taken back. */
export interface GuidedReply {
  readonly replyId: ReplyId;
  readonly guided: GuidedStep;
  readonly audience: Audience;
  readonly inReplyTo: ExternalId | null;
}

/** A brand's words for one way; the first row that fits a case counts. */
interface DiversionRow {
  readonly to: DiversionWay;
  readonly channels?: readonly ChannelKind[] | undefined;
  readonly contactTypes?: readonly string[] | undefined;
  /** Where to: a number, an address, a link. Stands in the words as {{place}}. */
  readonly place?: string | undefined;
  readonly handOver: string;
  readonly handOvers?: Readonly<Record<string, string>> | undefined;
  readonly closing?: string | undefined;
  readonly closings?: Readonly<Record<string, string>> | undefined;
}

/** The brand's row for a way; null when it has no words for it. */
export function diversionRow<Row extends DiversionRow>(
  rows: readonly Row[],
  to: DiversionWay,
  about: { readonly channel: ChannelKind; readonly contactType: string | null },
): Row | null {
  const fits = ({ channels, contactTypes, ...row }: Row) =>
    row.to === to &&
    (channels === undefined || channels.includes(about.channel)) &&
    (contactTypes === undefined || (about.contactType !== null && contactTypes.includes(about.contactType)));
  return rows.find(fits) ?? null;
}

/** The proposed words in the customer's language, as far as the brand has them; empty where it has none. */
export function proposedWords(row: DiversionRow | null, step: GuidedStep, language: string): string {
  const [plain, others] =
    step === 'closing-note' ? [row?.closing, row?.closings] : [row?.handOver, row?.handOvers];
  return others?.[language] ?? others?.[language.split('-')[0] ?? language] ?? plain ?? '';
}

/** From a private message nobody is sent to a private message. */
export function waysFrom(audience: Audience): readonly DiversionWay[] {
  return audience === 'public' ? diversionWays : diversionWays.filter((way) => way !== 'private');
}

type AskedDatum = Extract<FindingKind, `asks-${string}`>;

/** What a text may not ask for there, and what the guard does about each; what is free is left out. */
export function askingTable(
  place: GuardPlace,
  rules: readonly GuardRule[],
): readonly { readonly datum: AskedDatum; readonly does: Exclude<GuardAnswer, 'off'> }[] {
  return findingKinds.filter(isAsking).flatMap((datum) => {
    const does = guardAnswer(datum, place, rules);
    return does === 'off' ? [] : [{ datum, does }];
  });
}

function isAsking(kind: Finding['kind']): kind is AskedDatum {
  return kind.startsWith('asks-');
}
