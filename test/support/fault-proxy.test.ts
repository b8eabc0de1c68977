import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { channelFetch } from '../../src/main/channels/channel-fetch';
import { type FaultProxy, startFaultProxy } from './fault-proxy';

let proxy: FaultProxy;
let heard: string[];
let close: () => void;
const send = (path: string) =>
  channelFetch({ step: 'test', limits: { idleMs: 300 } })(`http://127.0.0.1:${proxy.port}${path}`, {
    method: 'POST',
    body: 'x',
  });

beforeEach(async () => {
  heard = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end('taken');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await startFaultProxy({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterEach(async () => {
  await proxy.close();
  close();
});

it('loses only the answer it is told to lose, after the server took the request', async () => {
  proxy.losesNextAnswer((sent) => sent.includes('/second'));
  expect(await (await send('/first')).text()).toBe('taken');
  await expect(send('/second')).rejects.toMatchObject({
    failure: { cause: 'server-error', requestLeft: true },
  });
  expect(await (await send('/third')).text()).toBe('taken');
  expect(heard).toEqual(['/first', '/second', '/third']);
});

it('falls silent and refuses, and passes again', async () => {
  proxy.fallsSilent();
  await expect(send('/silent')).rejects.toMatchObject({ failure: { cause: 'timed-out' } });
  proxy.refuses();
  await expect(send('/refused')).rejects.toMatchObject({ failure: { cause: 'server-error' } });
  proxy.passes();
  expect((await send('/again')).status).toBe(200);
  expect(heard).toEqual(['/again']);
});
