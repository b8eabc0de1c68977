// The settings file of a profile, kept by electron-store.
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { SettingsFile } from './settings';

const name = 'settings';

export function settingsFileIn(folder: string): SettingsFile {
  const path = join(folder, `${name}.json`);
  let store: Store | null = null;
  // Opening reads the file, and throws when it is not JSON.
  const open = () => {
    store ??= new Store({ name, cwd: folder, accessPropertiesByDotNotation: false, configFileMode: 0o600 });
    return store;
  };
  return {
    read: () => open().store,
    write: (content) => {
      open().store = { ...content };
    },
    keepAside: () => {
      if (existsSync(path)) renameSync(path, join(folder, `${name}.unusable.json`));
      store = null;
    },
  };
}
