// Sends and look-ups of one account: one at a time in each conversation, each with an answer.
import { minute, second } from '../../shared/domain/time';
import type { LookUpOutcome, SendOutcome, SendRequest } from '../../shared/ipc/channels-port';
import { boundedCall } from './bounded-call';
import type { Clock } from './clock';
import type { AccountConnection } from './connector';

export interface Sender {
  send(request: SendRequest): Promise<SendOutcome>;
  lookUp(request: SendRequest): Promise<LookUpOutcome>;
  /** Fulfils when nothing is on its way any more. */
  settled(): Promise<void>;
}

const sendDeadline = 80 * second;
const lookUpDeadline = 60 * second;
/** The engine counts a reply as unknown after two minutes; one that has not left by then must not leave behind its back. */
const longestQueue = 30 * second;

/** A look-up waits for the send before it, so it never misses what is still on its way from here. */
export function createSender(connection: AccountConnection, clock: Clock, outer: AbortSignal): Sender {
  const lanes = new Map<string, Promise<unknown>>();

  const inLane = <Outcome>(lane: string, work: () => Promise<Outcome>): Promise<Outcome> => {
    const done = (lanes.get(lane) ?? Promise.resolve()).then(work);
    const tail = done.catch(() => {});
    lanes.set(lane, tail);
    void tail.then(() => {
      if (lanes.get(lane) === tail) lanes.delete(lane);
    });
    return done;
  };

  return {
    send: (request) => {
      const queuedAt = clock.now();
      return inLane(request.threadKey, async () => {
        if (outer.aborted) return notYet('the account is being closed');
        if (clock.now() - queuedAt > longestQueue)
          return notYet('another reply to this conversation took too long');
        const left = (request.withinMs ?? sendDeadline) - (clock.now() - queuedAt);
        if (left <= 0) return notYet('there was not enough time left to send it');
        try {
          return await boundedCall((signal) => connection.send(request, signal), {
            clock,
            deadline: Math.min(sendDeadline, left),
            outer,
          });
        } catch (error) {
          return { kind: 'unknown', detail: reasonOf(error) };
        }
      });
    },
    lookUp: (request) =>
      inLane(request.threadKey, async () => {
        try {
          return await boundedCall((signal) => connection.lookUp(request, signal), {
            clock,
            deadline: lookUpDeadline,
            outer,
          });
        } catch (error) {
          return { kind: 'undecidable', detail: reasonOf(error), retryAt: clock.now() + minute };
        }
      }),
    settled: async () => {
      await Promise.all(lanes.values());
    },
  };

  function notYet(detail: string): SendOutcome {
    return { kind: 'not-yet', retryAt: clock.now() + 5 * second, cause: 'timed-out', detail };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown error';
}
