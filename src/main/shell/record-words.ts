// What the report of a crisis says, for the engine, which speaks no language itself.
import { enCase } from '../../shared/texts/en-case';
import { enCrisis } from '../../shared/texts/en-crisis';
import { esCase } from '../../shared/texts/es-case';
import { esCrisis } from '../../shared/texts/es-crisis';
import type { ShellTexts } from './shell-texts';

const catalogues = { en: { ...enCase, ...enCrisis }, es: { ...esCase, ...esCrisis } };

/** By the keys of the catalogue. */
export function recordWords(language: ShellTexts['language']): Readonly<Record<string, string>> {
  const ofReports = Object.entries(catalogues[language]).filter(([key]) =>
    /^(actor|crisis|record)\./u.test(key),
  );
  return Object.fromEntries(ofReports);
}
