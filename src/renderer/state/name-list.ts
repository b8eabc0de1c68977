// Several names in one sentence, as the language says them.

/** "Ana, Pau and Inés". */
export function nameList(locale: string, people: readonly { readonly name: string }[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(people.map(({ name }) => name));
}
