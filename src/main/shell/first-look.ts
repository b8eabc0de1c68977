// What a window needs to know before anything else is loaded: its place, its colours, its language, and whether it shows
// anything at all.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seatPinsFileName } from './seat-pins-file-name';
import { settingsFileName } from './settings-file-name';
import { type WindowPlace, windowPlaceIn } from './window-place';

export interface FirstLook {
  readonly theme: 'system' | 'light' | 'dark';
  /** As in the settings: 'system' or the name of one of ours. */
  readonly language: string;
  readonly place: WindowPlace | null;
  /**
   * Nobody sits here until somebody sits down: the desk was locked when it ended, or asks for PINs, and who starts it
   * need not be who left it.
   */
  readonly isLocked: boolean;
}

/** Never throws: the settings proper are read a moment later, and say then what was wrong. */
export function firstLookAt(folder: string): FirstLook {
  const { settings, window } = contentOf(folder);
  const { theme, language, locked } = recordOf(settings);
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    language: typeof language === 'string' ? language : 'system',
    place: windowPlaceIn(window),
    isLocked: locked === true || askedForPins(folder),
  };
}

/** Whether the workspace asked for PINs when this desk was last open. A file that cannot be read opens no seat. */
function askedForPins(folder: string): boolean {
  const path = join(folder, seatPinsFileName);
  try {
    if (!existsSync(path)) return false;
    const { asksPin } = recordOf(JSON.parse(readFileSync(path, 'utf8')));
    return asksPin !== false;
  } catch {
    return true;
  }
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
