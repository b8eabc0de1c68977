// Two hundred rules tried on everything that is stored, and what the engine's other answers wait meanwhile.
import type { RuleTrialAnswer } from '../../src/shared/ipc/tried-rules';
import { benchRules } from './bench-rules';
import { type HostRun, startHost } from './host-run';
import type { Figures } from './report';
import { median, p95 } from './statistics';
import type { Desk } from './templates';
import { sleep } from './waiting';

const questionsAtRest = 100;
const everyMs = 20;
/** Longer ago than any message of a filled profile. */
const days = 3_650;
const longestMs = 5 * 60_000;

export async function measureRules({ profile, start, messages }: Desk): Promise<Figures> {
  const run = startHost(profile);
  try {
    await run.openEngine({ start, profile, withSearch: false, joinsPage: false });
    const atRest: number[] = [];
    for (let turn = 0; turn < questionsAtRest; turn += 1) atRest.push(await asked(run));
    const from = performance.now();
    let isOver = false;
    const order = { name: 'rules.try', input: { rules: benchRules(), days } };
    const trial = run
      .order<RuleTrialAnswer>('query', order, longestMs)
      .then((answer) => ({ answer, seconds: (performance.now() - from) / 1_000 }))
      .finally(() => {
        isOver = true;
      });
    // Where the engine is gone, the question below fails first and says so.
    trial.catch(() => undefined);
    const meanwhile: number[] = [];
    while (!isOver) meanwhile.push(await asked(run));
    const { answer, seconds } = await trial;
    // Some of a filled profile is written by the brand.
    if (answer.messages < 0.9 * messages || !answer.isWhole)
      throw new Error(`Only ${answer.messages} of ${messages} messages were tried`);
    return {
      'rules.seconds': (seconds * 100_000) / answer.messages,
      'rules.askRatio': median(meanwhile) / median(atRest),
      'rules.askP95Ms': p95(meanwhile),
    };
  } finally {
    await run.quit();
  }
}

/** How long a small question waits, in milliseconds. */
async function asked(run: HostRun): Promise<number> {
  const from = performance.now();
  await run.order('query', { name: 'status.read', input: {} });
  const took = performance.now() - from;
  await sleep(everyMs);
  return took;
}
