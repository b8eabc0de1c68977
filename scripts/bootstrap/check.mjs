// Everything a change must pass before it lands, as fast as it can be told; all findings at once.
import { runForText } from './programs.mjs';
import { say } from './report.mjs';

const biome = 'node_modules/@biomejs/biome/bin/biome';

/** Two steps at a time, the longest first: that fills two cores to the end. */
const steps = [
  { title: 'types', args: ['node_modules/typescript/bin/tsc', '-b'] },
  {
    title: 'unit tests',
    args: ['node_modules/vitest/vitest.mjs', 'run', '--project=unit', '--reporter=minimal'],
  },
  { title: 'format and lint', args: [biome, 'check', '.'] },
  {
    title: 'import directions',
    args: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src', 'test'],
  },
  { title: 'dead code', args: ['node_modules/knip/bin/knip.js'] },
];
const atATime = 2;

export const fixArgs = [biome, 'check', '--write', '.'];

/** What each step prints comes in one piece, when it is over. */
export async function check({ node, env }) {
  const waiting = [...steps];
  const failing = [];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { status, text } = await runForText(node, step.args, { env });
      say(`${step.title}: ${status === 0 ? 'passed' : 'failed'}`);
      process.stdout.write(text);
      if (status !== 0) failing.push(step.title);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  say(failing.length === 0 ? 'All checks pass.' : `Failing: ${failing.join(', ')}.`);
  return failing.length === 0 ? 0 : 1;
}
