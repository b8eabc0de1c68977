// A call into a connector that always ends: stopped at its deadline, and given up on if it does not stop.
import type { DurationMs } from '../../shared/domain/time';
import type { Clock } from './clock';

const graceToStop: DurationMs = 5_000;

/** Thrown when the call neither finished in time nor obeyed the signal. */
export class CallGivenUp extends Error {
  override readonly name = 'CallGivenUp';
}

/**
 * Runs `call` with a signal that is aborted at the deadline or when `outer` is. Rejects with CallGivenUp when the call
 * goes on for another five seconds after that, whatever it still does then.
 */
export function boundedCall<Value>(
  call: (signal: AbortSignal) => Promise<Value>,
  {
    clock,
    deadline,
    outer,
  }: { readonly clock: Clock; readonly deadline: DurationMs; readonly outer: AbortSignal },
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    let cancelGrace = () => {};
    const abort = () => {
      if (stop.signal.aborted) return;
      cancelGrace = clock.after(graceToStop, () => {
        settle();
        reject(new CallGivenUp('the connector did not stop when told to'));
      });
      stop.abort();
    };
    const cancelDeadline = clock.after(deadline, abort);
    const settle = () => {
      cancelDeadline();
      cancelGrace();
      outer.removeEventListener('abort', abort);
    };
    outer.addEventListener('abort', abort, { once: true });
    if (outer.aborted) abort();
    // A connector that throws before its first await is treated like one that rejects.
    new Promise<Value>((begin) => begin(call(stop.signal))).then(resolve, reject).finally(settle);
  });
}
