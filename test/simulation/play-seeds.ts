// Plays many afternoons and names each seed in which a promise was broken, so that it can be played again.
import { type Afternoon, type Sabotage, simulate } from './simulate';

export interface Played {
  /** "seed 17: what was broken". */
  readonly broken: readonly string[];
  readonly kills: number;
  readonly landed: number;
  readonly written: number;
}

export async function playSeeds(seeds: readonly number[], sabotage: Sabotage | null = null): Promise<Played> {
  const afternoons: Afternoon[] = [];
  for (const seed of seeds) afternoons.push(await simulate(seed, sabotage));
  const sum = (of: (afternoon: Afternoon) => number) => afternoons.reduce((all, each) => all + of(each), 0);
  return {
    broken: afternoons.flatMap(({ seed, broken }) => broken.map((words) => `seed ${seed}: ${words}`)),
    kills: sum(({ kills }) => kills),
    landed: sum(({ landed }) => landed),
    written: sum(({ written }) => written),
  };
}

/** All of them decided by how much is asked for: 40 for each round, 2,000 for the 50 rounds of a usual run. */
export const seedsAsked: readonly number[] = Array.from(
  { length: Number(process.env['SEMAFORO_ROUNDS'] ?? 50) * 40 },
  (_, index) => Number(process.env['SEMAFORO_SEED'] ?? 0) + index,
);
