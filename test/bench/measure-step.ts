// One step on as many cases as a step may have: marked, set, taken back, with keys pressed meanwhile.
import { startApp } from './app-run';
import type { ElectronRun } from './electron-run';
import { longestGap, says, watchGaps } from './measure-rebuild';
import { residentMb } from './process-tree';
import type { Figures } from './report';
import { type Desk, openCount } from './templates';
import { sleep, until } from './waiting';

/** The page's own limit. */
const mostInOneStep = 50_000;
/** Other parts of the page have toolbars of their own. */
const bar = `document.querySelector('[role=toolbar][aria-label$="marked"]')`;
const toolbar = `(${bar}?.getAttribute('aria-label') ?? '')`;
const working = `/of [\\d.,]+/.test(document.querySelector('footer [role=status]')?.textContent ?? '')`;
const selected = `(document.querySelector('[role=option][aria-selected=true]')?.id ?? '')`;
const keysMeanwhile = 6;
const settleMs = 3_000;

const press = (run: ElectronRun, key: string) => run.order('press', { key, watch: 'true' });

/** From `j` to another case being the selected one. */
async function moves(run: ElectronRun): Promise<number> {
  const before = await run.page<string>(selected);
  const from = Date.now();
  await press(run, 'j');
  await until('the selection moves', says(run, `${selected} !== ${JSON.stringify(before)}`));
  return Date.now() - from;
}

/** How long it took until nothing was at work any more, and how keys did meanwhile. */
async function worksOff(
  run: ElectronRun,
  key: string,
): Promise<{ ms: number; keyMs: number; gapMs: number }> {
  await longestGap(run);
  const from = Date.now();
  await press(run, key);
  await until('the step has begun', says(run, working));
  const keys: number[] = [];
  for (let turn = 0; turn < keysMeanwhile && (await run.page<boolean>(working)); turn += 1) {
    keys.push(await moves(run));
    await sleep(300);
  }
  await until('the step is at its end', says(run, `!${working}`), 40 * 60_000);
  return { ms: Date.now() - from, keyMs: Math.max(...keys), gapMs: await longestGap(run) };
}

export async function measureStep({ profile, env, cases }: Desk): Promise<Figures> {
  const count = Math.min(cases, mostInOneStep);
  const run = startApp({ profile, env }, { standIn: true });
  try {
    await until('the list', says(run, `${openCount} >= ${cases} && ${selected} !== null`));
    await until('its rows', says(run, `document.querySelectorAll('[role=option]').length > 3`));
    // What the last session kept stands there first, and keys find nothing behind it.
    await until(
      'the live list',
      says(run, `document.querySelector('[data-panes][aria-busy=true]') === null`),
    );
    await sleep(settleMs);
    await watchGaps(run);
    await run.page(`document.querySelector('[role=listbox]').focus()`);
    await press(run, 'j');
    await press(run, 'x');
    const from = Date.now();
    await until('one is marked', says(run, `${bar} !== null`));
    await run.page(`${bar}.querySelector('button').click()`);
    await until('all are marked', says(run, `${toolbar}.replace(/\\D/g, '') === '${count}'`));
    const markedMs = Date.now() - from;
    const markGapMs = await longestGap(run);
    const set = await worksOff(run, '1');
    const undone = await worksOff(run, 'z');
    const { page } = await run.pids();
    return {
      'step.markedMs': markedMs,
      'step.markGapMs': markGapMs,
      'step.seconds': set.ms / 1_000,
      'step.keyMs': set.keyMs,
      'step.maxGapMs': set.gapMs,
      'step.undoSeconds': undone.ms / 1_000,
      'step.undoMaxGapMs': undone.gapMs,
      'step.rendererMb': residentMb(page),
    };
  } finally {
    await run.quit();
  }
}
