// A workspace with its own words in the reader's language, as far as it has them there.
import type { Workspace } from './schema';
import { type Localized, trainingInLanguage } from './training-in-language';

/**
 * The same workspace, with the labels of contact types, the names of teams, the tones and playbooks of brands and the training in the
 * language of `locale` ("es", "es-MX"): the exact tag first, then the language alone, then what has no language.
 */
export function inLanguage(workspace: Workspace, locale: string): Workspace {
  const of: Localized = (plain, translations) =>
    translations?.[locale] ?? translations?.[locale.split('-')[0] ?? locale] ?? plain;
  return {
    ...workspace,
    teams: workspace.teams.map((team) => ({ ...team, name: of(team.name, team.names) })),
    brands: workspace.brands.map((brand) => ({
      ...brand,
      tone: of(brand.tone, brand.tones),
      contactTypes: brand.contactTypes.map((type) => ({ ...type, label: of(type.label, type.labels) })),
      playbook: brand.playbook.map((article) => ({
        ...article,
        title: of(article.title, article.titles),
        ...(article.say !== undefined && { say: of(article.say, article.says) }),
        ...(article.avoid !== undefined && { avoid: of(article.avoid, article.avoids) }),
      })),
    })),
    ...(workspace.training !== undefined && { training: trainingInLanguage(workspace.training, of) }),
  };
}
