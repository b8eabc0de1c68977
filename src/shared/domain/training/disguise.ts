// Takes out of a real message who wrote it, so that it may be practised with: names, addresses, links and numbers.
import { foldText } from '../fold-words';

export interface InventedPerson {
  readonly first: string;
  readonly last: string;
}

const invented: readonly InventedPerson[] = [
  { first: 'Rosa', last: 'Vega' },
  { first: 'Ben', last: 'Carr' },
  { first: 'Marta', last: 'Olmo' },
  { first: 'Colm', last: 'Brady' },
  { first: 'Lola', last: 'Prats' },
  { first: 'Jade', last: 'Moss' },
];
const lastResort: InventedPerson = { first: 'Alex', last: 'Roe' };

/** Shorter pieces of a name are words of their own in too many texts: they count only as the name has them. */
const shortestName = 3;
const shortName = /^\P{Ll}\p{L}$/u;
const words = /[\p{L}\p{M}]+/gu;
const addresses = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().,;:!?]+/gu;
const links = /\b(?:https?:\/\/|www\.|(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}\/)[^\s<>"«»]+/giu;
const handles = /(?<![\p{L}\p{N}])@[\p{L}\p{N}._-]*[\p{L}\p{N}]/gu;
/** What stands between the digits of one number: a sign or two, or the few letters of a code such as "X7K2Q9". */
const numbers = /\p{Nd}(?:(?:[^\p{L}\p{M}\p{Nd}]{0,2}|\p{L}{1,3})\p{Nd})+/gu;

/** Somebody who does not exist: the same for the same number, and with no name of the real person. */
export function inventedPerson(seed: number, realName: string): InventedPerson {
  const real = new Set(namesIn(realName));
  const others = invented.filter(
    ({ first, last }) => !real.has(foldText(first)) && !real.has(foldText(last)),
  );
  return others[seed % Math.max(1, others.length)] ?? lastResort;
}

/**
 * The text with mail addresses, links, handles, every piece of the real name and every number of two digits or more
 * replaced. Numbers keep their length and their gaps; nothing can be counted back from the digits that stand there
 * instead. What else gives a person away only a reader sees.
 */
export function disguised(text: string, realName: string, as: InventedPerson): string {
  const [first, ...others] = namesIn(realName);
  const names = new Map(others.map((name) => [name, as.last] as const));
  if (first !== undefined) names.set(first, as.first);
  return text
    .replace(addresses, 'persona@mail.example')
    .replace(links, 'https://link.example')
    .replace(handles, '@persona')
    .replace(words, (word) => names.get(foldText(word)) ?? names.get(word) ?? word)
    .replace(numbers, inventedNumbers());
}

/** What stands where something was taken out. */
const takenOut = '…';
/** Stands for the customer until the end; no text holds it. */
const mark = '\u{e000}';
const marks = /\u{e000}(?:\s+\u{e000})*/gu;

/**
 * A question or an answer as anybody may read it: the customer's name, the first of the names, becomes the variable
 * of it; colleagues' names, addresses, links, handles and numbers of two digits or more become "…". What else gives a
 * person away only a reader sees.
 */
export function withoutPerson(text: string, [customer = '', ...colleagues]: readonly string[]): string {
  const pieces = new Set(namesIn(customer));
  const without = (rest: string, name: string, becomes: string) =>
    name.trim() === '' ? rest : rest.replaceAll(name, becomes);
  // A colleague's first name alone may be any word; the whole name is theirs.
  return colleagues
    .reduce((rest, name) => without(rest, name, takenOut), without(text, customer, mark))
    .replace(addresses, takenOut)
    .replace(links, takenOut)
    .replace(handles, takenOut)
    .replace(words, (word) => (pieces.has(foldText(word)) || pieces.has(word) ? mark : word))
    .replace(numbers, takenOut)
    .replace(marks, '{{customer}}');
}

/** Folded; a short one as it is written. */
function namesIn(realName: string): readonly string[] {
  return (realName.match(words) ?? []).flatMap((piece) => {
    const folded = foldText(piece);
    if (folded.length >= shortestName) return [folded];
    return shortName.test(piece) ? [piece] : [];
  });
}

/** The digits in their order, a further number from a further one on; the same number is the same everywhere. */
function inventedNumbers(): (number: string) => string {
  const starts = new Map<string, number>();
  return (number) => {
    let next = starts.get(number) ?? starts.size;
    starts.set(number, next);
    return number.replace(/\p{Nd}/gu, () => {
      const digit = next % 10;
      next += 1;
      return String(digit);
    });
  };
}
