// Does work that comes in a heap one piece a turn of the event loop, so that what people ask for gets in between.

export interface Turns {
  /** In the order of the calls. */
  add(work: () => void): void;
  /** What has not begun is forgotten. */
  stop(): void;
}

export function inTurns(later: (work: () => void) => void = setImmediate): Turns {
  let waiting: (() => void)[] = [];
  let isPlanned = false;
  const plan = () => {
    if (isPlanned || waiting.length === 0) return;
    isPlanned = true;
    later(() => {
      isPlanned = false;
      const work = waiting.shift();
      // First, so that work which throws does not end the rest.
      plan();
      work?.();
    });
  };
  return {
    add: (work) => {
      waiting.push(work);
      plan();
    },
    stop: () => {
      waiting = [];
    },
  };
}
