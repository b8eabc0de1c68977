import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { type Settings, settingsSchema } from '../../shared/ipc/settings';
import { queryKeys } from './query-keys';
import { toldSettings, writeAhead } from './settings-ahead';

function desk() {
  const queries = new QueryClient();
  const start = settingsSchema.parse({});
  queries.setQueryData(queryKeys.settings, start);
  const now = () => queries.getQueryData<Settings>(queryKeys.settings);
  /** Writes, and gives what lets the shell answer. */
  const write = (patch: Partial<Settings>) => {
    let answer: (settings: Settings) => void = () => undefined;
    let refuse = () => {};
    const answered = new Promise<Settings>((resolve, reject) => {
      answer = resolve;
      refuse = () => reject(new Error('no'));
    });
    let isAsked = false;
    const ask = () => {
      isAsked = true;
      return answered;
    };
    return { done: writeAhead(queries, patch, ask), answer, refuse, isAsked: () => isAsked };
  };
  return { queries, start, now, write };
}

test('a desk that was just locked stays locked while an earlier change is answered', async () => {
  const { start, now, write } = desk();
  const uses = write({ paletteUses: { lock: 1 } });
  const lock = write({ locked: true });
  uses.answer({ ...start, paletteUses: { lock: 1 } });
  await uses.done;
  expect(now()).toMatchObject({ locked: true, paletteUses: { lock: 1 } });
  lock.answer({ ...start, paletteUses: { lock: 1 }, locked: true });
  await lock.done;
  expect(now()).toMatchObject({ locked: true });
});

test('changes go to the shell one after the other, however quickly they are made', async () => {
  const { start, now, write } = desk();
  const first = write({ tour: { state: 'running', step: 'list' } });
  const second = write({ tour: { state: 'running', step: 'reply' } });
  expect([first.isAsked(), second.isAsked()]).toEqual([true, false]);
  expect(now()).toMatchObject({ tour: { step: 'reply' } });
  first.refuse();
  await expect(first.done).rejects.toThrow('no');
  expect(second.isAsked()).toBe(true);
  second.answer({ ...start, tour: { state: 'running', step: 'reply' } });
  await second.done;
  expect(now()).toMatchObject({ tour: { step: 'reply' } });
});

test('what the shell tells of another change does not put back what is on its way', async () => {
  const { queries, start, now, write } = desk();
  const lock = write({ locked: true });
  toldSettings(queries, { ...start, theme: 'dark' });
  expect(now()).toMatchObject({ locked: true, theme: 'dark' });
  lock.answer({ ...start, theme: 'dark', locked: true });
  await lock.done;
  expect(now()).toMatchObject({ locked: true, theme: 'dark' });
});

test('a change that is refused is taken back alone', async () => {
  const { start, now, write } = desk();
  const theme = write({ theme: 'dark' });
  const density = write({ density: 'compact' });
  theme.refuse();
  await expect(theme.done).rejects.toThrow('no');
  expect(now()).toMatchObject({ theme: 'system', density: 'compact' });
  density.answer({ ...start, density: 'compact' });
  await density.done;
  expect(now()).toMatchObject({ theme: 'system', density: 'compact' });
});
