// Everything a change must pass before it lands, as fast as it can be told; all findings at once.
import { run } from './programs.mjs';
import { say } from './report.mjs';

const steps = {
  'format and lint': ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
  types: ['node_modules/typescript/bin/tsc', '-b'],
  'import directions': ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src', 'test'],
  'dead code': ['node_modules/knip/bin/knip.js'],
  'unit tests': ['node_modules/vitest/vitest.mjs', 'run', '--project=unit'],
};

export const fixArgs = ['node_modules/@biomejs/biome/bin/biome', 'check', '--write', '.'];

export async function check({ node, env }) {
  const failing = [];
  for (const [title, args] of Object.entries(steps)) {
    say(title);
    if ((await run(node, args, { env })) !== 0) failing.push(title);
  }
  say(failing.length === 0 ? 'All checks pass.' : `Failing: ${failing.join(', ')}.`);
  return failing.length === 0 ? 0 : 1;
}
