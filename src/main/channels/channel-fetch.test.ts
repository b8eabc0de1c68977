// How connectors reach servers that are slow, endless, broken or hostile.
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { channelFetch } from './channel-fetch';
import { ChannelError } from './connector';

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function') {
      server.closeAllConnections();
    }
    server.close();
  }
});

async function listening(server: Server): Promise<string> {
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const http = (serve: (request: IncomingMessage, response: ServerResponse) => void) =>
  listening(createHttpServer(serve));
const tcp = (onData: (socket: Socket) => void) =>
  listening(
    createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => onData(socket));
    }),
  );

const limits = { connectMs: 300, idleMs: 150, totalMs: 600, maxBytes: 10_000 };
const impatient = channelFetch({ step: 'test', limits });

async function failureOf(attempt: Promise<unknown>): Promise<ChannelError> {
  const error = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ChannelError)) throw new Error(`expected a ChannelError, got ${String(error)}`);
  return error;
}

it('gives status, headers and unpacked body of a good answer', async () => {
  const url = await http((request, response) => {
    response.writeHead(201, {
      'content-type': 'text/plain',
      'content-encoding': 'gzip',
      'x-seen': request.method,
    });
    response.end(gzipSync(`token ${request.headers.authorization}`));
  });
  const response = await impatient(url, {
    method: 'POST',
    body: 'hello',
    headers: { authorization: 'Bearer t' },
  });
  expect(response.status).toBe(201);
  expect(response.headers.get('x-seen')).toBe('POST');
  expect(await response.text()).toBe('token Bearer t');
});

it('reports an error status as an answer, not as a failure of the network', async () => {
  const url = await http((_, response) => response.writeHead(503).end('busy'));
  expect((await impatient(url)).status).toBe(503);
});

it('knows that nothing left when nobody listens', async () => {
  const server = createHttpServer();
  const url = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  const { failure } = await failureOf(impatient(url, { method: 'POST', body: 'x' }));
  expect(failure).toMatchObject({ cause: 'refused', requestLeft: false });
});

it('knows that nothing left when the name leads nowhere', async () => {
  const { failure } = await failureOf(impatient('https://nowhere.invalid/'));
  expect(['name-not-found', 'offline']).toContain(failure.cause);
  expect(failure.requestLeft).toBe(false);
});

const writes =
  (text: string, andThen: 'ends' | 'cuts' | 'waits') =>
  (socket: Socket): void => {
    socket.write(text, () => {
      if (andThen === 'ends') socket.end();
      if (andThen === 'cuts') socket.destroy();
    });
  };
const halfABody = 'HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nhalf';

it.each([
  ['cuts the line before answering', writes('', 'cuts'), 'server-error'],
  ['closes politely before answering', writes('', 'ends'), 'server-error'],
  ['never answers', writes('', 'waits'), 'timed-out'],
  ['speaks another language', writes('220 mail.test ESMTP\r\n', 'ends'), 'not-this-service'],
  ['stops inside the body', writes(halfABody, 'ends'), 'server-error'],
  ['falls silent inside the body', writes(halfABody, 'waits'), 'timed-out'],
  [
    'cuts the line inside a chunked body',
    writes('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n', 'cuts'),
    'server-error',
  ],
  [
    'sends endless headers',
    writes(`HTTP/1.1 200 OK\r\n${'x-more: y\r\n'.repeat(20_000)}`, 'waits'),
    'not-this-service',
  ],
] as const)('says that the request may have landed when the server %s', async (_, serve, cause) => {
  const url = await tcp(serve);
  const { failure } = await failureOf(impatient(url, { method: 'POST', body: 'x' }));
  expect(failure).toMatchObject({ cause, requestLeft: true });
});

it('gives up on a body that drips for ever', async () => {
  const url = await http((_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('.'), 40);
    response.on('close', () => clearInterval(drip));
  });
  expect((await failureOf(impatient(url))).failure.cause).toBe('timed-out');
});

it('stops reading a body that grows past the cap', async () => {
  let written = 0;
  const url = await http((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(1_000))) written += 1_000;
    };
    response.on('drain', more);
    more();
  });
  // The cap is what counts here; on a busy machine the time would be up first.
  const patient = channelFetch({ step: 'test', limits: { maxBytes: limits.maxBytes } });
  expect((await failureOf(patient(url))).failure.cause).toBe('malformed-answer');
  expect(written).toBeLessThan(20_000_000);
});

it('stops unpacking a bomb at the cap', async () => {
  const bomb = gzipSync(new Uint8Array(50_000_000));
  const url = await http((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
  expect((await failureOf(impatient(url))).failure.cause).toBe('malformed-answer');
});

it('refuses packings it did not ask for and packings that are broken', async () => {
  const brotli = await http((_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x'));
  expect((await failureOf(impatient(brotli))).failure.cause).toBe('malformed-answer');
  const broken = await http((_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
  );
  expect((await failureOf(impatient(broken))).failure.cause).toBe('malformed-answer');
});

it('follows a read within its own server and gives up on a circle', async () => {
  const url = await http((request, response) => {
    if (request.url === '/old') response.writeHead(302, { location: '/new' }).end();
    else if (request.url === '/circle') response.writeHead(302, { location: '/circle' }).end();
    else response.end('found');
  });
  expect(await (await impatient(`${url}/old`)).text()).toBe('found');
  expect((await failureOf(impatient(`${url}/circle`))).failure.cause).toBe('not-this-service');
});

it('never follows to another server, not even to the same one on another port, and never repeats a send', async () => {
  let stolen: string | undefined;
  const thief = await http((request, response): void => {
    stolen = request.headers.authorization;
    response.end('thanks');
  });
  for (const location of [
    thief,
    'file:///etc/passwd',
    'http://169.254.169.254/latest',
    'https://elsewhere.example/',
  ]) {
    const url = await http((_, response) => response.writeHead(307, { location }).end());
    const { failure } = await failureOf(impatient(url, { headers: { authorization: 'Bearer secret' } }));
    expect(failure.cause).toBe('not-this-service');
  }
  const same = await http((_, response) => response.writeHead(307, { location: '/again' }).end());
  await failureOf(impatient(same, { method: 'POST', body: 'x' }));
  expect(stolen).toBeUndefined();
});

it('speaks plain http to this computer only, and never with a password in the address', async () => {
  for (const url of ['http://social.example/', 'ftp://127.0.0.1/', 'https://user:word@social.example/']) {
    const { failure } = await failureOf(impatient(url));
    expect(failure).toMatchObject({ requestLeft: false });
  }
});

it('keeps away from local names when a stranger chose the address', async () => {
  const shy = channelFetch({ step: 'file', limits: { ...limits, publicOnly: true } });
  const here = await http((_, response) => response.end('private'));
  for (const url of [
    here,
    'https://localhost/',
    'https://127.1/',
    'https://[::1]/',
    'https://192.168.0.1/',
    'https://[::ffff:10.0.0.1]/',
  ]) {
    const { failure } = await failureOf(shy(url));
    expect(failure, url).toMatchObject({ cause: 'not-this-service', requestLeft: false });
  }
});

it('ends at once when it is stopped', async () => {
  const url = await tcp(() => {});
  const stop = new AbortController();
  const attempt = failureOf(impatient(url, { signal: stop.signal }));
  stop.abort();
  expect((await attempt).failure.cause).toBe('timed-out');
});
