// Instants and durations in milliseconds. The domain never asks what time it is; callers say.

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
/** A length of time in milliseconds. */
export type DurationMs = number;

export const second: DurationMs = 1_000;
export const minute: DurationMs = 60 * second;
export const hour: DurationMs = 60 * minute;
export const day: DurationMs = 24 * hour;
