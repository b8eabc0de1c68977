// The languages that the interface speaks, and the one that nobody does, which shows what was not translated.
import { en } from '../../shared/texts/en';
import { es } from '../../shared/texts/es';
import { pseudoText } from '../../shared/texts/pseudo-text';
import type { Catalogue, TextKey } from '../../shared/texts/text-key';

/** `qps` is asked for by `--language=qps` and offered nowhere but in the gallery. */
export type Language = 'en' | 'es' | 'qps';

let pseudo: Catalogue | null = null;

/** Of a tag such as "es-MX"; English for what we do not speak. */
export function languageOf(tag: string | undefined): Language {
  if (tag === 'qps') return 'qps';
  return tag?.startsWith('es') ? 'es' : 'en';
}

export function catalogueOf(language: Language): Catalogue {
  if (language !== 'qps') return language === 'es' ? es : en;
  pseudo ??= Object.fromEntries(
    Object.entries(en).map(([key, message]) => [key, pseudoText(message)]),
  ) as Readonly<Record<TextKey, string>>;
  return pseudo;
}

/** By which numbers and dates are written, and which assistive technology reads. */
export function tagOf(language: Language): 'en' | 'es' {
  return language === 'qps' ? 'en' : language;
}
