import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { en } from '../../shared/texts/en';
import { es } from '../../shared/texts/es';
import { commands } from '../app/commands';
import type { Text } from '../state/use-text';
import { keyWords } from './key-words';

const textIn = (locale: string, messages: typeof en | typeof es): Text => {
  const intl = createIntl({ locale, messages });
  return (id, values) => intl.formatMessage({ id }, { ...values });
};
const english = textIn('en', en);
const spanish = textIn('es', es);

test.each([
  ['j', false, 'j', 'j'],
  ['Shift+ArrowDown', false, 'Shift Down arrow', 'Mayúsculas Flecha abajo'],
  ['Mod+k', false, 'Control k', 'Control k'],
  ['Mod+k', true, 'Command k', 'Comando k'],
  ['g q', false, 'g, then q', 'g y después q'],
  ['+', false, '+', '+'],
] as const)('the key %s is said in the language of the interface', (key, isMac, inEnglish, inSpanish) => {
  expect(keyWords(english, key, isMac)).toBe(inEnglish);
  expect(keyWords(spanish, key, isMac)).toBe(inSpanish);
});

test('no key of a command is said by the name that programs have for it', () => {
  const said = commands.flatMap(({ keys }) => keys.map((key) => keyWords(spanish, key, false)));
  expect(said.length).toBeGreaterThan(40);
  expect(said.join(' ')).not.toMatch(/Mod|Arrow|\+|Enter|Escape\w/);
});
