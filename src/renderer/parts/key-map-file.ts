// The file in which a person takes their keys along: plain JSON, read with care.
import type { Settings } from '../../shared/ipc/settings';
import type { Keyed, OwnKeys } from './key-map';

type KeySettings = Pick<Settings, 'keys' | 'singleLetterKeys'>;

/** For what a key may be called; longer is no key. */
const longestKey = 40;

export interface KeysFromFile extends KeySettings {
  /** Commands in the file that this version does not have. */
  readonly unknown: number;
}

export function keyMapText({ keys, singleLetterKeys }: KeySettings): string {
  return `${JSON.stringify({ semaforoKeys: 1, singleLetterKeys, keys }, null, 2)}\n`;
}

/** Null when it is no such file. */
export function keyMapIn(text: string, commands: readonly Keyed[]): KeysFromFile | null {
  const content = recordIn(text);
  const keys = content?.['semaforoKeys'] === 1 ? content['keys'] : null;
  if (!isRecord(keys)) return null;
  const known = new Set(commands.map(({ id }) => id));
  const entries = Object.entries(keys);
  const usable = entries.filter((entry): entry is [string, string] => known.has(entry[0]) && isKey(entry[1]));
  const own: OwnKeys = Object.fromEntries(usable);
  return {
    keys: { ...own },
    singleLetterKeys: content?.['singleLetterKeys'] !== false,
    unknown: entries.length - usable.length,
  };
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestKey && value === value.trim();
}

function recordIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const content: unknown = JSON.parse(text);
    return isRecord(content) ? content : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
