import { expect, test } from 'vitest';
import { SupervisedProcess } from './supervised-process';

/** A process whose children end when the test says so. */
function supervised() {
  const exits: ((code: number) => void)[] = [];
  const states: string[] = [];
  const deaths: number[] = [];
  const process = new SupervisedProcess({
    fork: ({ onExit }) => {
      exits.push(onExit);
      return { send: () => undefined, kill: () => undefined };
    },
    onStarted: () => undefined,
    onMessage: () => undefined,
    onState: (state) => states.push(state),
    onDeath: (code) => deaths.push(code),
  });
  return { process, exits, states, deaths };
}

test('an end on purpose is followed by another start at once, and counts as no death however often', () => {
  const { process, exits, states, deaths } = supervised();
  process.start();
  for (let ends = 0; ends < 20; ends += 1) {
    process.confirmRunning();
    process.expectEnd();
    exits.at(-1)?.(70);
  }
  expect(exits).toHaveLength(21);
  expect(states.at(-1)).toBe('restarting');
  expect(states).not.toContain('stopped');
  expect(deaths).toEqual([]);
});

test('the end after that is a death again', () => {
  const { process, exits, deaths } = supervised();
  process.start();
  process.expectEnd();
  exits.at(-1)?.(70);
  exits.at(-1)?.(1);
  expect(deaths).toEqual([1]);
  process.stop();
});
