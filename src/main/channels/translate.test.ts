// What becomes of words at a translation service that answers well, refuses, dawdles or lies.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { translate, translateWithSecret } from './translate';

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Heard {
  readonly path: string | undefined;
  readonly body: unknown;
}

async function service(serve: (response: ServerResponse, request: IncomingMessage) => void) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    heard.push({ path: request.url, body: JSON.parse(Buffer.concat(chunks).toString()) });
    serve(response, request);
  });
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

const json = (status: number, body: unknown) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};
const limits = { connectMs: 500, idleMs: 200, totalMs: 600, maxBytes: 4_000 };
const ask = (server: string, apiKey: string | null = null) =>
  translate({ server, text: 'Bonjour à tous', into: 'en' }, { apiKey, limits });

describe('a service that answers', () => {
  const answer = {
    translatedText: ' Hello everybody ',
    detectedLanguage: { confidence: 90, language: 'fr' },
  };

  it('is asked for plain text, with its key, and says which language it heard', async () => {
    const { address, heard } = await service(json(200, answer));
    expect(await ask(address, 'k-1')).toEqual({ kind: 'translated', text: 'Hello everybody', from: 'fr' });
    const body = { q: 'Bonjour à tous', source: 'auto', target: 'en', format: 'text', api_key: 'k-1' };
    expect(heard).toEqual([{ path: '/translate', body }]);
  });

  it('is asked without a key where there is none, and below its own folder', async () => {
    const { address, heard } = await service(json(200, answer));
    await ask(`${address}/mt`);
    expect(heard).toEqual([{ path: '/mt/translate', body: expect.not.objectContaining({ api_key: null }) }]);
    expect(heard[0]?.body).not.toHaveProperty('api_key');
  });

  it.each([
    ['nothing said', {}, null],
    ['no object', { detectedLanguage: 'fr' }, null],
    ['no tag', { detectedLanguage: { language: '<b>' } }, null],
    ['a region', { detectedLanguage: { language: 'pt-BR' } }, 'pt'],
  ])('may leave the language unsaid, or say it in its own way: %s', async (_what, extra, from) => {
    const { address } = await service(json(200, { translatedText: 'Hello', ...extra }));
    expect(await ask(address)).toEqual({ kind: 'translated', text: 'Hello', from });
  });

  it('gives text and nothing that turns it around or hides in it', async () => {
    const { address } = await service(json(200, { translatedText: 'a\u202eb\u0000c\u2066<i>\nd' }));
    expect(await ask(address)).toMatchObject({ text: 'abc<i>\nd' });
  });
});

describe('a service that does not', () => {
  it.each([
    ['refuses the key', json(403, { error: 'Invalid API key' }), 'wrong-credentials'],
    ['has no such language', json(400, { error: 'xx is not supported' }), 'not-taken'],
    ['finds the text too long', json(413, { error: 'Request is too long' }), 'not-taken'],
    ['is asked too often', json(429, { error: 'Slowdown' }), 'rate-limited'],
    ['breaks', json(500, { error: 'Cannot translate text' }), 'server-error'],
    ['is something else', json(404, 'not found'), 'not-this-service'],
    ['answers in no JSON', json(200, '<html>'), 'malformed-answer'],
    ['answers another form', json(200, { translatedText: ['a'] }), 'malformed-answer'],
    ['gives nothing back', json(200, { translatedText: ' ' }), 'malformed-answer'],
    [
      'answers without end',
      json(200, JSON.stringify({ translatedText: 'x'.repeat(9_000) })),
      'malformed-answer',
    ],
    ['never answers', () => {}, 'timed-out'],
    ['breaks off', (response: ServerResponse) => response.destroy(), 'server-error'],
  ])('%s', async (_what, serve, cause) => {
    const { address } = await service(serve);
    expect(await ask(address)).toEqual({ kind: 'failed', cause });
  });

  it('leads elsewhere, where neither words nor key follow', async () => {
    const other = await service(json(200, { translatedText: 'Hello' }));
    const { address } = await service((response) => {
      response.writeHead(307, { location: `${other.address}/translate` });
      response.end();
    });
    expect(await ask(address, 'k-1')).toEqual({ kind: 'failed', cause: 'not-this-service' });
    expect(other.heard).toEqual([]);
  });

  it('is not there, or has no address that may be asked', async () => {
    const { address } = await service(json(200, {}));
    await new Promise((resolve) => running[0]?.close(resolve));
    expect(await ask(address)).toEqual({ kind: 'failed', cause: 'refused' });
    expect(await ask('http://translate.example')).toEqual({ kind: 'failed', cause: 'not-this-service' });
  });
});

describe('the key of this computer', () => {
  const request = (server: string) => ({ server, text: 'Bonjour à tous', into: 'en' });
  const answer = json(200, { translatedText: 'Hello everybody' });

  it('goes to the address it was given for', async () => {
    const { address, heard } = await service(answer);
    await translateWithSecret(request(address), { apiKey: 'k-1', server: address });
    expect(heard).toMatchObject([{ body: { api_key: 'k-1' } }]);
  });

  it.each([{ server: 'https://before.example' }, {}])(
    'goes nowhere, and no words either, once the workspace names another address: %o',
    async (known) => {
      const { address, heard } = await service(answer);
      expect(await translateWithSecret(request(address), { apiKey: 'k-1', ...known })).toEqual({
        kind: 'failed',
        cause: 'key-for-other-address',
      });
      expect(heard).toEqual([]);
    },
  );

  it('is not needed where there is none', async () => {
    const { address } = await service(answer);
    expect(await translateWithSecret(request(address), undefined)).toMatchObject({ kind: 'translated' });
  });
});
