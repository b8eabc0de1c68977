// The files that say where this profile's key lives; they hold no secret in the clear.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from './write-durably';

const markerSchema = z.object({
  version: z.literal(1),
  tier: z.literal('keychain'),
  service: z.string().min(1).max(200),
});

/** The file in which a passphrase seals the key and the secrets. */
export const wrappedFileIn = (folder: string): string => join(folder, 'wrapped-keys.json');

const markerIn = (folder: string): string => join(folder, 'keychain-marker.json');

/**
 * The keychain service that holds this profile's key, or null when none was ever put there. A damaged marker still
 * says that there is a key; it lies under the service this profile has by itself.
 */
export async function readMarker(folder: string, ownService: string): Promise<string | null> {
  if (!existsSync(markerIn(folder))) return null;
  try {
    return markerSchema.parse(JSON.parse(await readFile(markerIn(folder), 'utf8'))).service;
  } catch {
    return ownService;
  }
}

export function writeMarker(folder: string, service: string): Promise<void> {
  const marker: z.input<typeof markerSchema> = { version: 1, tier: 'keychain', service };
  return writeDurably(markerIn(folder), `${JSON.stringify(marker)}\n`);
}
