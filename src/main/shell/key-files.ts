// The files that say where this profile's key lives; they hold no secret in the clear.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './write-durably';

interface Marker {
  readonly version: 1;
  readonly tier: 'keychain';
  readonly service: string;
}

/** The file in which a passphrase seals the key and the secrets. */
export const wrappedFileIn = (folder: string): string => join(folder, 'wrapped-keys.json');

const markerIn = (folder: string): string => join(folder, 'keychain-marker.json');

/**
 * The keychain service that holds this profile's key, or null when none was ever put there. A damaged marker still
 * says that there is a key; it lies under the service this profile has by itself.
 */
export function readMarker(folder: string, ownService: string): string | null {
  try {
    // A few bytes, read at once: waiting for a turn of the loop would put the question for the key behind the window.
    return serviceIn(JSON.parse(readFileSync(markerIn(folder), 'utf8'))) ?? ownService;
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isAbsent ? null : ownService;
  }
}

export function writeMarker(folder: string, service: string): Promise<void> {
  const marker: Marker = { version: 1, tier: 'keychain', service };
  return writeDurably(markerIn(folder), `${JSON.stringify(marker)}\n`);
}

/** Read by hand: the marker stands on the way to the first page. */
function serviceIn(marker: Partial<Marker> | null): string | null {
  const isOurs = marker?.version === 1 && marker.tier === 'keychain';
  const service: unknown = marker?.service;
  return isOurs && typeof service === 'string' && service.length > 0 && service.length <= 200
    ? service
    : null;
}
