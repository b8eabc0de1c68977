// Empties the outbox: each reply reaches its customer once, or says plainly that nobody knows.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import { type AccountId, asId, type CaseId, type ReplyId, type StepId } from '../../shared/domain/ids';
import {
  canChangeReplyState,
  type HoldReason,
  type PendingReply,
  type ReplyState,
} from '../../shared/domain/reply';
import { type Instant, minute, second } from '../../shared/domain/time';
import type { LookUpOutcome, SendOutcome, ToChannels } from '../../shared/ipc/channels-port';
import { holdRestored, isHeldAsRestored } from './backup/hold-restored';
import { readRestoredMark, waitsForTakeOver } from './backup/restored-mark';
import type { CaseStore } from './case-store';
import type { Chance, Clock } from './clock';
import { DiskFull } from './log/database';
import type { Log } from './log/open-log';
import { outboxReplies } from './outbox-replies';
import { RateLimits } from './rate-limits';
import { heldBack, queuedAgain } from './send-guard';
import { leaving, type SendLeave, timeLeft } from './send-leave';
import { requestOf } from './send-request';
import { endOfWait, type Wait } from './wait';

/** No answer from the channels process for so long: the reply counts as unknown and is looked up. */
const sendPatience = 2 * minute;
const lookUpEvery = 30 * second;
const tryAgainAfter = 15 * second;
const concurrentPerAccount = 4;
const shortestWait = 50;
/** Times are looked at again so often, so that a wall clock that was set never keeps a reply for hours. */
const longestWait = minute;
const allButFailed = ['held', 'queued', 'sending', 'unknown'] as const;
const never: Instant = Number.POSITIVE_INFINITY;

export interface CourierPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly chance: Chance;
  /** False when no channels process listens. */
  readonly post: (message: ToChannels) => boolean;
  /** Why the conversation no longer fits the reply; null lets it go. */
  readonly guard: (state: Case, reply: PendingReply) => PendingReply['hold'];
  /** Whether an account exists and can send now. */
  readonly canSend: (accountId: AccountId) => boolean;
  readonly team?: SendLeave;
}

/** A reply that has left for the channel and whose outcome is awaited. */
interface Flight {
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  readonly cancelPatience: () => void;
}

export class Courier {
  private readonly flights = new Map<ReplyId, Flight>();
  private readonly lost = new Map<ReplyId, string>();
  private readonly lookUpDue = new Map<ReplyId, Wait>();
  private readonly notBefore = new Map<ReplyId, Wait>();
  readonly limits = new RateLimits();
  private cancelWake: (() => void) | null = null;

  constructor(private readonly ports: CourierPorts) {}

  /** Looks at the outbox again: something was queued, released or cancelled, or time has passed. */
  wake(): void {
    this.cancelWake?.();
    this.cancelWake = this.unlessDiskFull(
      () => this.advanceAll(),
      () => this.wake(),
    );
  }

  heardSent(replyId: ReplyId, outcome: SendOutcome): void {
    this.unlessDiskFull(
      () => this.takeOutcome(replyId, outcome),
      () => this.heardSent(replyId, outcome),
    );
    this.wake();
  }

  heardLookUp(replyId: ReplyId, outcome: LookUpOutcome): void {
    this.unlessDiskFull(
      () => this.takeLookUp(replyId, outcome),
      () => this.heardLookUp(replyId, outcome),
    );
    this.wake();
  }

  /** The channels process is (re)connected; what was on its way there is unknown. */
  connected(): void {
    for (const replyId of [...this.flights.keys()])
      this.lose(replyId, 'The channels process stopped while the reply was on its way');
    this.lookUpDue.clear();
    this.wake();
  }

  /** What a full disk did not take is done again when there may be room; nothing leaves that is not on disk. */
  private unlessDiskFull<T>(work: () => T, again: () => void): T | (() => void) {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
      return this.ports.clock.after(10 * second, again);
    }
  }

  /** Gives back how to cancel the next look; null when none is needed. */
  private advanceAll(): (() => void) | null {
    const { log, clock, team } = this.ports;
    holdRestored(this.ports);
    let next = never;
    // What waits for a person is thousands in a crisis; only in a restored log some of that is looked up.
    const which = readRestoredMark(log.meta) === null ? 'in-motion' : allButFailed;
    for (const { state, reply } of outboxReplies(this.ports, which))
      if (team?.isOurs(reply.content.accountId) ?? true) next = Math.min(next, this.advance(state, reply));
    if (next === never) return null;
    const wait = Math.min(Math.max(next - clock.now(), shortestWait), longestWait);
    return clock.after(wait, () => this.wake());
  }

  private takeOutcome(replyId: ReplyId, outcome: SendOutcome): void {
    this.limits.heard(this.flights.get(replyId)?.accountId, outcome, this.ports.clock.now());
    switch (outcome.kind) {
      case 'sent':
        this.settleSent(replyId, outcome);
        break;
      case 'not-yet':
        this.waitUntil(this.notBefore, replyId, outcome.retryAt ?? this.ports.clock.now() + tryAgainAfter);
        this.settle(replyId, 'queued', queuedAgain(replyId, outcome.detail));
        break;
      case 'refused':
        this.settle(replyId, 'failed', { type: 'ReplyFailed', replyId, detail: outcome.detail });
        break;
      case 'unknown':
        this.settle(replyId, 'unknown', { type: 'ReplyUnknown', replyId, detail: outcome.detail });
        break;
    }
    if (outcome.kind !== 'unknown')
      this.ports.team?.permitEnds(replyId, outcome.kind === 'sent' ? 'sent' : 'not-sent');
    this.land(replyId);
  }

  private takeLookUp(replyId: ReplyId, outcome: LookUpOutcome): void {
    if (outcome.kind !== 'undecidable')
      this.ports.team?.permitEnds(replyId, outcome.kind === 'landed' ? 'sent' : 'not-sent');
    if (outcome.kind === 'landed') this.settleSent(replyId, outcome);
    else if (outcome.kind === 'undecidable' && outcome.retryAt !== null)
      this.waitUntil(this.lookUpDue, replyId, outcome.retryAt);
    else if (isHeldAsRestored(this.ports, replyId)) {
      // A person decides: on another desktop it may have been taken back, or be about to leave.
      const hold = outcome.kind === 'absent' ? 'restored-absent' : 'restored-undecidable';
      this.settle(replyId, 'held', { type: 'ReplyHeld', replyId, hold, releaseAt: null });
    } else if (outcome.kind === 'absent') {
      this.lookUpDue.delete(replyId);
      this.settle(replyId, 'queued', queuedAgain(replyId, 'It had not reached the channel'));
    }
  }

  /** Moves one reply as far as it can go now; returns when to look again. */
  private advance(state: Case, reply: PendingReply): Instant {
    const { replyId } = reply.content;
    const now = this.ports.clock.now();
    switch (reply.state) {
      case 'held':
        if (reply.hold === 'restored') return this.lookUp(state, reply);
        if (reply.hold !== 'undo-delay' || reply.releaseAt === null) return never;
        // Submitted in what is the future now: the clock was set back, and the delay with it.
        if (reply.releaseAt > now && reply.changedAt <= now) return reply.releaseAt;
        this.record(state, queuedAgain(replyId, null));
        return now;
      case 'queued':
        return this.startSending(state, reply);
      case 'sending':
        if (this.flights.has(replyId)) return never;
        // Nobody here waits for its outcome.
        this.markUnknown(
          state.id,
          replyId,
          this.lost.get(replyId) ?? 'The console stopped while the reply was on its way',
        );
        this.lost.delete(replyId);
        return now;
      case 'unknown':
        return this.lookUp(state, reply);
      case 'failed':
        return never;
    }
  }

  private startSending(state: Case, reply: PendingReply): Instant {
    const { log, clock, canSend, post, guard, team } = this.ports;
    if (waitsForTakeOver(log.meta)) return never;
    const { replyId, accountId } = reply.content;
    const now = clock.now();
    const waitsUntil = endOfWait(this.notBefore.get(replyId), now) ?? this.limits.endOf(accountId, now);
    if (waitsUntil !== null) return waitsUntil;
    const onTheirWay = this.flightsOf(accountId);
    // Before the guard, which may read the conversation: hundreds wait for a few places.
    if (onTheirWay.length >= concurrentPerAccount) return now + second;
    const hold = guard(state, reply);
    if (hold !== null) return this.hold(state, reply, hold);
    if (!canSend(accountId) || onTheirWay.some(({ caseId }) => caseId === state.id)) return now + second;
    const permit = team?.permit(state, reply) ?? 'granted';
    if (permit === 'wait') return clock.now() + second;
    if (permit !== 'granted' && permit !== 'look-up') return this.hold(state, reply, permit);
    // On disk before the request leaves: after a crash it is never mistaken for one that did not.
    this.record(state, leaving(team, reply));
    const request = permit === 'look-up' ? null : requestOf(this.ports, state.id, replyId);
    if (request === null || !post({ type: 'send', request: { ...request, ...timeLeft(team, replyId) } })) {
      const why =
        permit === 'look-up' ? 'Another desktop may have it' : 'The channels process is not running';
      this.markUnknown(state.id, replyId, why);
      return clock.now() + second;
    }
    const cancelPatience = clock.after(sendPatience, () => {
      this.lose(replyId, 'The channel did not answer in time');
      this.wake();
    });
    this.flights.set(replyId, { caseId: state.id, accountId, cancelPatience });
    return never;
  }

  private hold(state: Case, reply: PendingReply, hold: HoldReason): Instant {
    this.record(state, heldBack(reply, hold));
    return never;
  }

  private flightsOf(accountId: AccountId): readonly Flight[] {
    return [...this.flights.values()].filter((flight) => flight.accountId === accountId);
  }

  private lookUp(state: Case, reply: PendingReply): Instant {
    const { clock, canSend, post } = this.ports;
    const { replyId, accountId } = reply.content;
    const waitsUntil = endOfWait(this.lookUpDue.get(replyId), clock.now());
    if (waitsUntil !== null) return waitsUntil;
    if (!canSend(accountId)) return clock.now() + second;
    this.waitUntil(this.lookUpDue, replyId, clock.now() + lookUpEvery);
    const request = requestOf(this.ports, state.id, replyId);
    if (request !== null) post({ type: 'look-up', request });
    return clock.now() + lookUpEvery;
  }

  private waitUntil(waits: Map<ReplyId, Wait>, replyId: ReplyId, until: Instant): void {
    waits.set(replyId, { since: this.ports.clock.now(), until });
  }

  /** Stops waiting for the outcome of a reply; the next look calls it unknown for this reason. */
  private lose(replyId: ReplyId, reason: string): void {
    this.land(replyId);
    this.lost.set(replyId, reason);
  }

  private land(replyId: ReplyId): void {
    this.flights.get(replyId)?.cancelPatience();
    this.flights.delete(replyId);
  }

  private markUnknown(caseId: CaseId, replyId: ReplyId, detail: string): void {
    const state = this.ports.store.read(caseId);
    const reply = state?.pendingReplies.find((pending) => pending.content.replyId === replyId);
    if (!state || !reply || !canChangeReplyState(reply.state, 'unknown')) return;
    this.record(state, { type: 'ReplyUnknown', replyId, detail });
  }

  private settleSent(
    replyId: ReplyId,
    sent: Pick<Extract<SendOutcome, { kind: 'sent' }>, 'externalId' | 'url' | 'acceptedAt'>,
  ): void {
    const { externalId, url, acceptedAt } = sent;
    this.settle(replyId, 'sent', { type: 'ReplySent', replyId, externalId, url, acceptedAt });
  }

  private settle(replyId: ReplyId, to: ReplyState, body: CaseEventBody): void {
    const { log, store } = this.ports;
    const entry = log.desk.outboxEntry(replyId);
    const state = entry === null ? null : store.read(entry.caseId);
    const reply = state?.pendingReplies.find((pending) => pending.content.replyId === replyId);
    if (!state || !reply || !canChangeReplyState(reply.state, to)) return;
    this.record(state, body, () => {
      // So that the poll which brings our own words back knows them.
      if (body.type !== 'ReplySent') return;
      log.cases.rememberMessage(
        reply.content.accountId,
        { externalId: body.externalId, text: null },
        state.id,
      );
    });
  }

  private record(state: Case, body: CaseEventBody, alongside: () => void = () => undefined): void {
    const { store, chance } = this.ports;
    const happening = { caseId: state.id, brandId: state.brandId, actor: { kind: 'console' } as const, body };
    store.record([happening], { stepId: asId<StepId>(chance.id()), alongside });
  }
}
