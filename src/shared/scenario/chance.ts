// Chance that repeats: the same seed gives the same choices on every machine.

/** A source of numbers from 0 (included) to 1 (excluded), decided by the seed alone. */
export type Chance = () => number;

/** The mulberry32 generator: 32 bits of state, good enough to vary wording and timing. */
export function seededChance(seed: number): Chance {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of the list, each as likely as the other; the list must not be empty. */
export function pick<T>(chance: Chance, list: readonly T[]): T {
  const chosen = list[Math.floor(chance() * list.length)];
  if (chosen === undefined) throw new RangeError('There is nothing to pick from an empty list.');
  return chosen;
}

/** Text in which each "{one|other}" has become one of its choices; a choice may be empty. */
export function varied(chance: Chance, template: string): string {
  const filled = template.replace(/\{([^{}]*)\}/g, (_, choices: string) => pick(chance, choices.split('|')));
  return filled.replace(/[ \t]+/g, ' ').trim();
}
