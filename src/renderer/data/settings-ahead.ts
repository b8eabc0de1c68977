// Settings that were changed here and not yet answered by the shell: what it says of others does not put them back.
import type { QueryClient } from '@tanstack/react-query';
import type { Settings } from '../../shared/ipc/settings';
import { queryKeys } from './query-keys';

type Patch = Partial<Settings>;

/** Answers come in the order of the changes: an older one that came last would put back what was changed since. */
const lastWrites = new WeakMap<QueryClient, Promise<unknown>>();
const underWay = new WeakMap<QueryClient, Set<Patch>>();

function patchesOf(queries: QueryClient): Set<Patch> {
  const known = underWay.get(queries) ?? new Set<Patch>();
  underWay.set(queries, known);
  return known;
}

/** What the shell tells, with what was changed here since. */
export function toldSettings(queries: QueryClient, told: Settings): void {
  const now: Settings = Object.assign({}, told, ...patchesOf(queries));
  queries.setQueryData(queryKeys.settings, now);
}

/** Shows a change at once; falls back to what stood there when `write` fails, and throws what it threw. */
export async function writeAhead(
  queries: QueryClient,
  patch: Patch,
  write: () => Promise<Settings>,
): Promise<void> {
  const patches = patchesOf(queries);
  const before = queries.getQueryData<Settings>(queryKeys.settings);
  patches.add(patch);
  if (before !== undefined) toldSettings(queries, before);
  try {
    const told = await inTurn(queries, write);
    patches.delete(patch);
    toldSettings(queries, told);
  } catch (error) {
    patches.delete(patch);
    const now = queries.getQueryData<Settings>(queryKeys.settings);
    if (before !== undefined && now !== undefined)
      toldSettings(queries, { ...now, ...partOf(before, Object.keys(patch)) });
    throw error;
  }
}

function inTurn(queries: QueryClient, write: () => Promise<Settings>): Promise<Settings> {
  const before = lastWrites.get(queries);
  const written = before === undefined ? write() : before.then(write, write);
  lastWrites.set(queries, written);
  return written;
}

function partOf(settings: Settings, names: readonly string[]): Patch {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => names.includes(name)));
}
