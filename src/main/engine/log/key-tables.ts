// Where keys stand in the file, and the keys above all of them that the data key stands for.
import { deriveKey, sealKey } from './seal';

// A lost key loses all it sealed, so each stands in two places of the file.
export const keyTableNames = ['keys', 'key_copies'] as const;

export const keyTables = keyTableNames
  .map(
    (table) =>
      `create table if not exists ${table}(id integer primary key, parent integer, name blob unique, wrapped blob);`,
  )
  .join('\n');

/** The keys that the data key stands for, one for each purpose. */
export function deskKeys(dataKey: Uint8Array) {
  return {
    wrap: sealKey(deriveKey(dataKey, 'semaforo/wrap/1')),
    index: deriveKey(dataKey, 'semaforo/index/1'),
    desktop: sealKey(deriveKey(dataKey, 'semaforo/desktop/1')),
  };
}

/** The place that a wrapped key is sealed to. */
export function placeOfKey(id: number): string {
  return `key|${id}`;
}
