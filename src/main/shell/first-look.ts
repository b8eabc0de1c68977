// What the window needs of the settings before anything else is loaded: its place, its colours, its language.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsFileName } from './settings-file-name';
import { type WindowPlace, windowPlaceIn } from './window-place';

export interface FirstLook {
  readonly theme: 'system' | 'light' | 'dark';
  /** As in the settings: 'system' or the name of one of ours. */
  readonly language: string;
  readonly place: WindowPlace | null;
}

/** Never throws: the settings proper are read a moment later, and say then what was wrong. */
export function firstLookAt(folder: string): FirstLook {
  const { settings, window } = contentOf(folder);
  const { theme, language } = recordOf(settings);
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    language: typeof language === 'string' ? language : 'system',
    place: windowPlaceIn(window),
  };
}

function contentOf(folder: string): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(readFileSync(join(folder, settingsFileName), 'utf8')));
  } catch {
    return {};
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
