// How many panes fit beside each other.

export type Panes = 'one' | 'two' | 'all';

let queries: readonly [one: MediaQueryList, two: MediaQueryList] | null = null;

/** Asked for when first needed: commands are read where there is no window, too. */
export function paneQueries(): readonly [one: MediaQueryList, two: MediaQueryList] {
  queries ??= [window.matchMedia('(max-width: 719.98px)'), window.matchMedia('(max-width: 1099.98px)')];
  return queries;
}

export function panesNow(): Panes {
  const [one, two] = paneQueries();
  return one.matches ? 'one' : two.matches ? 'two' : 'all';
}
