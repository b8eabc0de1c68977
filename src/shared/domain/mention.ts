// Who is named in a note with an @ before the name: found when it is kept, and completed while it is typed.
import type { AgentId } from './ids';

/** The part of a member that a mention needs. */
export interface Mentionable {
  readonly id: AgentId;
  readonly name: string;
}

/** A name that is being typed: where its @ stands, and the letters behind it. */
export interface TypedMention {
  readonly at: number;
  readonly letters: string;
}

const wordCharacter = /[\p{L}\p{N}_]/u;
/** No name is longer; what is typed further on is a sentence. */
const lettersAtMost = 60;
/** Nobody names more people; whoever pastes a list of addresses waits for nothing. */
const signsLookedAt = 200;

/**
 * The people a note names, each once, in the order of the text. The longest name that fits counts, so that "@Ana Ruiz"
 * is not Ana. An address is no mention: before the @ stands no letter or digit, and the name ends with a word.
 */
export function mentionsIn<Person extends Mentionable>(
  text: string,
  people: readonly Person[],
): readonly Person[] {
  const longestFirst = people
    .flatMap((person) => [person.name, person.id].map((name) => ({ person, name: folded(name) })))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);
  const found = new Set<Person>();
  let looked = 0;
  for (let at = text.indexOf('@'); at >= 0 && looked < signsLookedAt; at = text.indexOf('@', at + 1)) {
    looked += 1;
    if (!beginsHere(text, at)) continue;
    const rest = folded(text.slice(at + 1, at + 1 + 4 * lettersAtMost));
    const named = longestFirst.find(
      ({ name }) => rest.startsWith(name) && !wordCharacter.test(rest.charAt(name.length)),
    );
    if (named !== undefined) found.add(named.person);
  }
  return [...found];
}

/** The mention whose letters end at the caret; null: none is being typed there. */
export function typedMention(text: string, caret: number): TypedMention | null {
  const at = text.lastIndexOf('@', caret - 1);
  if (at < 0 || caret <= at || !beginsHere(text, at)) return null;
  const letters = text.slice(at + 1, caret);
  const isName = letters.length <= lettersAtMost && !/[\n@,;:!?]/.test(letters) && !letters.startsWith(' ');
  return isName ? { at, letters } : null;
}

/** Whom the letters may mean: a word of the name begins with them; who is named from the beginning comes first. */
export function completionsOf<Person extends Mentionable>(
  letters: string,
  people: readonly Person[],
): readonly Person[] {
  const typed = folded(letters);
  const names = people.map((person) => ({ person, name: folded(person.name) }));
  const begins = names.filter(({ name }) => name.startsWith(typed) && name !== typed);
  const within = names.filter(({ name }) => !name.startsWith(typed) && name.includes(` ${typed}`));
  return [...begins, ...within].map(({ person }) => person);
}

/** The text with the whole name in place of the letters, and where the caret goes. */
export function completed(
  text: string,
  { at, letters }: TypedMention,
  name: string,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(at + 1 + letters.length);
  const before = `${text.slice(0, at)}@${name} `;
  return { text: before + after.replace(/^ /, ''), caret: before.length };
}

function beginsHere(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}_.+-]/u.test(text.charAt(at - 1));
}

/** Of the same length in every alphabet we know: one character stays one. */
function folded(text: string): string {
  const bare = (one: string) => [...one.normalize('NFD')][0] ?? '';
  return [...text.normalize('NFC')].map((one) => bare(one).toLowerCase()).join('');
}
