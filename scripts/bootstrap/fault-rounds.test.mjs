import { expect, it } from 'vitest';
import { withRounds } from './fault-rounds.mjs';

it('gives rounds and seed to the tests and the other words to their runners', () => {
  const context = {
    env: { HOME: '/home/x' },
    args: ['kill', '--rounds', '200', '--seed', '7', '--project=faults'],
  };
  expect(withRounds(context)).toEqual({
    env: { HOME: '/home/x', SEMAFORO_ROUNDS: '200', SEMAFORO_SEED: '7' },
    args: ['kill', '--project=faults'],
  });
});

it.each([['--rounds'], ['--rounds', 'many'], ['--seed', '-1']])('refuses %s %s', (...args) => {
  expect(() => withRounds({ env: {}, args })).toThrow(`${args[0]} needs a number`);
});
