// Runs the parts of the bench one after another: each within its time, and the next whatever became of it.
import { endAllRuns } from './electron-run';
import type { Figures } from './report';
import { currentWaits, sleep } from './waiting';

const startedAt = Date.now();

export function say(text: string): void {
  console.log(`[${String(Math.round((Date.now() - startedAt) / 1_000)).padStart(4)} s] ${text}`);
}

export interface Part {
  readonly name: string;
  readonly limitMinutes: number;
  readonly work: () => Promise<Figures>;
}

export interface Outcome {
  readonly figures: Figures;
  readonly seconds: number;
  /** Why it did not come to its end; null: it did. */
  readonly failure: string | null;
}

/** Long enough for a part whose processes were ended to notice and clear up. */
const clearUpMs = 20_000;

/** Never throws; processes that the part left behind are ended. */
export async function runPart({ name, limitMinutes, work }: Part): Promise<Outcome> {
  say(`${name} (at most ${limitMinutes} minutes)`);
  const from = Date.now();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Not over after ${limitMinutes} minutes; it waited for: ${currentWaits()}`)),
      limitMinutes * 60_000,
    );
  });
  const working = work();
  try {
    const figures = await Promise.race([working, tooLong]);
    return { figures, seconds: secondsSince(from), failure: null };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    say(`${name} FAILED: ${failure}`);
    endAllRuns();
    await Promise.race([working.catch(() => undefined), sleep(clearUpMs)]);
    return { figures: {}, seconds: secondsSince(from), failure };
  } finally {
    clearTimeout(timer);
    endAllRuns();
  }
}

const secondsSince = (from: number) => Math.round((Date.now() - from) / 1_000);
