// Judges the shape of a YAML text before anything looks at it that recurses or searches.
import { type CST, Parser } from 'yaml';

const levelsAtMost = 64;
const aliasesAtMost = 100;

/**
 * Why a text is not read at all, or null. A parser that recurses as deep as a text nests dies with the whole process
 * (the regular expressions it compiles there fail beyond any catch), and each alias costs a search through the whole
 * document; so both are counted here first, without recursion.
 */
export function shapeProblem(text: string): string | null {
  const open: { readonly token: CST.Token; readonly level: number }[] = [];
  for (const token of new Parser().parse(text)) open.push({ token, level: 0 });
  let aliases = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, level } = next;
    if (level > levelsAtMost) return `is nested more than ${levelsAtMost} levels deep`;
    if (token.type === 'alias') aliases += 1;
    if (aliases > aliasesAtMost) return `repeats its anchors more than ${aliasesAtMost} times`;
    for (const part of inside(token)) open.push({ token: part, level: level + 1 });
  }
  return null;
}

function inside(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) =>
    [key, value].filter((part) => part !== null && part !== undefined),
  );
}
