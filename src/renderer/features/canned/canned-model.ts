// Canned responses: which fit, and what has to be filled in: pure.
import type { Brand, CannedResponse } from '../../../shared/workspace/schema';

const variable = /\{\{\s*([\p{L}\p{N}_-]+)\s*\}\}/gu;

/** Names of the variables of a text, each once, in order. */
export function variablesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(variable)].map((match) => match[1] ?? ''))];
}

/** The text with every known variable filled; others stay as they are. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(variable, (whole, name: string) => values[name] || whole);
}

/** The brand's responses, those in the customer's language first. */
export function inOrder(brand: Brand, language: string | null): readonly CannedResponse[] {
  const wanted = (language ?? brand.language).slice(0, 2);
  const fits = (canned: CannedResponse) => canned.language.slice(0, 2) === wanted;
  return [...brand.cannedResponses].sort((a, b) => Number(fits(b)) - Number(fits(a)));
}
