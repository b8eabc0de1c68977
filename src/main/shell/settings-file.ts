// The settings file of a profile, kept by electron-store.
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsFile } from './settings';
import { settingsFileName } from './settings-file-name';

/** `prepare` loads what writes: it takes longer than a window to open, and nothing is written before that. */
export interface PreparedSettingsFile extends SettingsFile {
  prepare(): void;
}

export function settingsFileIn(folder: string): PreparedSettingsFile {
  const path = join(folder, settingsFileName);
  let opening: ReturnType<typeof openStore> | null = null;
  const open = () => {
    opening ??= openStore(folder);
    return opening;
  };
  return {
    prepare: () => void open().catch(() => undefined),
    read: () => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null),
    write: async (content) => {
      (await open()).store = { ...content };
    },
    keepAside: () => {
      if (existsSync(path))
        renameSync(path, join(folder, settingsFileName.replace('.json', '.unusable.json')));
      opening = null;
    },
  };
}

async function openStore(cwd: string) {
  const { default: Store } = await import('electron-store');
  const name = settingsFileName.replace('.json', '');
  return new Store({ name, cwd, accessPropertiesByDotNotation: false, configFileMode: 0o600 });
}
