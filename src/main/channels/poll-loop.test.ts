import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hour, minute, second } from '../../shared/domain/time';
import { connectionCauses } from '../../shared/ipc/connection-report';
import {
  afterPollEvent,
  longestBackOff,
  type PollEvent,
  type PollState,
  pollHealth,
  startPolling,
} from './poll-loop';

const start = 1_700_000_000_000;
const pace = minute;

function play(events: readonly PollEvent[], from: PollState = startPolling(start)): PollState {
  return events.reduce((state, event) => afterPollEvent(state, event, pace), from);
}

const page = (at: number, more: Partial<Extract<PollEvent, { type: 'page' }>> = {}): PollEvent => ({
  type: 'page',
  at,
  more: false,
  notBefore: null,
  fruitful: true,
  ...more,
});
const failed = (
  at: number,
  failure: Partial<Extract<PollEvent, { type: 'failed' }>['failure']> = {},
  chance = 1,
): PollEvent => ({
  type: 'failed',
  at,
  failure: { cause: 'server-error', detail: 'broken', retryAt: null, ...failure },
  chance,
});

describe('pace', () => {
  it('reads a new account at once', () => {
    expect(startPolling(start).nextAt).toBe(start);
  });

  it('waits its pace from the start of the last read, up to a tenth early', () => {
    const read = [{ type: 'started', at: start }, page(start + 2_000)] as const;
    expect(play([...read, { type: 'committed', at: start + 3_000, chance: 0 }]).nextAt).toBe(start + minute);
    expect(play([...read, { type: 'committed', at: start + 3_000, chance: 1 }]).nextAt).toBe(
      start + minute * 0.9,
    );
  });

  it('asks for the next page only once the last one is on disk, and then at once', () => {
    const offered = play([{ type: 'started', at: start }, page(start + 100, { more: true })]);
    expect(offered.phase).toBe('committing');
    expect(
      play(
        [
          { type: 'asked', at: start + 200 },
          { type: 'started', at: start + 200 },
        ],
        offered,
      ).phase,
    ).toBe('committing');
    const committed = play([{ type: 'committed', at: start + 300, chance: 0 }], offered);
    expect(committed).toMatchObject({ phase: 'waiting', nextAt: start + 300 });
  });

  it('does not run after a server that promises more for ever and brings nothing', () => {
    let state = startPolling(start);
    let at = start;
    for (let round = 0; round < 3; round += 1) {
      state = play(
        [
          { type: 'started', at },
          page(at, { more: true, fruitful: false }),
          { type: 'committed', at, chance: 0 },
        ],
        state,
      );
      at += 10;
    }
    expect(state.nextAt - at).toBeGreaterThan(50 * second);
  });

  it("reads at once when a person asks, but not past the channel's limit", () => {
    const limited = play([
      { type: 'started', at: start },
      page(start, { notBefore: start + 3 * minute }),
      { type: 'committed', at: start, chance: 0 },
    ]);
    expect(limited.nextAt).toBe(start + 3 * minute);
    expect(play([{ type: 'asked', at: start + minute }], limited).nextAt).toBe(start + 3 * minute);
    const free = play([
      { type: 'started', at: start },
      page(start),
      { type: 'committed', at: start, chance: 0 },
    ]);
    expect(play([{ type: 'asked', at: start + 5 * second }], free).nextAt).toBe(start + 5 * second);
  });

  it('reads again at once when it was asked to while it was reading', () => {
    const state = play([
      { type: 'started', at: start },
      { type: 'asked', at: start + 1 },
      page(start + 2),
      { type: 'committed', at: start + 3, chance: 0 },
    ]);
    expect(state.nextAt).toBe(start + 3);
  });

  it('does not wait for hours when the clock is set back by hours', () => {
    const back = start - 5 * hour;
    const state = play([
      { type: 'started', at: start },
      page(back),
      { type: 'committed', at: back, chance: 0 },
    ]);
    expect(state.nextAt - back).toBeLessThanOrEqual(minute);
  });

  it('answers a wish at once although a limit was named before the clock was set back', () => {
    const limited = play([
      { type: 'started', at: start },
      failed(start, { cause: 'rate-limited', retryAt: start + 30 * second }),
    ]);
    const back = start - 5 * hour;
    const { nextAt } = play([{ type: 'asked', at: back }], limited);
    expect(nextAt - back).toBe(30 * second);
  });
});

describe('failures', () => {
  it('doubles the pause with each failure, up to five minutes, and starts over after a success', () => {
    let state = startPolling(start);
    const pauses: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      state = play([{ type: 'started', at: start }, failed(start)], state);
      pauses.push(state.nextAt - start);
    }
    expect(pauses.slice(0, 4)).toEqual([4 * second, 8 * second, 16 * second, 32 * second]);
    expect(pauses.at(-1)).toBe(longestBackOff);
    const well = play(
      [{ type: 'started', at: start }, page(start), { type: 'committed', at: start, chance: 0 }],
      state,
    );
    expect(play([{ type: 'started', at: start }, failed(start)], well).nextAt - start).toBe(4 * second);
  });

  it('keeps the time a channel names, but not longer than an hour', () => {
    const soon = play([
      { type: 'started', at: start },
      failed(start, { cause: 'rate-limited', retryAt: start + 7 * minute }),
    ]);
    expect(soon.nextAt).toBe(start + 7 * minute);
    const never = play([
      { type: 'started', at: start },
      failed(start, { cause: 'rate-limited', retryAt: 8.64e15 }),
    ]);
    expect(never.nextAt).toBe(start + hour);
  });

  it('asks rarely with credentials that were refused, so that the account is not locked', () => {
    const refused = play([{ type: 'started', at: start }, failed(start, { cause: 'wrong-credentials' }, 0)]);
    expect(refused.nextAt - start).toBeGreaterThan(5 * minute);
  });

  it('says how the account stands', () => {
    expect(pollHealth(startPolling(start), start).state).toBe('waiting');
    const well = play([{ type: 'started', at: start }, page(start)]);
    expect(pollHealth(well, start)).toMatchObject({ state: 'ok', lastHeardAt: start });
    const ill = play(
      [
        { type: 'committed', at: start, chance: 0 },
        { type: 'started', at: start + pace },
        failed(start + pace),
      ],
      well,
    );
    expect(pollHealth(ill, start + pace)).toMatchObject({
      state: 'failing',
      cause: 'server-error',
      lastHeardAt: start,
    });
    const limited = play([
      { type: 'started', at: start },
      failed(start, { cause: 'rate-limited', retryAt: start + minute }),
    ]);
    expect(pollHealth(limited, start).state).toBe('limited');
  });
});

const anyEvent = fc.oneof(
  fc.record({ type: fc.constant('started' as const), at: fc.nat() }),
  fc.record({
    type: fc.constant('page' as const),
    at: fc.nat(),
    more: fc.boolean(),
    notBefore: fc.option(fc.oneof(fc.nat(), fc.double())),
    fruitful: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('committed' as const),
    at: fc.nat(),
    chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  }),
  fc.record({ type: fc.constant('asked' as const), at: fc.nat() }),
  fc.record({
    type: fc.constant('failed' as const),
    at: fc.nat(),
    chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    failure: fc.record({
      cause: fc.constantFrom(...connectionCauses),
      detail: fc.string(),
      retryAt: fc.option(fc.oneof(fc.nat(), fc.double())),
    }),
  }),
);

describe('whatever happens, in any order', () => {
  it('always knows a time, reads one page at a time, and never sleeps longer than an hour', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        let state = startPolling(0);
        let inFlight = 0;
        for (const event of events) {
          const before = state;
          state = afterPollEvent(state, event, pace);
          expect(Number.isFinite(state.nextAt)).toBe(true);
          if (event.type === 'started' && state !== before) inFlight += 1;
          if (
            (event.type === 'failed' && before.phase === 'reading') ||
            (event.type === 'committed' && before.phase === 'committing')
          )
            inFlight -= 1;
          expect(inFlight === 0 || inFlight === 1).toBe(true);
          expect(inFlight === 1).toBe(state.phase !== 'waiting');
          if (
            state.phase === 'waiting' &&
            (event.type === 'committed' || event.type === 'failed') &&
            state !== before
          ) {
            expect(state.nextAt - event.at).toBeLessThanOrEqual(hour);
            expect(state.nextAt).toBeGreaterThanOrEqual(event.at);
          }
        }
      }),
    );
  });
});
