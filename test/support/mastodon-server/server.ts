// A local server that follows Mastodon's published API as far as a connector meets it, over real HTTP.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, FaultPlan, misbehaveFirst } from './faults';
import { ApiError, answerRequest, type Served } from './routes';
import { type IdStyle, MastodonWorld, type Media, type Post, type Visibility } from './world';

export interface MastodonServer {
  /** "http://127.0.0.1:port", without a slash at the end. */
  readonly url: string;
  readonly accessToken: string;
  readonly brandAcct: string;
  readonly world: MastodonWorld;
  /** "GET /api/v1/notifications?limit=40", in the order they came. */
  readonly requests: readonly string[];
  customerPosts(post: CustomerPost): Post;
  /** The brand answers with another program. */
  brandPosts(post: {
    readonly text: string;
    readonly inReplyTo?: string;
    readonly visibility?: Visibility;
  }): Post;
  statusesBy(acct: string): readonly Post[];
  edits(id: string, text: string, how?: { readonly silently: boolean }): void;
  deletes(id: string): void;
  /** The next requests that begin so go wrong; `times` is 1 unless said. */
  goesWrong(on: string, fault: Fault, times?: number): void;
  behaves(): void;
  /** From now on so many requests in so long; what is more is answered with 429. */
  allows(limit: number, windowMs: number): void;
  /** So many were too many. */
  readonly tooMany: number;
  /** Nobody listens at the address any more, until `returns`. */
  goesAway(): Promise<void>;
  returns(): Promise<void>;
  close(): Promise<void>;
}

export interface CustomerPost {
  readonly from: string;
  readonly text: string;
  readonly inReplyTo?: string | null;
  readonly visibility?: Visibility;
  readonly media?: readonly Media[];
  readonly at?: number;
}

export interface MastodonServerOptions {
  readonly ids?: IdStyle;
  readonly maxCharacters?: number;
  /** Requests allowed in five minutes. */
  readonly limit?: number;
  /** The server's own clock. */
  readonly now?: () => number;
  readonly port?: number;
}

export async function startMastodonServer(options: MastodonServerOptions = {}): Promise<MastodonServer> {
  const { ids = 'opaque', maxCharacters = 500, now = Date.now } = options;
  const world = new MastodonWorld({ style: ids, now });
  const faults = new FaultPlan();
  const requests: string[] = [];
  const accessToken = 'token-of-the-brand';
  const window: RateWindow = { limit: options.limit ?? 300, length: fiveMinutes, startedAt: now(), used: 0 };
  let tooMany = 0;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    requests.push(`${request.method} ${request.url}`);
    const body = await bodyOf(request);
    const fault = faults.take(request);
    if (fault !== null && misbehaveFirst(fault, response)) return;
    const limits = countRequest(window, now());
    if (limits.exceeded) tooMany += 1;
    const served = limits.exceeded
      ? { status: 429, data: { error: 'Too many requests' } }
      : serveSafely({ request, body, world, accessToken, maxCharacters, now });
    if (fault?.kind === 'cut-after') return void response.socket?.destroy();
    if (fault?.kind === 'silence-after') return;
    if (fault?.kind === 'answer-after')
      return void response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>');
    const data = fault?.kind === 'changed' ? fault.change(served.data) : served.data;
    response
      .writeHead(served.status, {
        'content-type': 'application/json; charset=utf-8',
        ...limits.headers,
        ...served.headers,
      })
      .end(JSON.stringify(data));
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  await listen(options.port ?? 0);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    accessToken,
    brandAcct: world.brand.acct,
    world,
    requests,
    customerPosts: ({ from, ...post }) => world.write(world.person(from), post),
    brandPosts: (post) => world.write(world.brand, post),
    statusesBy: (acct) => world.posts.filter((post) => post.author.acct === acct),
    edits: (id, text, how) => world.edit(id, text, how),
    deletes: (id) => world.remove(id),
    goesWrong: (on, fault, times = 1) => faults.add({ on, fault, times }),
    behaves: () => faults.clear(),
    allows: (limit, length) => Object.assign(window, { limit, length, startedAt: now(), used: 0 }),
    get tooMany() {
      return tooMany;
    },
    goesAway: stop,
    returns: () => listen(port),
    close: stop,
  };
}

function serveSafely(context: Parameters<typeof answerRequest>[0]): Served {
  try {
    return answerRequest(context);
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, data: { error: error.message } };
    throw error;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const fiveMinutes = 300_000;

interface RateWindow {
  readonly limit: number;
  readonly length: number;
  startedAt: number;
  used: number;
}

function countRequest(window: RateWindow, now: number) {
  const { limit, length } = window;
  if (now - window.startedAt >= length) Object.assign(window, { startedAt: now, used: 0 });
  window.used += 1;
  return {
    exceeded: window.used > limit,
    headers: {
      date: new Date(now).toUTCString(),
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, limit - window.used)),
      'x-ratelimit-reset': new Date(window.startedAt + length).toISOString(),
    },
  };
}
