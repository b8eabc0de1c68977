// Two hundred rules at work on what arrives: what they cost whoever presses keys meanwhile.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BenchRule, benchRules } from './bench-rules';
import { burst } from './burst';
import { openConversations, triage } from './desk-hands';
import type { ElectronRun } from './electron-run';
import { onOpenDesk } from './measure-desk';
import type { Figures } from './report';
import { median, p95 } from './statistics';
import type { Desk } from './templates';
import { benchWorkspace } from './workspace';

const perMinute = 5_000;
const seconds = 20;
const times = 60;
/** Of so many rules one decides the tier too; the others give a tag. */
const tierEvery = 5;

/** How many cases the navigation says are green: the keys of the bench make none, rules do. */
const greenCount = `Number(([...document.querySelectorAll('nav button')].find((link) => link.textContent.startsWith('Green'))?.textContent ?? '').replace(/\\D/g, ''))`;

export function measureLiveRules(desk: Desk): Promise<Figures> {
  const workspace = path.join(desk.profile, 'live-rules.yaml');
  writeFileSync(workspace, `${benchWorkspace}rules: ${JSON.stringify(benchRules().map(withTier))}\n`);
  return onOpenDesk(desk, { workspace }, async (run) => {
    await openConversations(run);
    const atRest = await triage(run, { times, pauseMs: 60 });
    await run.calm();
    const before = await run.page<number>(greenCount);
    const { messages, keys, p95Ms, backlog } = await burst(run, { perMinute, seconds, times });
    await rulesSpoke(run, before, messages);
    return {
      'rules.live5kKeyP95Ms': p95(keys),
      'rules.live5kKeyP50Ms': median(keys),
      'rules.live5kKeyRatio': p95(keys) / p95(atRest),
      'rules.live5kP95Ms': p95Ms,
      'rules.live5kBacklog': backlog,
    };
  });
}

function withTier(rule: BenchRule, index: number): BenchRule {
  return index % tierEvery === 0 ? { ...rule, gives: { ...rule.gives, tier: 'green' } } : rule;
}

/** Nothing else makes a case green here: where none became so, no rule was at work and nothing was measured. */
async function rulesSpoke(run: ElectronRun, before: number, messages: number): Promise<void> {
  const made = (await run.page<number>(greenCount)) - before;
  if (made < messages / 20) throw new Error(`Rules made only ${made} of ${messages} new cases green`);
}
