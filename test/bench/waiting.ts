// What the bench is waiting for right now, so that a part that runs out of time can say so.

const waits = new Set<{ readonly what: string }>();

/** Names a wait for as long as it lasts. */
export async function waitingFor<T>(what: string, work: Promise<T>): Promise<T> {
  const wait = { what };
  waits.add(wait);
  try {
    return await work;
  } finally {
    waits.delete(wait);
  }
}

export function currentWaits(): string {
  return [...waits].map(({ what }) => what).join('; ') || 'nothing that has a name';
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is yes. Throws when that takes longer than it may. */
export function until(what: string, isSo: () => Promise<boolean>, limitMs = 10 * 60_000): Promise<void> {
  const ask = async () => {
    const end = Date.now() + limitMs;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`Waited ${Math.round(limitMs / 1_000)} s in vain: ${what}`);
      await sleep(50);
    }
  };
  return waitingFor(what, ask());
}
