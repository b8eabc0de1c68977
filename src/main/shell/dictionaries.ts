// Which dictionary checks a language, and where one may already lie on this machine. Pure.

/** The name that Chromium looks for in the profile's folder of dictionaries, and its code for the language. */
export interface Dictionary {
  readonly code: string;
  readonly file: string;
}

const dictionaries = new Map<string, Dictionary>(
  Object.entries({
    'en-US': { code: 'en-US', file: 'en-US-10-1.bdic' },
    'en-GB': { code: 'en-GB', file: 'en-GB-10-1.bdic' },
    es: { code: 'es', file: 'es-ES-3-0.bdic' },
    ca: { code: 'ca', file: 'ca-ES-3-0.bdic' },
    de: { code: 'de', file: 'de-DE-3-0.bdic' },
    fr: { code: 'fr', file: 'fr-FR-3-0.bdic' },
    it: { code: 'it', file: 'it-IT-3-0.bdic' },
    nl: { code: 'nl', file: 'nl-NL-3-0.bdic' },
    'pt-BR': { code: 'pt-BR', file: 'pt-BR-3-0.bdic' },
    'pt-PT': { code: 'pt-PT', file: 'pt-PT-3-0.bdic' },
  }),
);
/** Where a tag leaves the country open. */
const usual = new Map([
  ['en', 'en-US'],
  ['pt', 'pt-PT'],
]);

/** Where Linux distributions put the same dictionaries for other programs that are made from Chromium. */
export const systemFolders = [
  '/usr/share/hunspell-bdic',
  '/usr/share/qt6/qtwebengine_dictionaries',
  '/usr/share/qt5/qtwebengine_dictionaries',
] as const;

/** For a tag such as "es-MX"; null for a language that we know no dictionary of. */
export function dictionaryFor(language: string): Dictionary | null {
  const [base = '', ...more] = language.toLowerCase().split(/[-_]/);
  const region = more.find((part) => /^[a-z]{2}$/.test(part))?.toUpperCase();
  const exact = region === undefined ? undefined : dictionaries.get(`${base}-${region}`);
  return exact ?? dictionaries.get(usual.get(base) ?? base) ?? null;
}

/** Of the files in a folder the one to copy: "es_ES.bdic" or "es-ES-3-0.bdic" for Spanish; null when there is none. */
export function fileIn(names: readonly string[], { file }: Dictionary): string | null {
  const [tag = ''] = /^[a-z]{2}-[A-Z]{2}/.exec(file) ?? [];
  const wanted = [file, `${tag}.bdic`, `${tag.replace('-', '_')}.bdic`, `${tag.slice(0, 2)}.bdic`];
  return wanted.find((name) => names.includes(name)) ?? null;
}
