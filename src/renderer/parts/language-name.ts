// What a language is called in another one.

/** The tag itself where nobody knows it. */
export function languageName(locale: string, tag: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
}
