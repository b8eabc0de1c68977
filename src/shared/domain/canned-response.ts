// Canned responses: variables that have to be filled, search, and putting several into one reply.
import { foldText, wordsOf } from './fold-words';

/** The part of a canned response that is searched; one of the workspace is one. */
export interface Searchable {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly text: string;
  readonly tags: readonly string[];
}

const placeholder = /\{\{\s*([\p{L}\p{N}_][\p{L}\p{N}_ -]{0,58}[\p{L}\p{N}_]|[\p{L}\p{N}_])\s*\}\}/gu;

/**
 * The variables that stand in a text, each once, in the order of their first place. Also: what is still unfilled. The
 * console fills customer, agent, brand and case by itself; any other name is asked of the agent.
 */
export function variablesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ''))];
}

/**
 * The text with its variables filled. A variable without a value, or with an empty one, stays as it is, so that it
 * is seen and a reply with it is not sent. Values are words, never filled in turn.
 */
export function fillVariables(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(placeholder, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name]?.trim() : undefined;
    return value ? value : whole;
  });
}

/** What is typed so far with one more canned response at the place of the cursor, set apart by an empty line. */
export function stackResponse(typed: string, response: string, at = typed.length): string {
  const before = typed.slice(0, at).trimEnd();
  const after = typed.slice(at).trimStart();
  return [before, response.trim(), after].filter((part) => part !== '').join('\n\n');
}

/**
 * Canned responses that hold every word of the query, best first: words of the title before tags before the text,
 * whole words before beginnings, the customer's language before others. Without a query all of them, by language.
 */
export function searchResponses<Response extends Searchable>(
  responses: readonly Response[],
  query: string,
  language: string | null,
): readonly Response[] {
  const wanted = wordsOf(query);
  return responses
    .map((response, index) => ({ response, index, score: scoreOf(response, wanted) }))
    .filter(({ score }) => score !== null)
    .sort(
      (a, b) =>
        speaks(b.response, language) - speaks(a.response, language) ||
        (b.score ?? 0) - (a.score ?? 0) ||
        a.index - b.index,
    )
    .map(({ response }) => response);
}

function speaks(response: Searchable, language: string | null): number {
  return language !== null && baseLanguage(response.language) === baseLanguage(language) ? 1 : 0;
}

function baseLanguage(tag: string): string {
  return foldText(tag).split('-')[0] ?? '';
}

function scoreOf(response: Searchable, wanted: readonly string[]): number | null {
  const fields = [
    { words: wordsOf(`${response.title} ${response.id}`), weight: 9 },
    { words: wordsOf(response.tags.join(' ')), weight: 4 },
    { words: wordsOf(response.text), weight: 1 },
  ];
  let total = 0;
  for (const word of wanted) {
    const scores = fields.map(({ words, weight }) => weight * matchOf(words, word));
    const best = Math.max(...scores);
    if (best === 0) return null;
    total += best;
  }
  return total;
}

/** 2 for the whole word, 1 for its beginning, 0 for nothing. */
function matchOf(words: readonly string[], wanted: string): number {
  if (words.includes(wanted)) return 2;
  return words.some((word) => word.startsWith(wanted)) ? 1 : 0;
}
