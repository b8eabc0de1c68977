import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepSpellingHere, Spelling } from './spelling';

let folder: string;
let system: string;
let calls: unknown[][];

const session = {
  setSpellCheckerDictionaryDownloadURL: (url: string) => void calls.push(['url', url]),
  setSpellCheckerEnabled: (enabled: boolean) => void calls.push(['enabled', enabled]),
  setSpellCheckerLanguages: (languages: string[]) => void calls.push(['languages', ...languages]),
};
const spelling = (platform: NodeJS.Platform = 'linux') =>
  new Spelling({ session, folder, platform, elsewhere: [system] });

beforeEach(async () => {
  calls = [];
  folder = await mkdtemp(join(tmpdir(), 'spelling-'));
  system = join(folder, 'system');
  await mkdir(system);
});
afterEach(() => rm(folder, { recursive: true }));

test('before the first window nothing is checked, and there is nowhere to fetch a dictionary from', () => {
  keepSpellingHere(session);
  const [[, url]] = calls as [[string, string]];
  expect(new URL(url).hostname).toBe('127.0.0.1');
  expect(calls.slice(1)).toEqual([['enabled', false], ['languages']]);
});

describe('the language of a conversation', () => {
  test('is off where no dictionary of it is on this machine', async () => {
    expect(await spelling().speak('es-MX')).toBe('no-dictionary');
    expect(calls).toEqual([['enabled', false]]);
  });

  test('is checked by what the system has, which is copied to where it is looked for', async () => {
    await writeFile(join(system, 'es_ES.bdic'), 'palabras');
    expect(await spelling().speak('es-MX')).toBe('on');
    expect(calls).toEqual([
      ['languages', 'es'],
      ['enabled', true],
    ]);
    expect(await readFile(join(folder, 'Dictionaries', 'es-ES-3-0.bdic'), 'utf8')).toBe('palabras');
  });

  test('is checked by a file that a person put into the profile', async () => {
    await mkdir(join(folder, 'Dictionaries'));
    await writeFile(join(folder, 'Dictionaries', 'en-US.bdic'), 'words');
    expect(await spelling().speak('en')).toBe('on');
  });

  test('is left when it is switched off, or when there is none', async () => {
    await writeFile(join(system, 'en_US.bdic'), 'words');
    const here = spelling();
    expect(await here.speak('en')).toBe('on');
    expect(await here.speak(null)).toBe('off');
    expect(calls.at(-1)).toEqual(['enabled', false]);
  });

  test('counts as it was asked for last, whichever answer is ready first', async () => {
    await writeFile(join(system, 'en_US.bdic'), 'words');
    const here = spelling();
    await Promise.all([here.speak('en'), here.speak(null)]);
    expect(calls.at(-1)).toEqual(['enabled', false]);
  });

  test("is the system's own affair on macOS", async () => {
    expect(await spelling('darwin').speak('tlh')).toBe('on');
    expect(calls).toEqual([['enabled', true]]);
  });
});
