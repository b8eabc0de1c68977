// Preferences of this desktop: read leniently, written strictly. A wrong file never keeps the app from opening.
import { z } from 'zod';
import { type Settings, settingsPatchSchema, settingsSchema } from '../../shared/ipc/settings';
import { type WindowPlace, windowPlaceIn } from './window-place';

export type SettingsPatch = z.output<typeof settingsPatchSchema>;

/** The file below; `read` gives null when there is none, and throws when it cannot be read as JSON. */
export interface SettingsFile {
  read(): unknown;
  /** Fails when the disk refuses. */
  write(content: { readonly settings: Settings; readonly window: WindowPlace | null }): Promise<void>;
  /** Puts what is there out of the way, where it can be looked at. */
  keepAside(): void;
}

const contentSchema = z.object({ settings: z.unknown(), window: z.unknown() }).partial();

export class SettingsStore {
  readonly #file: SettingsFile;
  #settings: Settings;
  #window: WindowPlace | null;

  constructor(file: SettingsFile) {
    this.#file = file;
    const found = readLeniently(file);
    this.#settings = found.settings;
    this.#window = found.window;
    if (!found.isWhole) {
      file.keepAside();
      this.#writeIfPossible();
    }
  }

  get settings(): Settings {
    return this.#settings;
  }

  get window(): WindowPlace | null {
    return this.#window;
  }

  /** Nobody sits here any more, for this run: what the next one begins with it finds out by itself. */
  lockForNow(): void {
    this.#settings = { ...this.#settings, locked: true };
  }

  /** Changes what the patch names, at once. Fails when that could not be written down for the next start. */
  change(patch: SettingsPatch): Promise<void> {
    const named = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    this.#settings = settingsSchema.parse({ ...this.#settings, ...named });
    return this.#file.write({ settings: this.#settings, window: this.#window });
  }

  rememberWindow(place: WindowPlace): void {
    this.#window = place;
    this.#writeIfPossible();
  }

  /** A disk that refuses costs the place of a window, and nothing else. */
  #writeIfPossible(): void {
    // Said when the person next changes something.
    this.#file.write({ settings: this.#settings, window: this.#window }).catch(() => undefined);
  }
}

interface Found {
  readonly settings: Settings;
  readonly window: WindowPlace | null;
  /** False when something in the file was not usable and its default took its place. */
  readonly isWhole: boolean;
}

function readLeniently(file: SettingsFile): Found {
  const content = contentSchema.safeParse(readOrNothing(file));
  if (!content.success) return { settings: settingsSchema.parse({}), window: null, isWhole: false };
  const settings = usableSettings(content.data.settings ?? {});
  const stored = content.data.window ?? null;
  const window = windowPlaceIn(stored);
  return { ...settings, window, isWhole: settings.isWhole && (stored === null || window !== null) };
}

function readOrNothing(file: SettingsFile): unknown {
  try {
    return file.read() ?? {};
  } catch {
    return null;
  }
}

/** One wrong entry costs that entry, not the others. */
function usableSettings(stored: unknown): Pick<Found, 'settings' | 'isWhole'> {
  const whole = settingsSchema.safeParse(stored);
  if (whole.success) return { settings: whole.data, isWhole: true };
  const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  const usable = entries.filter(([name, value]) => settingsPatchSchema.safeParse({ [name]: value }).success);
  return { settings: settingsSchema.parse(Object.fromEntries(usable)), isWhole: false };
}
