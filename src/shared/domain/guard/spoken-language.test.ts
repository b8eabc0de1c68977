import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../test/support/any-text';
import { spokenLanguage } from './spoken-language';

describe('the language of a text', () => {
  it.each([
    ['Thank you for writing. We are sorry that it was broken, and we will send you another one.', 'en'],
    ['Hola, gracias por escribirnos. Sentimos mucho que llegara roto y te enviamos otro hoy.', 'es'],
    ['Olá, obrigada por escrever. Você não precisa de fazer mais nada, nós tratamos de tudo.', 'pt'],
    ['Bonjour, merci pour votre message. Nous sommes désolés et nous vous envoyons le colis.', 'fr'],
    ['Hallo, danke für deine Nachricht. Wir haben das Paket noch nicht, aber es ist auf dem Weg.', 'de'],
    ['Ciao, grazie per il messaggio. Non abbiamo ancora il pacco, ma è già in viaggio per te.', 'it'],
  ])('is told by its small words: %s', (text, language) => {
    expect(spokenLanguage(text)).toBe(language);
  });

  it.each([
    '',
    'Gracias',
    'OK',
    'SPF 50 / 30 ml',
    '👍',
    '这个产品的成分是什么',
    'un abrazo un abrazo AU-004211',
  ])('is left open: %s', (text) => {
    expect(spokenLanguage(text)).toBeNull();
  });

  it('never depends on capitals', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('the', 'para', 'que', 'with', 'une', 'nicht', 'x')), (words) => {
        expect(spokenLanguage(words.join(' ').toUpperCase())).toBe(spokenLanguage(words.join(' ')));
      }),
    );
  });

  it('can be asked of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(() => spokenLanguage(text)).not.toThrow();
      }),
    );
  });
});
