// Which keys lead to which command, and where they stand in each other's way. Pure.
import { isCharacterKey } from './key-names';

/** What is asked of a command here. */
export interface Keyed {
  readonly id: string;
  /** Default keys; the first can be another one. */
  readonly keys: readonly string[];
}

/** The person's own first keys by command; '' takes a key away. */
export type OwnKeys = Readonly<Record<string, string>>;

/**
 * - same: another command has this key, too; only the first of them happens
 * - begins: it is the first key of another command's two, which is then never reached
 * - begun: its first key is a command by itself, so that it is never reached
 * - reserved: the menu or writing needs it
 */
export type Conflict =
  | { readonly kind: 'same' | 'begins' | 'begun'; readonly key: string; readonly with: string }
  | { readonly kind: 'reserved'; readonly key: string };

const reserved = new Set([
  ...['c', 'x', 'v', 'z', 'y', 'q', 'w', 'r', 'm', '0', '+', '-', ',', 'Enter'].map((key) => `Mod+${key}`),
  ...['Mod+Shift+z', 'Tab', 'Shift+Tab', ' '],
]);

/** The keys of a command: the person's own in place of the first default. */
export function keysOf({ id, keys }: Keyed, own: OwnKeys): readonly string[] {
  const key = own[id];
  return key === undefined ? keys : [key, ...keys.slice(1)].filter((one) => one !== '');
}

/** What stands in the way of each command, by its id; commands without a conflict are left out. */
export function conflictsIn(
  commands: readonly Keyed[],
  own: OwnKeys,
): ReadonlyMap<string, readonly Conflict[]> {
  const places = commands.flatMap((command) => keysOf(command, own).map((key) => ({ id: command.id, key })));
  const found = new Map<string, readonly Conflict[]>();
  for (const { id, key } of places) {
    const conflicts = places.flatMap((other) => (other.id === id ? [] : between(key, other)));
    const all = reserved.has(key) ? [...conflicts, { kind: 'reserved', key } as const] : conflicts;
    if (all.length > 0) found.set(id, [...(found.get(id) ?? []), ...all]);
  }
  return found;
}

function between(key: string, other: { readonly id: string; readonly key: string }): readonly Conflict[] {
  const conflict = (kind: 'same' | 'begins' | 'begun') => [{ kind, key, with: other.id } as const];
  if (other.key === key) return conflict('same');
  if (other.key.startsWith(`${key} `)) return conflict('begins');
  return key.startsWith(`${other.key} `) ? conflict('begun') : [];
}

/** Whether the key works now: characters can be switched off, and with them all that begins with one. */
export function isKeyOn(key: string, singleLetterKeys: boolean): boolean {
  return singleLetterKeys || !key.split(' ').every(isCharacterKey);
}
