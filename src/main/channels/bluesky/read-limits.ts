// Obeys the server's own count of how much we may still read.
import { type Instant, minute } from '../../../shared/domain/time';
import { resetOf } from './failure';

/** Bluesky's own windows last five minutes; a server that says much more is not believed. */
const longestPause = 15 * minute;

export class ReadLimits {
  #blockedUntil: Instant | null = null;

  /** Earliest next poll; null when nothing holds us back. */
  notBefore(now: Instant): Instant | null {
    if (this.#blockedUntil === null || this.#blockedUntil <= now) return null;
    return Math.min(this.#blockedUntil, now + longestPause);
  }

  /** The same fetch, with the rate-limit headers of reads noted. Writes and sign-ins have counts of their own. */
  watch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (input, init) => {
      const response = await fetch(input, init);
      const isRead = (input instanceof Request ? input.method : (init?.method ?? 'GET')) === 'GET';
      if (isRead) this.#note(response.headers);
      return response;
    };
  }

  #note(headers: Headers): void {
    const remaining = headers.get('ratelimit-remaining');
    if (remaining === null || Number(remaining) > 0) return;
    this.#blockedUntil = resetOf({ 'ratelimit-reset': headers.get('ratelimit-reset') ?? undefined });
  }
}
