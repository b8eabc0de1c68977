import { expect, test, vi } from 'vitest';
import type { Child } from './child';
import { type ForkKeychain, KeychainClient } from './keychain-client';

interface Forked {
  readonly sent: { id: number; call: string }[];
  readonly answer: (id: number, outcome: unknown) => void;
  readonly die: () => void;
  killed: boolean;
}

/** Keychain processes that answer when the test says so. */
function processes() {
  const forked: Forked[] = [];
  const fork: ForkKeychain = ({ onMessage, onExit }) => {
    const sent: Forked['sent'] = [];
    const one: Forked = {
      sent,
      answer: (id, outcome) => onMessage({ id, outcome }),
      die: onExit,
      killed: false,
    };
    forked.push(one);
    const child: Child = {
      send: (message) => sent.push(message as Forked['sent'][number]),
      kill: () => {
        one.killed = true;
      },
    };
    return child;
  };
  return { forked, fork };
}

const failed = { kind: 'failed', reason: 'no service' };

test('answers go to the call they belong to, in whatever order they come', async () => {
  const { forked, fork } = processes();
  const client = new KeychainClient(fork, () => {});
  const first = client.get('s', 'one');
  const second = client.get('s', 'two');
  forked[0]?.answer(2, { kind: 'value', value: '2' });
  forked[0]?.answer(1, { kind: 'value', value: '1' });
  expect(await Promise.all([first, second])).toEqual(['1', '2']);
  expect(forked).toHaveLength(1);
});

test('a call fails when its process dies, and the next one gets another process', async () => {
  const { forked, fork } = processes();
  const client = new KeychainClient(fork, () => {});
  const call = client.get('s', 'one');
  forked[0]?.die();
  await expect(call).rejects.toThrow('its process ended');
  const next = client.get('s', 'one');
  forked[1]?.answer(2, { kind: 'value', value: 'v' });
  expect(await next).toBe('v');
});

test('after a failure the process is replaced, since the library holds on to a service that went away', async () => {
  const { forked, fork } = processes();
  const client = new KeychainClient(fork, () => {});
  const call = client.set('s', 'one', 'v');
  forked[0]?.answer(1, failed);
  await expect(call).rejects.toThrow('no service');
  expect(forked[0]?.killed).toBe(true);
});

test('a call that hangs is given up after five seconds; a late answer is told, unless it brings nothing', async () => {
  vi.useFakeTimers();
  try {
    const { forked, fork } = processes();
    let told = 0;
    const client = new KeychainClient(fork, () => told++);
    const call = expect(client.get('s', 'one')).rejects.toThrow('did not answer in time');
    await vi.advanceTimersByTimeAsync(5_000);
    await call;
    forked[0]?.answer(1, { kind: 'value', value: null });
    expect(told).toBe(0);
    const again = expect(client.get('s', 'one')).rejects.toThrow('did not answer in time');
    await vi.advanceTimersByTimeAsync(5_000);
    await again;
    forked[0]?.answer(2, { kind: 'value', value: 'installed' });
    expect(told).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test('a new call does not wait behind one that hangs', async () => {
  vi.useFakeTimers();
  try {
    const { forked, fork } = processes();
    const client = new KeychainClient(fork, () => {});
    const hanging = expect(client.get('s', 'one')).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(5_000);
    await hanging;
    const next = client.get('s', 'one');
    expect(forked[0]?.killed).toBe(true);
    forked[1]?.answer(2, { kind: 'value', value: 'v' });
    expect(await next).toBe('v');
  } finally {
    vi.useRealTimers();
  }
});

test('what has another shape than an answer is passed over', async () => {
  const { forked, fork } = processes();
  const client = new KeychainClient(fork, () => {});
  const call = client.get('s', 'one');
  forked[0]?.answer(1, { kind: 'gift', value: 'x' });
  forked[0]?.answer(1, { kind: 'value', value: 'v' });
  expect(await call).toBe('v');
});
