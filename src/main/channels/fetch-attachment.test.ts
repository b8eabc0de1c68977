import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encode } from 'fast-png';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maxAttachmentBytes } from '../../shared/ipc/channels-port';
import { type AttachmentSource, createAttachmentSource } from './fetch-attachment';
import { reencodeImage } from './reencode-image';

const picture = encode({ width: 2, height: 2, data: new Uint8Array(16).fill(200), channels: 4, depth: 8 });

let url: string;
let close: () => void;
let asked: (string | undefined)[];
let source: AttachmentSource;

beforeEach(async () => {
  asked = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    if (request.url === '/picture') response.end(picture);
    else if (request.url === '/paper') response.end('%PDF-1.7');
    else if (request.url === '/big') response.end(Buffer.alloc(maxAttachmentBytes + 1));
    else if (request.url === '/away')
      response.writeHead(302, { location: 'https://elsewhere.example/x' }).end();
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  source = createAttachmentSource({ settings: { server: url }, reencode: reencodeImage });
});
afterEach(() => close());

const file = { bytes: null, name: 'file', mediaType: 'application/octet-stream', altText: '' };

describe('fetching', () => {
  it('makes a picture anew and keeps its description', async () => {
    const taken = await source.fetchAttachment({
      ...file,
      url: `${url}/picture`,
      mediaType: 'image/webp',
      altText: 'A broken lid',
    });
    expect(taken).toMatchObject({ state: 'stored', mediaType: 'image/png', altText: 'A broken lid' });
    expect(taken.byteLength).toBe(taken.bytes?.byteLength);
  });

  it('keeps other files as they are', async () => {
    const taken = await source.fetchAttachment({
      ...file,
      url: `${url}/paper`,
      mediaType: 'application/pdf; name=x',
    });
    expect(taken).toMatchObject({ state: 'stored', mediaType: 'application/pdf' });
    expect(Buffer.from(taken.bytes ?? []).toString()).toBe('%PDF-1.7');
  });

  it.each([
    ['too large', '/big', 'too-large'],
    ['gone', '/gone', 'unavailable'],
    ['led elsewhere', '/away', 'unavailable'],
  ])('says so when a file is %s', async (_, path, state) => {
    expect(await source.fetchAttachment({ ...file, url: `${url}${path}` })).toMatchObject({
      state,
      bytes: null,
      byteLength: 0,
    });
  });

  it('says so when there is no usable address', async () => {
    for (const address of [
      null,
      'no address',
      'file:///etc/passwd',
      'http://media.example/plain',
      'javascript:alert(1)',
    ]) {
      expect((await source.fetchAttachment({ ...file, url: address })).state).toBe('unavailable');
    }
  });

  it('does not look for files inside this network when the account lives outside it', async () => {
    const outside = createAttachmentSource({
      settings: { server: 'https://social.example' },
      reencode: reencodeImage,
    });
    expect((await outside.fetchAttachment({ ...file, url: `${url}/picture` })).state).toBe('unavailable');
    expect(asked).toEqual([]);
  });

  it("shows the account's token to its own server only", async () => {
    const headers = { authorization: 'Bearer t' };
    await source.fetchAttachment({ ...file, url: `${url}/picture`, headers });
    const other = createAttachmentSource({
      settings: { server: 'http://127.0.0.1:1' },
      reencode: reencodeImage,
    });
    await other.fetchAttachment({ ...file, url: `${url}/picture`, headers });
    expect(asked).toEqual(['Bearer t', undefined]);
  });
});

describe('bytes that came with the message', () => {
  const given = (bytes: Uint8Array, mediaType = 'application/octet-stream') =>
    source.fetchAttachment({ ...file, url: null, bytes, mediaType });

  it('are recognised as a picture whatever they are called', async () => {
    expect(await given(picture, 'application/pdf')).toMatchObject({
      state: 'stored',
      mediaType: 'image/png',
    });
  });

  it('are set aside when they claim to be a picture and are none', async () => {
    expect(await given(Buffer.from('<svg onload="alert(1)"/>'), 'image/svg+xml')).toMatchObject({
      state: 'unsupported',
      bytes: null,
    });
  });

  it('own their memory, so that nothing beside them crosses the port', async () => {
    const mail = Buffer.from('secret neighbours and the file');
    const taken = await given(mail.subarray(26));
    expect(taken.bytes?.buffer.byteLength).toBe(4);
  });

  it('are counted page by page, so that no page fills the memory', async () => {
    const large = new Uint8Array(maxAttachmentBytes);
    const states: string[] = [];
    for (let count = 0; count < 9; count += 1) states.push((await given(large)).state);
    expect(states).toEqual([...Array(8).fill('stored'), 'too-large']);
    source.nextPage();
    expect((await given(large)).state).toBe('stored');
  });
});

it('gives files plain names', async () => {
  const nameOf = async (name: string) =>
    (await source.fetchAttachment({ ...file, url: null, bytes: new Uint8Array(1), name })).name;
  expect(await nameOf('../../etc/passwd')).toBe('passwd');
  expect(await nameOf('C:\\temp\\invoice.pdf')).toBe('invoice.pdf');
  expect(await nameOf('photo\u202egpj.exe')).toBe('photogpj.exe');
  expect(await nameOf('')).toBe('file');
});
