// A language that nobody speaks, made from the English texts: what is not in it was never translated. For development.

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const strange = 'àƀçđéƒğħîĵķļɱñöþɋřšŧûṽŵẋýžÀƁÇÐÉƑĞĤÎĴĶĻṀÑÖÞɊŘŠŦÛṼŴẊÝŽ';
const accents: ReadonlyMap<string, string> = new Map(
  [...plain].map((letter, index) => [letter, [...strange][index] ?? letter]),
);
/** Spanish takes a quarter more room than English, and other languages more. */
const longer = 0.3;

export const pseudoOpening = '⟦';
export const pseudoClosing = '⟧';

/** "⟦Šéñđ ··⟧" for "Send": readable, longer, and recognized by its brackets. Takes and gives an ICU message. */
export function pseudoText(message: string): string {
  const said = strangely(message);
  const letters = [...said].filter((letter) => strange.includes(letter)).length;
  return `${pseudoOpening}${said} ${'·'.repeat(Math.ceil(letters * longer))}${pseudoClosing}`;
}

function strangely(message: string): string {
  let said = '';
  for (let at = 0; at < message.length; at += 1) {
    const letter = message[at] ?? '';
    if (letter !== '{') {
      said += accents.get(letter) ?? letter;
      continue;
    }
    const end = closingOf(message, at);
    said += `{${argument(message.slice(at + 1, end))}}`;
    at = end;
  }
  return said;
}

/** What stands in braces is not for translators, but for the words of a plural or a choice. */
function argument(inside: string): string {
  const choice = /^\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/.exec(inside)?.[0];
  if (choice === undefined) return inside;
  let said = choice;
  for (let at = choice.length; at < inside.length; at += 1) {
    if (inside[at] !== '{') {
      said += inside[at];
      continue;
    }
    const end = closingOf(inside, at);
    said += `{${strangely(inside.slice(at + 1, end))}}`;
    at = end;
  }
  return said;
}

function closingOf(text: string, opening: number): number {
  let depth = 0;
  for (let at = opening; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}
