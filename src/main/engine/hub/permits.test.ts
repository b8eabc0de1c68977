// Leave to send, of a hub whose answers the test gives: how far ahead it is asked for, what is given back.
import { expect, test } from 'vitest';
import { ManualClock } from '../../../../test/support/manual-clock';
import { folded, opened, reply, submitted, wrote } from '../../../../test/support/story';
import { minute, second } from '../../../shared/domain/time';
import type { PermitEnd, PermitRequest } from './hub-client';
import { Permits } from './permits';

const names = Array.from({ length: 12 }, (_, index) => `reply ${index}`);
const state = folded(opened(), wrote('a', 10), ...names.map((name) => submitted(name)));

/** `valid`: how long each permit lasts, one after the other; a minute unless said. */
function bench(...valid: number[]) {
  const clock = new ManualClock();
  const asked: string[] = [];
  const ended: string[] = [];
  const hub = {
    permit: async ({ replyId }: PermitRequest) => {
      asked.push(replyId);
      return { granted: true, version: asked.length, validMs: valid.shift() ?? minute } as const;
    },
    permitEnd: async ({ replyId, outcome }: PermitEnd) => {
      ended.push(`${replyId}: ${outcome}`);
      return { ended: true, state: 'freed' } as const;
    },
  };
  const permits = new Permits({
    clock,
    client: () => hub,
    desktop: () => 'desktop',
    fenceOf: () => 1,
    names: () => ({
      message: () => 'message',
      reply: () => 'digest',
      words: () => 'words',
      receipt: () => 'receipt',
    }),
    saidAbsent: () => null,
    wake: () => undefined,
  });
  const ask = (...of: readonly string[]) =>
    state.pendingReplies
      .filter(({ content }) => of.includes(content.replyId))
      .map((pending) => permits.of(state, pending));
  return { clock, asked, ended, permits, ask };
}

test('no more are let go than leave soon, and the next ones as those have left', async () => {
  const { clock, asked, permits, ask } = bench();
  ask(...names);
  await clock.pass(0);
  expect(asked).toEqual(names.slice(0, 8));
  const [one, two, ...others] = names;
  for (const name of [one, two]) permits.leaves(reply(name ?? ''));
  ask(...others);
  await clock.pass(0);
  expect(asked).toEqual(names.slice(0, 10));
});

test('what was let go and did not leave in time is given back, and asked for anew', async () => {
  const { clock, asked, ended, ask } = bench();
  ask('reply 0');
  await clock.pass(0);
  expect(ask('reply 0')).toEqual(['granted']);
  await clock.pass(54 * second);
  expect(ended).toEqual([]);
  await clock.pass(second);
  expect(ended).toEqual(['reply 0: not-sent']);
  expect(ask('reply 0')).toEqual(['wait']);
  await clock.pass(0);
  expect(asked).toEqual(['reply 0', 'reply 0']);
  expect(ask('reply 0')).toEqual(['granted']);
});

test('a permit that is nearly over is given back at once: nothing waits for it', async () => {
  const { clock, ended, ask } = bench(3 * second);
  ask('reply 0');
  await clock.pass(0);
  expect(ended).toEqual(['reply 0: not-sent']);
  ask('reply 0');
  await clock.pass(0);
  expect(ask('reply 0')).toEqual(['granted']);
});

test('what stays here after all gives its place back, and what has left does not', async () => {
  const { clock, ended, permits, ask } = bench();
  ask('reply 0', 'reply 1');
  await clock.pass(0);
  permits.leaves(reply('reply 0'));
  permits.stays(reply('reply 0'));
  permits.stays(reply('reply 1'));
  await clock.pass(minute);
  expect(ended).toEqual(['reply 1: not-sent']);
});
