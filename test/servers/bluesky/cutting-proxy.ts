// Stands between a connector and a Bluesky server and can lose the answer after the server has done the work.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CuttingProxy {
  readonly url: string;
  /** The next request whose path contains this is carried out, and its answer never arrives. */
  loseNextAnswerTo(path: string): void;
  /** The next request whose path contains this never reaches the server. */
  loseNextRequestTo(path: string): void;
  /** From now on every list of notifications holds an entry that cannot be read. */
  addRubbish(): void;
  /** Cuts every connection from now on, until told otherwise. */
  setAway(isAway: boolean): void;
  /** Paths of the requests so far, in order. */
  readonly seen: readonly string[];
  stop(): Promise<void>;
}

export async function startCuttingProxy(upstream: string): Promise<CuttingProxy> {
  const seen: string[] = [];
  let losing: string | null = null;
  let blocking: string | null = null;
  let hasRubbish = false;
  let isAway = false;
  let own = '';

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    seen.push(path);
    const isBlocked = blocking !== null && path.includes(blocking);
    if (isBlocked) blocking = null;
    if (isBlocked || isAway) {
      request.socket.destroy();
      return;
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.entries(request.headers).filter(
      ([name]) => !/^(host|connection|content-length|accept-encoding)$/.test(name),
    );
    const answer = await fetch(upstream + path, {
      method: request.method ?? 'GET',
      headers: headers.map(([name, value]) => [name, String(value)] as [string, string]),
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    if (losing !== null && path.includes(losing)) {
      losing = null;
      request.socket.destroy();
      return;
    }
    const type = answer.headers.get('content-type') ?? '';
    // Sessions name the server that holds the account: it must go on being us.
    const text = body.toString().replaceAll(upstream, own);
    const isSpoilt = hasRubbish && path.includes('listNotifications') && answer.ok;
    const sent = type.includes('json') ? Buffer.from(isSpoilt ? withRubbish(text) : text) : body;
    const passed = [...answer.headers].filter(
      ([name]) => !/^(content-encoding|content-length|transfer-encoding|connection)$/.test(name),
    );
    response.writeHead(answer.status, { ...Object.fromEntries(passed), 'content-length': sent.byteLength });
    response.end(sent);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: own,
    seen,
    loseNextAnswerTo: (path) => {
      losing = path;
    },
    loseNextRequestTo: (path) => {
      blocking = path;
    },
    addRubbish: () => {
      hasRubbish = true;
    },
    setAway: (away) => {
      isAway = away;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function withRubbish(answer: string): string {
  const { notifications = [], ...rest } = JSON.parse(answer);
  const [newest, ...older] = notifications;
  return JSON.stringify({
    ...rest,
    notifications: [newest, { ...newest, uri: 42 }, ...older].filter(Boolean),
  });
}
