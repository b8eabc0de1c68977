// What differs between two definitions, as the places that differ: for somebody who has to decide which one counts.
import type { Workspace } from './schema';

export interface DefinitionChange {
  /** Names and ids on the way there: `brands.vela.promises.red.target`. */
  readonly path: string;
  /** As it stands in either, shortened; null: not there. */
  readonly mine: string | null;
  readonly theirs: string | null;
}

const longestValue = 200;

/** In the order of the definition; an entry with an id is compared with the one of the same id, wherever it stands. */
export function workspaceDifference(mine: Workspace, theirs: Workspace): readonly DefinitionChange[] {
  return differences('', mine, theirs);
}

function differences(path: string, mine: unknown, theirs: unknown): readonly DefinitionChange[] {
  if (JSON.stringify(mine) === JSON.stringify(theirs)) return [];
  const [own, other] = [partsOf(mine), partsOf(theirs)];
  if (own === null || other === null) return [{ path, mine: shown(mine), theirs: shown(theirs) }];
  const names = [...new Set([...own.keys(), ...other.keys()])];
  const inside = names.flatMap((name) =>
    differences(path === '' ? name : `${path}.${name}`, own.get(name), other.get(name)),
  );
  // The same entries in another order.
  return inside.length > 0
    ? inside
    : [{ path, mine: shown([...own.keys()]), theirs: shown([...other.keys()]) }];
}

/** Null for what is shown whole: a value, or a list of entries without ids. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (Array.isArray(value)) {
    const ids = value.map((entry: unknown) => idOf(entry));
    return ids.length > 0 && ids.every((id) => id !== null)
      ? new Map(value.map((entry: unknown, index) => [ids[index] ?? '', entry]))
      : null;
  }
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
}

function idOf(entry: unknown): string | null {
  const id = (entry as { readonly id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : null;
}

function shown(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
