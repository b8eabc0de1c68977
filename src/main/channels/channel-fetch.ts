// The one way to HTTP for connectors: bounded in time and bytes, TLS only, never led to another host.

import { checkedUrl } from './channel-address';
import { ChannelError } from './connector';
import { type Answer, type ExchangeLimits, exchange } from './http-exchange';

export interface ChannelFetchOptions {
  /** What is being tried, for reports: "session", "notifications". */
  readonly step: string;
  readonly limits?: Partial<ExchangeLimits>;
}

const defaults: ExchangeLimits = {
  connectMs: 10_000,
  idleMs: 15_000,
  totalMs: 60_000,
  maxBytes: 8 * 1024 * 1024,
  publicOnly: false,
};

const maxRedirects = 3;
const nullBodyStatuses = new Set([101, 103, 204, 205, 304]);

/**
 * A drop-in for fetch that libraries accept. The answer's body is already here when the promise fulfils.
 * Throws ChannelError when there is no whole answer; an HTTP error status is an answer. Redirects are followed
 * only for reads and only within the same origin, so a token never reaches another host.
 */
export function channelFetch(options: ChannelFetchOptions): typeof fetch {
  const limits = { ...defaults, ...options.limits };
  return async (input, init) => {
    const request = requestFor(input, init, options.step);
    const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
    let url = checkedUrl(new URL(request.url), options.step, limits.publicOnly);
    const deadline = performance.now() + limits.totalMs;
    for (let hop = 0; ; hop += 1) {
      const left = Math.max(1, deadline - performance.now());
      const answer = await exchange(
        { url, method: request.method, headers: request.headers, body, signal: request.signal },
        { step: options.step, limits: { ...limits, totalMs: left } },
      );
      const next = redirectTarget(answer, url);
      if (next === null) return responseOf(answer);
      if (!mayFollow(request.method, url, next) || hop >= maxRedirects)
        throw ledAway(next, url, options.step);
      url = checkedUrl(next, options.step, limits.publicOnly);
    }
  };
}

/** Request judges method, headers and address, and refuses with errors of its own. */
function requestFor(input: string | URL | Request, init: RequestInit | undefined, step: string): Request {
  try {
    return new Request(input, init);
  } catch {
    throw new ChannelError('the address or the headers of the request are not usable', {
      cause: 'not-this-service',
      step,
      retryAt: null,
      requestLeft: false,
    });
  }
}

function redirectTarget(answer: Answer, from: URL): URL | null {
  const location = answer.headers.get('location');
  if (answer.status < 300 || answer.status > 399 || answer.status === 304 || location === null) return null;
  return URL.canParse(location, from.href) ? new URL(location, from) : null;
}

function mayFollow(method: string, from: URL, to: URL): boolean {
  return (method === 'GET' || method === 'HEAD') && from.protocol === to.protocol && from.host === to.host;
}

function ledAway(to: URL, from: URL, step: string): ChannelError {
  const where = to.host === from.host ? 'round in circles' : `away to ${to.protocol}//${to.host}`;
  return new ChannelError(`${from.host} leads ${where}, where we do not follow with this account's access`, {
    cause: 'not-this-service',
    step,
    retryAt: null,
    requestLeft: true,
  });
}

function responseOf(answer: Answer): Response {
  return new Response(nullBodyStatuses.has(answer.status) ? null : answer.body, {
    status: answer.status,
    headers: answer.headers,
  });
}
