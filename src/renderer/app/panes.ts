// How many panes fit beside each other.

export type Panes = 'one' | 'two' | 'all';

const one = window.matchMedia('(max-width: 719.98px)');
const two = window.matchMedia('(max-width: 1099.98px)');

export const paneQueries = [one, two] as const;

export function panesNow(): Panes {
  return one.matches ? 'one' : two.matches ? 'two' : 'all';
}
