import { expect, test } from 'vitest';
import { type AgentId, asId } from '../../shared/domain/ids';
import { rememberTranslated, translationOf } from './translated-texts';

const by = asId<AgentId>('laura');
const machine = { into: 'fr', original: 'Sorry, we will send you another one.' };
const words = 'Pardon, nous vous en envoyons une autre dans la journée.';
rememberTranslated({ by, text: words, machine });
const short = { into: 'fr', original: 'Sorry, Tom.' };
rememberTranslated({ by, text: 'Pardon, Tom.', machine: short });

test.each([
  ['all of it', words],
  ['with other white space', ` ${words.replaceAll(' ', '\n')}\n`],
  ['among other words', `Bonjour Claire. ${words} Laura`],
  ['a piece of it', 'nous vous en envoyons une autre'],
])('a translation that is put in again is the machine’s: %s', (_, text) => {
  expect(translationOf(text, by)).toBe(machine);
});

test('a short one is known as a whole, and a piece that anybody writes is not', () => {
  expect(translationOf('Pardon, Tom.', by)).toBe(short);
  expect(translationOf('Pardon, Tom. Laura here.', by)).toBeNull();
  expect(translationOf('Pardon', by)).toBeNull();
  expect(translationOf('', by)).toBeNull();
});

test('one that was changed is known as it was last, and not by the letters that were left of it', () => {
  const other = { into: 'de', original: 'Thank you very much, we will look into it.' };
  rememberTranslated({ by, text: 'Vielen Dank, wir sehen nach.', machine: other });
  rememberTranslated({ by, text: 'Vielen Dank, wir sehen gleich nach.', machine: other });
  rememberTranslated({ by, text: 'V', machine: other });
  expect(translationOf('Vielen Dank, wir sehen gleich nach.', by)).toBe(other);
  expect(translationOf('V', by)).toBeNull();
});

test('a colleague at the same desk has nothing of it', () => {
  expect(translationOf(words, asId<AgentId>('eva'))).toBeNull();
});
