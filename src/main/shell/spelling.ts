// Checks spelling in the language of a conversation, with dictionaries that are on this machine, and fetches none.
import { constants } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from 'electron';
import type { SpellingState } from '../../shared/ipc/spelling';
import { type Dictionary, dictionaryFor, fileIn, systemFolders } from './dictionaries';

/** A port that Chromium refuses to speak to: whatever it would fetch never leaves the process. */
const nowhere = 'http://127.0.0.1:9/';

/** What is used of Electron's session. */
export type SpellingSession = Pick<
  Session,
  'setSpellCheckerDictionaryDownloadURL' | 'setSpellCheckerEnabled' | 'setSpellCheckerLanguages'
>;

/** Chromium fetches dictionaries from a server of its makers unless it is told otherwise. Call before the first window. */
export function keepSpellingHere(session: SpellingSession): void {
  session.setSpellCheckerDictionaryDownloadURL(nowhere);
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}

export interface SpellingParts {
  readonly session: SpellingSession;
  /** Where Chromium looks for dictionaries: in the folder of the profile. */
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  /** Where the system may have some. */
  readonly elsewhere?: readonly string[];
}

export class Spelling {
  readonly #parts: SpellingParts;
  #asked = 0;

  constructor(parts: SpellingParts) {
    this.#parts = parts;
  }

  /** Null: nothing is checked. The last one asked for counts. Never fails: what cannot be checked is off. */
  async speak(language: string | null): Promise<SpellingState> {
    const { session, platform } = this.#parts;
    this.#asked += 1;
    const turn = this.#asked;
    // macOS has dictionaries of its own and finds out the language by itself.
    const isSystems = platform === 'darwin';
    const found = language === null ? null : isSystems ? language : await this.#ready(language);
    if (turn !== this.#asked) return found === null ? 'off' : 'on';
    if (found !== null && !isSystems) session.setSpellCheckerLanguages([found]);
    session.setSpellCheckerEnabled(found !== null);
    if (found !== null) return 'on';
    return language === null ? 'off' : 'no-dictionary';
  }

  /** The code of the language once its dictionary lies where it is looked for; null when there is none here. */
  async #ready(language: string): Promise<string | null> {
    const dictionary = dictionaryFor(language);
    if (dictionary === null) return null;
    const own = join(this.#parts.folder, 'Dictionaries');
    if (fileIn(await namesIn(own), dictionary) === dictionary.file) return dictionary.code;
    for (const folder of [own, ...(this.#parts.elsewhere ?? systemFolders)])
      if (await copied(folder, own, dictionary)) return dictionary.code;
    return null;
  }
}

async function copied(from: string, to: string, dictionary: Dictionary): Promise<boolean> {
  const name = fileIn(await namesIn(from), dictionary);
  if (name === null) return false;
  try {
    await mkdir(to, { recursive: true, mode: 0o700 });
    await copyFile(join(from, name), join(to, dictionary.file), constants.COPYFILE_FICLONE);
    return true;
  } catch {
    return false;
  }
}

function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
