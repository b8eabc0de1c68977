// How soon a process that died is started again, and when it dies too often to go on.

export interface RestartPolicy {
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** More deaths than this within the window is a loop. */
  readonly mostDeaths: number;
  readonly windowMs: number;
}

export const restartPolicy: RestartPolicy = {
  firstDelayMs: 250,
  longestDelayMs: 8_000,
  mostDeaths: 5,
  windowMs: 60_000,
};

export type AfterDeath =
  | { readonly kind: 'restart'; readonly delayMs: number }
  /** A loop of crashes: starting again would only repeat it. */
  | { readonly kind: 'stop' };

/** Decides by the instants of all deaths so far, the newest last. */
export function afterDeath(deaths: readonly number[], policy: RestartPolicy): AfterDeath {
  const newest = deaths.at(-1) ?? 0;
  const recent = deaths.filter((at) => newest - at < policy.windowMs).length;
  if (recent > policy.mostDeaths) return { kind: 'stop' };
  const delayMs = Math.min(policy.firstDelayMs * 2 ** Math.max(0, recent - 1), policy.longestDelayMs);
  return { kind: 'restart', delayMs };
}
