// A social channel as it is, not as we see it: what customers wrote, what landed, and a network that fails in between.
import type { AccountConnection, PollPage } from '../../src/main/channels/connector';
import { ChannelError } from '../../src/main/channels/connector';
import { asId, type ExternalId } from '../../src/shared/domain/ids';
import { minute, second } from '../../src/shared/domain/time';
import type {
  Capabilities,
  ChannelItem,
  InboundMessage,
  LookUpOutcome,
  SendOutcome,
  SendRequest,
} from '../../src/shared/ipc/channels-port';
import { type Chance, pick } from '../../src/shared/scenario/chance';
import type { SimTime } from './sim-time';

/**
 * What the channel does about a repeated or lost request (channels.md, idempotency classes).
 * - dedupes: the same client id lands once, and can be looked up
 * - readable: a repeat lands twice, but what landed can be looked up
 * - silent: neither
 */
export const channelTempers = ['dedupes', 'readable', 'silent'] as const;
export type ChannelTemper = (typeof channelTempers)[number];

export interface Landed {
  readonly replyId: string;
  readonly text: string;
  readonly externalId: ExternalId;
  readonly at: number;
}

export interface ChannelWorld {
  readonly name: string;
  readonly time: SimTime;
  readonly chance: Chance;
  readonly temper: ChannelTemper;
  /** Sabotage: it says that nothing landed, whatever did. */
  readonly lies: boolean;
}

const pageSize = 4;
const overlap = 2;
/** A request that was cut may be taken for so long afterwards. */
const latestLandingMs = 20 * second;
const capabilitiesOf: Readonly<Record<ChannelTemper, Capabilities['idempotency']>> = {
  dedupes: 'client-id',
  readable: 'none',
  silent: 'none',
};

type Fate = 'taken' | 'not-yet' | 'refused' | 'cut-before' | 'cut-after' | 'late' | 'hangs';
const usualFates: readonly Fate[] = [
  ...(['taken', 'taken', 'taken', 'taken', 'taken', 'not-yet', 'refused'] as const),
  ...(['cut-before', 'cut-after', 'late', 'hangs'] as const),
];

export class SimChannel {
  readonly landed: Landed[] = [];
  readonly timeline: ChannelItem[] = [];
  isDown = false;
  isCalm = false;
  /** By reply: when the last request that may still land will have landed or not. */
  private readonly openUntil = new Map<string, number>();

  constructor(private readonly world: ChannelWorld) {}

  write(message: InboundMessage): void {
    this.timeline.push({ kind: 'message', message });
  }

  change(item: Extract<ChannelItem, { kind: 'edit' | 'withdrawal' }>): void {
    this.timeline.push(item);
  }

  /** Whether a person who looks now can be sure. */
  isSettled(replyId: string): boolean {
    return (this.openUntil.get(replyId) ?? 0) < this.world.time.since();
  }

  hasLanded(replyId: string): boolean {
    return this.landed.some((landed) => landed.replyId === replyId);
  }

  /** A connection of one channels process; what it has sent goes its way also when that process dies. */
  connect(owner: object): AccountConnection {
    return {
      capabilities: {
        audiences: ['public'],
        length: { unit: 'graphemes', max: 300 },
        privateLength: null,
        attachments: { max: 0, mediaTypes: [] },
        actions: [],
        idempotency: capabilitiesOf[this.world.temper],
        privateWindowMs: null,
        needsSubject: false,
      },
      test: async () => ({ kind: 'connected', identity: 'brand', detail: '' }),
      poll: (cursor) => this.answer(owner, () => this.page(cursor)),
      recheck: () => this.answer(owner, () => []),
      send: (request, signal) => this.send(request, { owner, signal }),
      lookUp: (request) => this.answer(owner, () => this.find(request)).catch(notHeard(this.world.time)),
      act: async () => undefined,
      close: async () => undefined,
    };
  }

  private answer<T>(owner: object, read: () => T): Promise<T> {
    const { time, chance } = this.world;
    return new Promise((resolve, reject) => {
      time.after(owner, Math.floor(chance() * 2 * second), () => {
        if (this.isDown || (!this.isCalm && chance() < 0.08)) reject(this.failure());
        else resolve(read());
      });
    });
  }

  private failure(): ChannelError {
    const { time, chance } = this.world;
    const retryAt = chance() < 0.3 ? time.now() + 30 * second : null;
    const cause = retryAt === null ? 'timed-out' : 'rate-limited';
    return new ChannelError('no answer', { cause, step: 'poll', retryAt, requestLeft: true });
  }

  private page(cursor: string | null): PollPage {
    const from = Math.max(0, Number(cursor ?? 0) - overlap);
    const to = Math.min(this.timeline.length, Math.max(from, Number(cursor ?? 0)) + pageSize);
    const items = this.timeline.slice(from, to);
    return { items, cursor: String(to), more: to < this.timeline.length, notBefore: null };
  }

  private find({ replyId }: SendRequest): LookUpOutcome {
    const { temper, time, lies } = this.world;
    if (lies) return { kind: 'absent' };
    if (temper === 'silent') return { kind: 'undecidable', detail: 'it keeps no record', retryAt: null };
    const found = this.landed.find((landed) => landed.replyId === replyId);
    if (found !== undefined)
      return { kind: 'landed', externalId: found.externalId, url: null, acceptedAt: found.at };
    return this.isSettled(replyId)
      ? { kind: 'absent' }
      : { kind: 'undecidable', detail: 'it may still land', retryAt: time.now() + 30 * second };
  }

  private send(
    request: SendRequest,
    { owner, signal }: { readonly owner: object; readonly signal: AbortSignal },
  ): Promise<SendOutcome> {
    const { time, chance } = this.world;
    const fate: Fate = this.isDown ? 'not-yet' : this.isCalm ? 'taken' : pick(chance, usualFates);
    const wayMs = Math.floor(chance() * 1_500);
    const unheard: SendOutcome = { kind: 'unknown', detail: 'the line was cut' };
    return new Promise((resolve) => {
      // The way back ends at a process; the way there does not.
      const say = (outcome: SendOutcome) => time.after(owner, wayMs, () => resolve(outcome));
      const landIn = (delay: number, then: (landed: Landed) => void) => {
        this.openUntil.set(
          request.replyId,
          Math.max(this.openUntil.get(request.replyId) ?? 0, time.since() + delay),
        );
        time.after(this, delay, () => then(this.land(request)));
      };
      if (fate === 'not-yet')
        say({ kind: 'not-yet', retryAt: null, cause: 'timed-out', detail: 'no network' });
      else if (fate === 'refused') say({ kind: 'refused', detail: 'forbidden here' });
      else if (fate === 'cut-before') say(unheard);
      else if (fate === 'late') {
        say(unheard);
        landIn(Math.floor(chance() * latestLandingMs), () => undefined);
      } else if (fate === 'hangs') {
        landIn(Math.floor(chance() * latestLandingMs), () => undefined);
        signal.addEventListener('abort', () => resolve(unheard));
      } else
        landIn(wayMs, ({ externalId, at }) =>
          say(fate === 'taken' ? { kind: 'sent', externalId, url: null, acceptedAt: at } : unheard),
        );
    });
  }

  private land(request: SendRequest): Landed {
    const { temper, time, name, lies } = this.world;
    const known = this.landed.find((landed) => landed.replyId === request.replyId);
    if (known !== undefined && temper === 'dedupes' && !lies) return known;
    const externalId = asId<ExternalId>(`${name}-answer-${this.landed.length}`);
    const landed = { replyId: request.replyId, text: request.text, externalId, at: time.now() };
    this.landed.push(landed);
    this.write(echoOf(request, externalId, time.now()));
    return landed;
  }
}

const notHeard = (time: SimTime) => (): LookUpOutcome => ({
  kind: 'undecidable',
  detail: 'no answer',
  retryAt: time.now() + minute / 2,
});

/** The brand's own words come back with the next poll, as on every channel. */
function echoOf(request: SendRequest, externalId: ExternalId, postedAt: number): InboundMessage {
  const { inReplyTo, threadKey, text } = request;
  return {
    externalId,
    threadKey,
    writtenBy: 'brand',
    author: {
      externalId: asId<ExternalId>('brand'),
      name: 'Brand',
      handle: 'brand.example',
      followers: null,
      profileUrl: null,
      isBot: false,
    },
    audience: 'public',
    subject: '',
    text,
    language: null,
    postedAt,
    reach: 'unknown',
    inReplyTo: inReplyTo && { externalId: inReplyTo.externalId, authorName: '', text: '', url: null },
    url: null,
    attachments: [],
  };
}
