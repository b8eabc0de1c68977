// The hub's leave to send a reply: asked before anything leaves, so that no customer is answered twice.
import type { Case } from '../../../shared/domain/case';
import type { FactNames } from '../../../shared/domain/hub-facts';
import type { AccountId, ReplyId } from '../../../shared/domain/ids';
import type { HoldReason, PendingReply } from '../../../shared/domain/reply';
import { type DurationMs, type Instant, minute, second } from '../../../shared/domain/time';
import type { Clock } from '../clock';
import type { HubClient } from './hub-client';
import { HubError } from './hub-error';

const askAgainAfter = 2 * second;
/** What a request may take to begin once it was let go. */
const margin = 5 * second;
/** Whatever the wall clock says: no hub gives more. */
const longestPermit = minute;
/** Four leave an account at once. What is let go long before its turn is stale by then, and in doubt after a kill. */
const mostAhead = 8;

/**
 * - granted: it may leave now
 * - wait: asked, or nobody to ask; the courier is woken
 * - look-up: it was let go before, here or on another desktop: first it is looked for on the channel
 */
export type PermitAnswer = 'granted' | 'wait' | 'look-up' | HoldReason;

export interface PermitsPorts {
  readonly clock: Clock;
  readonly client: () => Pick<HubClient, 'permit' | 'permitEnd'> | null;
  readonly desktop: () => string;
  readonly fenceOf: (accountId: AccountId) => number | null;
  readonly names: (brand: string) => FactNames;
  /** The last permit of which a person says that nothing arrived under it. Null: nobody says so. */
  readonly saidAbsent: (state: Case, replyId: ReplyId) => number | null;
  readonly wake: () => void;
}

interface Asked {
  readonly place: { readonly brand: string; readonly caseId: string };
  readonly accountId: AccountId;
  /** The hub has the question, and has not answered yet. */
  isAsking: boolean;
  answer: PermitAnswer;
  version: number | null;
  /** When what leaves under it must have landed; null: it is not granted. */
  until: Instant | null;
  hasLeft: boolean;
  /** The courier was told to look for it; what came of that is not known here. */
  isLookedFor: boolean;
  isEnding: boolean;
}

export class Permits {
  private readonly asked = new Map<ReplyId, Asked>();

  constructor(private readonly ports: PermitsPorts) {}

  of(state: Case, reply: PendingReply): PermitAnswer {
    const { replyId, accountId } = reply.content;
    const known = this.asked.get(replyId);
    // What has left once leaves again only under a permit of its own; what was looked for in vain, when a person decided.
    const isOver =
      known !== undefined &&
      ((known.hasLeft && known.answer === 'granted') || (known.isLookedFor && !known.isEnding));
    if (known === undefined || isOver) {
      if (this.isFarAhead(accountId)) return 'wait';
      const made: Asked = {
        place: { brand: state.brandId, caseId: state.id },
        accountId,
        isAsking: false,
        answer: 'wait',
        version: null,
        until: null,
        hasLeft: false,
        isLookedFor: false,
        isEnding: false,
      };
      this.asked.set(replyId, made);
      void this.ask(state, reply, made);
      return 'wait';
    }
    const { answer } = known;
    // Once it was looked for, and once a person has decided, it is asked anew.
    if (answer !== 'wait' && answer !== 'granted' && answer !== 'look-up') this.asked.delete(replyId);
    if (answer === 'look-up') {
      known.answer = 'wait';
      known.isLookedFor = true;
    }
    return answer;
  }

  versionOf(replyId: ReplyId): number | null {
    return this.asked.get(replyId)?.version ?? null;
  }

  /** It leaves now: so many milliseconds may pass before it must not land any more. */
  leaves(replyId: ReplyId): DurationMs | null {
    const known = this.asked.get(replyId);
    if (known === undefined || known.until === null) return null;
    known.hasLeft = true;
    return Math.min(longestPermit, Math.max(0, known.until - this.ports.clock.now()));
  }

  /** It stays here after all: its place is for whoever asks. */
  stays(replyId: ReplyId): void {
    const known = this.asked.get(replyId);
    if (known !== undefined) this.giveBack(replyId, known);
  }

  /** The channel has it, or certainly does not. */
  ended(replyId: ReplyId, outcome: 'sent' | 'not-sent'): void {
    const known = this.asked.get(replyId);
    if (known === undefined) return;
    if (outcome === 'sent') this.asked.delete(replyId);
    else {
      known.answer = 'wait';
      known.isEnding = true;
    }
    void this.end(replyId, known, outcome);
  }

  private async ask(state: Case, { content }: PendingReply, asked: Asked): Promise<void> {
    const { clock, client, desktop, fenceOf, names } = this.ports;
    const hub = client();
    const fence = fenceOf(content.accountId);
    if (hub === null || fence === null) return this.later(content.replyId);
    const { message, reply } = names(state.brandId);
    const newest = state.lastCustomerMessage;
    const askedAt = clock.now();
    asked.isAsking = true;
    try {
      const answer = await hub.permit({
        ...asked.place,
        replyId: content.replyId,
        message: newest === null ? null : message(content.accountId, newest.externalId),
        desktop: desktop(),
        fence,
        digest: reply(content),
      });
      const isOwn = answer.granted || isItsOwn(answer, content.replyId);
      const absentUpTo = isOwn ? this.ports.saidAbsent(state, content.replyId) : null;
      if (isOwn && absentUpTo !== null && (answer.version ?? Infinity) <= absentUpTo) {
        // Where nobody but a person can look, what they saw ends it; of what left later, unheard, they said nothing.
        asked.version = answer.version ?? null;
        return void this.end(content.replyId, asked, 'not-sent');
      }
      if (answer.granted) {
        asked.answer = 'granted';
        asked.version = answer.version;
        asked.until = askedAt + answer.validMs;
        const lasts = asked.until - margin - clock.now();
        if (lasts <= 0) return this.giveBack(content.replyId, asked);
        clock.after(lasts, () => this.giveBack(content.replyId, asked));
      } else if (isOwn) {
        asked.version = answer.version ?? null;
        asked.answer = 'look-up';
      } else {
        const hold = holdFor(answer.code);
        if (hold === null) this.later(content.replyId);
        else asked.answer = hold;
      }
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      this.later(content.replyId);
    } finally {
      asked.isAsking = false;
    }
    this.ports.wake();
  }

  /** Whether those that were let go, and the questions under way, are enough for the room there is. */
  private isFarAhead(accountId: AccountId): boolean {
    // Without a connection nothing is under way.
    if (this.ports.client() === null) return false;
    let ahead = 0;
    for (const one of this.asked.values()) {
      const isAhead = one.isAsking || (one.answer === 'granted' && !one.hasLeft);
      if (isAhead && one.accountId === accountId) ahead += 1;
    }
    return ahead >= mostAhead;
  }

  /** Nothing has left under it and nothing will: kept, it would have to be looked for before anything leaves again. */
  private giveBack(replyId: ReplyId, asked: Asked): void {
    if (this.asked.get(replyId) !== asked || asked.answer !== 'granted' || asked.hasLeft) return;
    asked.answer = 'wait';
    asked.isEnding = true;
    void this.end(replyId, asked, 'not-sent');
  }

  private lookAgain(replyId: ReplyId, asked: Asked): void {
    if (this.asked.get(replyId) !== asked) return;
    asked.answer = 'look-up';
    asked.isLookedFor = false;
    asked.isEnding = false;
    this.ports.wake();
  }

  private later(replyId: ReplyId): void {
    this.ports.clock.after(askAgainAfter, () => {
      this.asked.delete(replyId);
      this.ports.wake();
    });
  }

  /** Told until the hub has heard it: until then nobody else gets a permit, which is safe. */
  private async end(replyId: ReplyId, asked: Asked, outcome: 'sent' | 'not-sent'): Promise<void> {
    const { client, clock, desktop } = this.ports;
    const { place, version } = asked;
    try {
      const hub = client();
      if (hub === null) throw new HubError({ kind: 'unreachable' }, 'no connection');
      if (version !== null) await hub.permitEnd({ ...place, replyId, version, desktop: desktop(), outcome });
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      const { fault } = error;
      if (fault.kind === 'unreachable') {
        clock.after(askAgainAfter, () => void this.end(replyId, asked, outcome));
        return;
      }
      if (fault.kind === 'refused' && fault.code === 'too-early') {
        // Until then it may still land: what was looked for before that proves nothing after it.
        clock.after(Number(fault.detail) || askAgainAfter, () => this.lookAgain(replyId, asked));
        return;
      }
    }
    if (outcome === 'not-sent') {
      this.asked.delete(replyId);
      this.ports.wake();
    }
  }
}

/** It was let go once, and nobody knows here what came of it: nothing else ends that permit. */
function isItsOwn(
  answer: { readonly code: string; readonly replyId?: string | null | undefined },
  replyId: ReplyId,
): boolean {
  return answer.code === 'permit-lapsed' || (answer.code === 'permit-held' && answer.replyId === replyId);
}

/** Null: it may be different in a moment. */
function holdFor(code: string): HoldReason | null {
  switch (code) {
    case 'reply-unknown':
    case 'fence-lost':
    case 'permit-held':
      return null;
    case 'stale':
      return 'customer-wrote-again';
    case 'already-answered':
      return 'answered-elsewhere';
    case 'frozen':
      return 'freeze';
    default:
      return code.startsWith('approval') ? 'approval' : 'permit';
  }
}
