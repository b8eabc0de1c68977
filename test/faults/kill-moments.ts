// When the application is killed: drawn from a seed, so that a round that failed can be played again.
import { type Chance, pick } from '../../src/shared/scenario/chance';

/**
 * - opening: so long after its process was started, whatever it was doing
 * - working: so long after the desk was there, with posts coming in and replies going out
 * - page: so long after the channel was asked for news, while what it answered is taken in
 * - reply: so long after a reply had reached the server, while its confirmation is written down
 */
export interface Moment {
  readonly after: 'opening' | 'working' | 'page' | 'reply';
  readonly ms: number;
}

/** More of those in which the most is under way. */
const kinds: readonly Moment['after'][] = ['opening', 'working', 'page', 'page', 'reply', 'reply'];
const longest: Readonly<Record<Moment['after'], number>> = {
  opening: 2_500,
  working: 2_500,
  page: 120,
  reply: 60,
};

export function randomMoment(chance: Chance): Moment {
  const after = pick(chance, kinds);
  return { after, ms: Math.floor(chance() * longest[after]) };
}
