// What the server last said about its limits, in our own time.
import { type Instant, minute, second } from '../../../shared/domain/time';

/** Requests kept back for a person who wants to answer while the account is being read. */
const reserve = 20;

export class RateState {
  readonly #now: () => Instant;
  #remaining: number | null = null;
  #resetAt: Instant | null = null;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** Reset is an ISO time by the server's clock; its Date header tells how far that is from ours. */
  heard(headers: Headers): void {
    const remaining = Number.parseInt(headers.get('x-ratelimit-remaining') ?? '', 10);
    if (!Number.isFinite(remaining)) return;
    const reset = Date.parse(headers.get('x-ratelimit-reset') ?? '');
    const theirs = Date.parse(headers.get('date') ?? '');
    const skew = Number.isFinite(theirs) ? this.#now() - theirs : 0;
    this.#remaining = remaining;
    this.#resetAt = Number.isFinite(reset) ? reset + skew : this.#now() + 5 * minute;
  }

  /** When the next read may come; null while there is room. */
  get notBefore(): Instant | null {
    return this.#remaining !== null && this.#remaining <= reserve ? this.#resetAt : null;
  }

  /** When a refused request may be tried again: by Retry-After, by the limit's reset, or in a minute. */
  retryAfter(headers: Headers): Instant {
    const seconds = Number.parseInt(headers.get('retry-after') ?? '', 10);
    if (Number.isFinite(seconds) && seconds >= 0) return this.#now() + seconds * second;
    const { notBefore } = this;
    return notBefore !== null && notBefore > this.#now() ? notBefore : this.#now() + minute;
  }
}
