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
  readonly wake: () => void;
}

interface Asked {
  readonly place: { readonly brand: string; readonly caseId: string };
  answer: PermitAnswer;
  version: number | null;
  /** When what leaves under it must have landed; null: it is not granted. */
  until: Instant | null;
  hasLeft: boolean;
}

export class Permits {
  private readonly asked = new Map<ReplyId, Asked>();

  constructor(private readonly ports: PermitsPorts) {}

  of(state: Case, reply: PendingReply): PermitAnswer {
    const { replyId } = reply.content;
    const known = this.asked.get(replyId);
    // What has left once leaves again only under a permit of its own.
    if (known === undefined || (known.hasLeft && known.answer === 'granted')) {
      const place = { brand: state.brandId, caseId: state.id };
      const made: Asked = {
        place,
        answer: 'wait',
        version: null,
        until: null,
        hasLeft: false,
      };
      this.asked.set(replyId, made);
      void this.ask(state, reply, made);
      return 'wait';
    }
    const { answer } = known;
    // Once it was looked for, and once a person has decided, it is asked anew.
    if (answer !== 'wait' && answer !== 'granted') this.asked.delete(replyId);
    if (answer === 'look-up') this.asked.set(replyId, { ...known, answer: 'wait' });
    return answer;
  }

  /** It leaves now: so many milliseconds may pass before it must not land any more. */
  leaves(replyId: ReplyId): DurationMs | null {
    const known = this.asked.get(replyId);
    if (known === undefined || known.until === null) return null;
    known.hasLeft = true;
    return Math.min(longestPermit, Math.max(0, known.until - this.ports.clock.now()));
  }

  /** The channel has it, or certainly does not. */
  ended(replyId: ReplyId, outcome: 'sent' | 'not-sent'): void {
    const known = this.asked.get(replyId);
    if (known === undefined) return;
    if (outcome === 'sent') this.asked.delete(replyId);
    else known.answer = 'wait';
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
    try {
      const answer = await hub.permit({
        ...asked.place,
        replyId: content.replyId,
        message: newest === null ? null : message(content.accountId, newest.externalId),
        desktop: desktop(),
        fence,
        digest: reply(content),
      });
      if (answer.granted) {
        asked.answer = answer.validMs > margin ? 'granted' : 'wait';
        asked.version = answer.version;
        // Past its time nothing leaves any more under it; asked again the hub says what holds.
        asked.until = askedAt + answer.validMs;
        const lasts = asked.until - margin - clock.now();
        clock.after(Math.max(0, lasts), () => this.lapse(content.replyId, asked));
      } else if (isItsOwn(answer, content.replyId)) {
        asked.answer = 'look-up';
        asked.version = answer.version ?? null;
      } else {
        const hold = holdFor(answer.code);
        if (hold === null) return this.later(content.replyId);
        asked.answer = hold;
      }
      this.ports.wake();
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      this.later(content.replyId);
    }
  }

  private lapse(replyId: ReplyId, asked: Asked): void {
    if (this.asked.get(replyId) === asked && asked.answer === 'granted' && !asked.hasLeft)
      this.asked.delete(replyId);
  }

  private lookAgain(replyId: ReplyId, asked: Asked): void {
    if (this.asked.get(replyId) !== asked) return;
    asked.answer = 'look-up';
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
    default:
      return code.startsWith('approval') ? 'approval' : 'permit';
  }
}
