// Who gets an automatic acknowledgement, once: "we have read you", never an answer (R17, R18).
import { isExpired } from '../canned-review';
import type { Case } from '../case';
import type { ChannelKind, ChannelMessage } from '../message';
import { type DurationMs, day, type Instant } from '../time';

/** Where people were spoken to by a person: nothing is sent there by itself. */
export const receiptChannels = [
  'bluesky',
  'mastodon',
  'email',
  'sandbox',
] as const satisfies readonly ChannelKind[];

/** A brand's line about acknowledging; the first that fits the channel counts. */
export interface ReceiptRule {
  /** Absent: all that a message can be sent on by itself. */
  readonly channels?: readonly ChannelKind[] | undefined;
  /** Canned responses, one for each language. */
  readonly responses: readonly string[];
  /** Whether messages that everybody reads are acknowledged too, where everybody reads it. */
  readonly inPublic: boolean;
  /** Whom we heard of within this time is no first contact. */
  readonly again: DurationMs;
  /** Since when it is on; absent: it is off. */
  readonly since?: Instant | undefined;
}

export function receiptRule<Rule extends ReceiptRule>(
  rules: readonly Rule[],
  channel: ChannelKind,
): Rule | null {
  if (!receiptChannels.some((one) => one === channel)) return null;
  return rules.find(({ channels }) => channels?.includes(channel) ?? true) ?? null;
}

export interface ReceiptPlace {
  readonly rule: ReceiptRule | null;
  readonly message: Pick<ChannelMessage, 'writtenBy' | 'audience' | 'postedAt'> & {
    readonly author: { readonly isBot: boolean };
  };
  /** Whether the message opened its case: one that joins or reopens a case is no first contact. */
  readonly opens: boolean;
  /** The case as it stands once everything was said of the message. */
  readonly state: Pick<Case, 'status' | 'muted' | 'unanswered' | 'closeReason' | 'tags'>;
  /** When this log began to acknowledge for the account; null: it has not. What came before is history. */
  readonly liveSince: Instant | null;
  /** The newest sign of the customer before this case; null: none. */
  readonly heardBefore: Instant | null;
  /** Whether a person called them spam before. */
  readonly wasSpam: boolean;
  readonly now: Instant;
}

export const receiptReasons = [
  'off',
  'not-first',
  'automatic-sender',
  'public',
  'before-on',
  'late',
  'muted',
  'spam',
  'heard-lately',
  'waits-not',
] as const;
export type NoReceipt = (typeof receiptReasons)[number];

/** A word that comes a day later acknowledges nothing. */
export const receiptLateAfter: DurationMs = day;

/** Why a message is not acknowledged; null: it is. An automatic sender gets none, so that two never talk (RFC 3834). */
export function whyNoReceipt(place: ReceiptPlace): NoReceipt | null {
  const { rule, message, state, liveSince, heardBefore, now } = place;
  if (rule?.since === undefined) return 'off';
  if (!place.opens || message.writtenBy !== 'customer') return 'not-first';
  if (message.author.isBot) return 'automatic-sender';
  if (message.audience === 'public' && !rule.inPublic) return 'public';
  if (liveSince === null || message.postedAt < Math.max(rule.since, liveSince)) return 'before-on';
  if (now - message.postedAt > receiptLateAfter) return 'late';
  if (state.muted) return 'muted';
  if (place.wasSpam || isSpam(state)) return 'spam';
  if (heardBefore !== null && message.postedAt - heardBefore < rule.again) return 'heard-lately';
  return state.status === 'open' && state.unanswered.length > 0 ? null : 'waits-not';
}

/** Whether there is nothing left to acknowledge when it is about to leave: somebody answers, closed it, or it took too long. */
export function isReceiptMoot(
  reply: { readonly content: { readonly replyId: string }; readonly covers: Instant | null },
  state: Pick<Case, 'status' | 'muted' | 'unanswered' | 'pendingReplies'>,
  now: Instant,
): boolean {
  const others = state.pendingReplies.filter(({ content }) => content.replyId !== reply.content.replyId);
  return (
    state.status !== 'open' ||
    state.muted ||
    state.unanswered.length === 0 ||
    now - (reply.covers ?? now) > receiptLateAfter ||
    others.some((other) => other.state === 'sending' || other.state === 'unknown')
  );
}

interface ReadyText {
  readonly id: string;
  readonly language: string;
  /** Offered to nobody from that day on, such as "2026-12-31". */
  readonly expires?: string | undefined;
}

/** In the customer's language, else the brand's, else the first; null: all of them have expired. */
export function receiptText<Text extends ReadyText>(
  rule: Pick<ReceiptRule, 'responses'>,
  texts: readonly Text[],
  place: { readonly languages: readonly (string | null)[]; readonly now: Instant },
): Text | null {
  const ready = rule.responses
    .flatMap((id) => texts.filter((one) => one.id === id))
    .filter((one) => !isExpired(one, place.now));
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  for (const wanted of place.languages) {
    const found = wanted === null ? undefined : ready.find(({ language }) => base(language) === base(wanted));
    if (found !== undefined) return found;
  }
  return ready[0] ?? null;
}

/** Whether a person closed a case with it, or tagged it so. */
export function isSpam({ closeReason, tags }: Pick<Case, 'closeReason' | 'tags'>): boolean {
  return [closeReason ?? '', ...tags].some((word) => word.trim().toLowerCase() === 'spam');
}

/** What may stand in such a text: nothing that only a person, or only this case, could fill. */
export const receiptVariables = ['brand', 'hours', 'response-time', 'terms'] as const;
