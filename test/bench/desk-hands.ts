// The hands of a person at the built application: keys that are pressed, and how long until their effect is painted.
import type { ElectronRun } from './electron-run';
import { endMark } from './messages';
import { conversationCount } from './templates';
import { sleep } from './waiting';

/** Resolves with the milliseconds from the next key's own time stamp to the frame after `isDone` holds. */
function keyToPainted(isDone: string): string {
  return `new Promise((resolve, reject) => {
    const limit = setTimeout(() => { watch.disconnect(); reject(new Error('The key had no effect: ' + ${JSON.stringify(isDone)})); }, 15000);
    let pressedAt = null;
    const isDone = () => ${isDone};
    const look = () => {
      if (pressedAt === null || !isDone()) return;
      watch.disconnect();
      clearTimeout(limit);
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now() - pressedAt);
        channel.port2.postMessage(null);
      });
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    addEventListener('keydown', (event) => { pressedAt = event.timeStamp; }, { once: true, capture: true });
  })`;
}

const selected = `document.querySelector('[role=option][aria-selected=true]')`;

function pressed(run: ElectronRun, key: string, isDone: string): Promise<number> {
  return run.order<number>('press', { key, watch: keyToPainted(isDone) });
}

/** Goes one case down and waits until it stands selected. */
async function goDown(run: ElectronRun): Promise<number> {
  const before = await run.page<string>(`${selected}?.id ?? ''`);
  return pressed(run, 'j', `${selected} !== null && ${selected}.id !== ${JSON.stringify(before)}`);
}

/** Walks through the long conversations at the head of the list; milliseconds for each. */
export async function openConversations(run: ElectronRun): Promise<readonly number[]> {
  const took: number[] = [];
  for (let which = 0; which < conversationCount; which += 1) {
    const shown = `(document.querySelector('[role=log]')?.textContent ?? '').includes(${JSON.stringify(endMark(which))})`;
    took.push(await pressed(run, 'j', shown));
    await sleep(120);
  }
  return took;
}

export interface Triage {
  readonly times: number;
  readonly pauseMs: number;
  /** No further key is pressed then; absent: all are. */
  readonly until?: number;
}

/** Sets the tier of one case after another, each to what it is not. */
export async function triage(
  run: ElectronRun,
  { times, pauseMs, until = Infinity }: Triage,
): Promise<readonly number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < times && Date.now() < until; turn += 1) {
    await goDown(run);
    await sleep(pauseMs);
    const now = await run.page<string>(`${selected}.textContent`);
    const wanted = now.startsWith('Yellow') ? { key: '1', word: 'Green' } : { key: '2', word: 'Yellow' };
    took.push(
      await pressed(run, wanted.key, `${selected}?.textContent.startsWith('${wanted.word}') ?? false`),
    );
    await sleep(pauseMs);
  }
  return took;
}
