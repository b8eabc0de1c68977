// One HTTP request and its whole answer, with limits on time and bytes, and an exact word on whether it left.
import { lookup } from 'node:dns';
import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction, Socket } from 'node:net';
import { createGunzip } from 'node:zlib';
import { isPrivateAddress } from './channel-address';
import { ChannelError } from './connector';
import { networkFailure } from './network-failure';

export interface ExchangeLimits {
  readonly connectMs: number;
  /** Longest silence while the answer arrives. */
  readonly idleMs: number;
  readonly totalMs: number;
  /** Of the answer's body, after decompression. */
  readonly maxBytes: number;
  /** Refuse names that lead to this computer or a local network: for addresses a stranger chose. */
  readonly publicOnly: boolean;
}

export interface Outgoing {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array | null;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

export class AnswerTooLarge extends ChannelError {}

// A kept connection may be closed by the server just as we write; reads can live with that, sends get a fresh one.
const keptOpen = {
  http: new HttpAgent({ keepAlive: true, maxSockets: 8, timeout: 30_000 }),
  https: new HttpsAgent({ keepAlive: true, maxSockets: 8, timeout: 30_000 }),
};

/** Sends once and reads the whole answer. Throws ChannelError whose requestLeft is exact. */
export async function exchange(
  outgoing: Outgoing,
  { step, limits }: { readonly step: string; readonly limits: ExchangeLimits },
): Promise<Answer> {
  const host = outgoing.url.host;
  const progress = { left: false };
  const stop = new AbortController();
  const timers = new Timers((reason) => stop.abort(Object.assign(new Error(reason), { code: 'ETIMEDOUT' })));
  const cancel = () => stop.abort(Object.assign(new Error('stopped'), { code: 'ABORT_ERR' }));
  outgoing.signal.addEventListener('abort', cancel, { once: true });
  try {
    if (outgoing.signal.aborted) cancel();
    timers.set('total', limits.totalMs);
    timers.set('step', limits.connectMs);
    const request = open(outgoing, limits);
    stop.signal.addEventListener('abort', () => request.destroy(asError(stop.signal.reason)), { once: true });
    if (stop.signal.aborted) request.destroy(asError(stop.signal.reason));
    const message = await answerTo(request, outgoing, () => {
      progress.left = true;
      timers.set('step', limits.idleMs);
    });
    const body = await bodyOf(message, {
      limits,
      step,
      host,
      onBytes: () => timers.set('step', limits.idleMs),
    });
    return { status: message.statusCode ?? 0, headers: headersOf(message), body };
  } catch (error) {
    throw networkFailure(stop.signal.aborted ? stop.signal.reason : error, {
      step,
      host,
      requestLeft: progress.left,
    });
  } finally {
    timers.clear();
    outgoing.signal.removeEventListener('abort', cancel);
  }
}

function open({ url, method, headers, body }: Outgoing, limits: ExchangeLimits): ClientRequest {
  const secure = url.protocol === 'https:';
  const isRead = method === 'GET' || method === 'HEAD';
  const sent: Record<string, string> = {};
  headers.forEach((value, name) => {
    sent[name] = value;
  });
  sent['accept-encoding'] = 'gzip';
  if (body !== null) sent['content-length'] = String(body.byteLength);
  return (secure ? httpsRequest : httpRequest)(url, {
    method,
    headers: sent,
    agent: isRead ? keptOpen[secure ? 'https' : 'http'] : false,
    maxHeaderSize: 64 * 1024,
    ...(limits.publicOnly ? { lookup: publicLookup } : {}),
  });
}

function answerTo(
  request: ClientRequest,
  outgoing: Outgoing,
  onLeaving: () => void,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', resolve);
    request.on('socket', (socket: Socket) => {
      const ready = outgoing.url.protocol === 'https:' ? 'secureConnect' : 'connect';
      if (request.reusedSocket || (!socket.connecting && ready === 'connect')) onLeaving();
      else socket.once(ready, onLeaving);
    });
    request.end(outgoing.body ?? undefined);
  });
}

interface BodyContext {
  readonly limits: ExchangeLimits;
  readonly step: string;
  readonly host: string;
  readonly onBytes: () => void;
}

async function bodyOf(message: IncomingMessage, context: BodyContext): Promise<Uint8Array<ArrayBuffer>> {
  const coding = message.headers['content-encoding'] ?? 'identity';
  if (coding !== 'identity' && coding !== 'gzip') throw unusable(`an answer packed as "${coding}"`, context);
  message.on('data', context.onBytes);
  const plain = coding === 'gzip' ? unpacked(message) : message;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of plain) {
      if (!(chunk instanceof Uint8Array)) continue;
      length += chunk.byteLength;
      if (length > context.limits.maxBytes) {
        throw new AnswerTooLarge(
          `${context.host}: the answer is larger than ${Math.round(context.limits.maxBytes / 1024)} KiB`,
          {
            cause: 'malformed-answer',
            step: context.step,
            retryAt: null,
            requestLeft: true,
          },
        );
      }
      chunks.push(chunk);
    }
    if (!message.complete) throw Object.assign(new Error('cut short'), { code: 'ECONNRESET' });
  } finally {
    message.destroy();
  }
  return joined(chunks, length);
}

function unpacked(message: IncomingMessage) {
  const gunzip = createGunzip();
  message.on('error', (error) => gunzip.destroy(error));
  message.on('close', () => {
    if (!message.complete) gunzip.destroy(Object.assign(new Error('cut short'), { code: 'ECONNRESET' }));
  });
  return message.pipe(gunzip);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    // The body is unpacked and complete already; these would describe what came over the wire.
    if (name === 'content-encoding' || name === 'content-length' || name === 'transfer-encoding') continue;
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) headers.append(name, one);
  }
  return headers;
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const open = addresses.filter((entry) => !isPrivateAddress(entry.address));
    const first = open[0];
    if (first === undefined) {
      return callback(Object.assign(new Error('not a public address'), { code: 'ENOTFOUND' }), []);
    }
    return options.all ? callback(null, open) : callback(null, first.address, first.family);
  });
};

function unusable(what: string, { step, host }: BodyContext): ChannelError {
  return new ChannelError(`${host}: the server sent ${what}`, {
    cause: 'malformed-answer',
    step,
    retryAt: null,
    requestLeft: true,
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** Two clocks: one for the whole exchange, one that each sign of life winds again. */
class Timers {
  readonly #running = new Map<string, NodeJS.Timeout>();
  readonly #onTimeout: (reason: string) => void;

  constructor(onTimeout: (reason: string) => void) {
    this.#onTimeout = onTimeout;
  }

  set(name: 'total' | 'step', ms: number): void {
    clearTimeout(this.#running.get(name));
    this.#running.set(
      name,
      setTimeout(() => this.#onTimeout(`${name} time is over`), ms),
    );
  }

  clear(): void {
    for (const timer of this.#running.values()) clearTimeout(timer);
  }
}
