// Where the parts of the built application lie, seen from this bundle (dist/main/main.cjs).
import { join } from 'node:path';

const built = (path: string) => join(__dirname, '..', path);

export const places = {
  preload: built('preload/preload.cjs'),
  page: built('renderer'),
  engine: built('engine/engine.cjs'),
  channels: built('channels/channels.cjs'),
  keychain: built('keychain/keychain.cjs'),
  assets: built('../assets'),
} as const;
