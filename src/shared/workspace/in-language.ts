// A workspace with its own words in the reader's language, as far as it has them there.
import type { Workspace } from './schema';

type Translations = Readonly<Record<string, string>> | undefined;

/**
 * The same workspace, with the labels of contact types, the names of teams and the tones of brands in the language of
 * `locale` ("es", "es-MX"): the exact tag first, then the language alone, then what stands there without a language.
 */
export function inLanguage(workspace: Workspace, locale: string): Workspace {
  const of = (plain: string, translations: Translations) =>
    translations?.[locale] ?? translations?.[locale.split('-')[0] ?? locale] ?? plain;
  return {
    ...workspace,
    teams: workspace.teams.map((team) => ({ ...team, name: of(team.name, team.names) })),
    brands: workspace.brands.map((brand) => ({
      ...brand,
      tone: of(brand.tone, brand.tones),
      contactTypes: brand.contactTypes.map((type) => ({ ...type, label: of(type.label, type.labels) })),
    })),
  };
}
