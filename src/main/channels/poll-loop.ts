// When an account is read next: pace, back-off, rate limits, and one page at a time. Pure; the runner acts on it.
import { assertNever } from '../../shared/domain/assert-never';
import { type DurationMs, hour, type Instant, minute, second } from '../../shared/domain/time';
import type { AccountHealth } from '../../shared/ipc/channels-port';
import type { ConnectionCause } from '../../shared/ipc/connection-report';

export interface PollState {
  /** `committing`: a page is with the engine, and nothing is read before it is on disk. */
  readonly phase: 'waiting' | 'reading' | 'committing';
  readonly nextAt: Instant;
  /** The channel's own limit: not even a person's wish passes it. */
  readonly notBefore: Instant;
  readonly startedAt: Instant;
  readonly failures: number;
  readonly failure: { readonly cause: ConnectionCause; readonly detail: string } | null;
  /** A poll was wished for while one was running. */
  readonly asked: boolean;
  /** What to do once the page is on disk. */
  readonly page: { readonly more: boolean; readonly notBefore: Instant | null } | null;
  /** Pages in a row without anything new that still promised more. */
  readonly barrenPages: number;
  readonly lastHeardAt: Instant | null;
}

export type PollEvent =
  | { readonly type: 'started'; readonly at: Instant }
  | {
      readonly type: 'page';
      readonly at: Instant;
      readonly more: boolean;
      readonly notBefore: Instant | null;
      /** Whether it brought an item or a new cursor. */
      readonly fruitful: boolean;
    }
  | { readonly type: 'committed'; readonly at: Instant; readonly chance: number }
  | { readonly type: 'failed'; readonly at: Instant; readonly failure: PollFailure; readonly chance: number }
  | { readonly type: 'asked'; readonly at: Instant };

export interface PollFailure {
  readonly cause: ConnectionCause;
  readonly detail: string;
  readonly retryAt: Instant | null;
}

export const longestBackOff: DurationMs = 5 * minute;
/** A server that says "come back next year" is asked again after an hour. */
const longestWish: DurationMs = hour;
const firstBackOff: DurationMs = 2 * second;
/** Signing in too often locks accounts; a corrected secret is tried at once anyway. */
const credentialsBackOff: DurationMs = 15 * minute;
const shortestPause: DurationMs = second;
const patienceWithBarrenPages = 3;

/** An account that has never been read: due at once. */
export function startPolling(at: Instant): PollState {
  return {
    phase: 'waiting',
    nextAt: at,
    notBefore: at,
    startedAt: at - hour,
    failures: 0,
    failure: null,
    asked: false,
    page: null,
    barrenPages: 0,
    lastHeardAt: null,
  };
}

/** Events that do not fit the phase change nothing: a late answer or a second acknowledgement is harmless. */
export function afterPollEvent(state: PollState, event: PollEvent, pollEvery: DurationMs): PollState {
  const present = onTheClockOf(event.at, state);
  const next = step(present, event, pollEvery);
  return next === present ? state : next;
}

function step(state: PollState, event: PollEvent, pollEvery: DurationMs): PollState {
  switch (event.type) {
    case 'started':
      if (state.phase !== 'waiting') return state;
      return { ...state, phase: 'reading', startedAt: event.at, asked: false };
    case 'page': {
      if (state.phase !== 'reading') return state;
      const barrenPages = event.more && !event.fruitful ? state.barrenPages + 1 : 0;
      // A cursor that runs in circles would otherwise be followed as fast as the network allows.
      const more = event.more && barrenPages < patienceWithBarrenPages;
      return {
        ...state,
        phase: 'committing',
        page: { more, notBefore: event.notBefore },
        barrenPages: more ? barrenPages : 0,
        failures: 0,
        failure: null,
        lastHeardAt: event.at,
      };
    }
    case 'committed':
      return state.phase === 'committing' && state.page !== null
        ? afterCommit(state, state.page, event, pollEvery)
        : state;
    case 'failed':
      return state.phase === 'reading' ? afterFailure(state, event) : state;
    case 'asked': {
      if (state.phase !== 'waiting') return { ...state, asked: true };
      return {
        ...state,
        nextAt: Math.max(Math.min(state.nextAt, event.at), state.notBefore, state.startedAt + shortestPause),
      };
    }
    default:
      return assertNever(event);
  }
}

/** A clock that was set back must not turn seconds of waiting into hours: all instants move back with it. */
function onTheClockOf(at: Instant, state: PollState): PollState {
  const back = state.startedAt - at;
  if (back <= 0) return state;
  const moved = (instant: Instant) => Math.min(instant - back, at + longestWish);
  return { ...state, startedAt: at, nextAt: moved(state.nextAt), notBefore: moved(state.notBefore) };
}

function afterCommit(
  state: PollState,
  page: NonNullable<PollState['page']>,
  { at, chance }: { readonly at: Instant; readonly chance: number },
  pollEvery: DurationMs,
): PollState {
  const notBefore = bounded(page.notBefore, at);
  // Up to a tenth early, so that accounts of one channel do not march in step.
  const pause = pollEvery * (1 - chance / 10);
  const paced = state.startedAt + pause;
  const wished = page.more || state.asked ? at : Math.max(at, paced);
  return {
    ...state,
    phase: 'waiting',
    page: null,
    asked: false,
    notBefore,
    nextAt: Math.max(wished, notBefore),
  };
}

function afterFailure(
  state: PollState,
  { at, failure, chance }: Extract<PollEvent, { type: 'failed' }>,
): PollState {
  const failures = state.failures + 1;
  const isRefused = failure.cause === 'wrong-credentials' || failure.cause === 'missing-scope';
  const ceiling = isRefused
    ? credentialsBackOff
    : Math.min(longestBackOff, firstBackOff * 2 ** Math.min(failures, 20));
  const notBefore = bounded(failure.retryAt, at);
  return {
    ...state,
    phase: 'waiting',
    page: null,
    asked: false,
    failures,
    failure: { cause: failure.cause, detail: failure.detail },
    notBefore,
    nextAt: Math.max(at + ceiling * (0.5 + chance / 2), notBefore),
  };
}

function bounded(wish: Instant | null, at: Instant): Instant {
  return wish === null || !Number.isFinite(wish) ? at : Math.min(Math.max(wish, at), at + longestWish);
}

/** How the account stands, for the screen that must never claim to be up to date when it is not. */
export function pollHealth(
  state: PollState,
  at: Instant,
): Pick<AccountHealth, 'state' | 'cause' | 'detail' | 'lastHeardAt' | 'nextTryAt'> {
  const limited = state.notBefore > at && (state.failure === null || state.failure.cause === 'rate-limited');
  const calm = state.lastHeardAt === null ? 'waiting' : 'ok';
  return {
    state: limited ? 'limited' : state.failure === null ? calm : 'failing',
    cause: state.failure?.cause ?? null,
    detail: state.failure?.detail.slice(0, 2_000) ?? null,
    lastHeardAt: state.lastHeardAt,
    nextTryAt: state.phase === 'waiting' ? Math.round(state.nextAt) : null,
  };
}
