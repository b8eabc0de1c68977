// What a crash leaves behind, and when it is believed.
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { Witness } from './witness';

const inFolder = temporaryFolder();
const start = () => new Witness(inFolder('log.witness'));

/** Leaves the file as a process does that dies while it reads: with the place still written in it. */
function dieReading(place: string): void {
  const witness = start();
  const whileReading = witness.watch(place, () => readFileSync(inFolder('log.witness')));
  witness.close();
  writeFileSync(inFolder('log.witness'), whileReading);
}

test('one crash may be chance, a second at the same place is damage', () => {
  dieReading('case 1');
  expect(start().tellsDamage).toBe(false);
  dieReading('case 1');
  expect(start().tellsDamage).toBe(true);
});

test('crashes at two places are two accidents', () => {
  dieReading('case 1');
  dieReading('case 2');
  expect(start().tellsDamage).toBe(false);
});

test('a place that can be read after all is cleared', () => {
  dieReading('case 1');
  const second = start();
  expect(second.watch('case 1', () => 5)).toBe(5);
  second.close();
  dieReading('case 1');
  expect(start().tellsDamage).toBe(false);
});

test('a failure that is reported is no crash', () => {
  const witness = start();
  const failing = () =>
    witness.watch('case 1', () => {
      throw new Error('No');
    });
  for (let time = 0; time < 3; time += 1) expect(failing).toThrow('No');
  witness.close();
  expect(start().tellsDamage).toBe(false);
});

test('damage that was found is remembered until the files are moved aside', () => {
  const witness = start();
  witness.noteDamage();
  witness.watch('opening', () => undefined);
  witness.close();
  expect(start().tellsDamage).toBe(true);
});

test('how far the log had got is known at the next start', () => {
  expect(start().lastReached).toBeNull();
  const reached = { generation: 'ab'.repeat(16), position: 4_711, commits: 12 };
  const witness = start();
  witness.noteReached({ ...reached, position: 999_999_999 });
  witness.noteReached(reached);
  witness.close();
  expect(start().lastReached).toEqual(reached);
});

test('a witness gone bad tells nothing', () => {
  const witness = start();
  witness.noteReached({ generation: 'ab'.repeat(16), position: 4_711, commits: 12 });
  witness.close();
  for (const length of [239, 200, 100, 1, 0]) {
    truncateSync(inFolder('log.witness'), length);
    const next = start();
    expect([next.tellsDamage, next.lastReached?.position ?? 4_711]).toEqual([false, 4_711]);
    next.close();
  }
});
