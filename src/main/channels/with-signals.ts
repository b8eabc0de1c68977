// Work that ends when any of several signals says so, and leaves nothing listening on those that live longer.

/** Passes on the first abort among `signals`, with its reason, for as long as `work` runs. */
export async function withSignals<Value>(
  signals: readonly AbortSignal[],
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const joined = new AbortController();
  const follow = () => joined.abort(signals.find((signal) => signal.aborted)?.reason);
  for (const signal of signals) signal.addEventListener('abort', follow, { once: true });
  try {
    if (signals.some((signal) => signal.aborted)) follow();
    return await work(joined.signal);
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', follow);
  }
}
