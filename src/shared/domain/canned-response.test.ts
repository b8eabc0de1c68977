import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillVariables, searchResponses, stackResponse, variablesOf } from './canned-response';

describe('variables', () => {
  it.each([
    ['Hola {{customer}}, soy {{agent}} de {{ brand }}.', ['customer', 'agent', 'brand']],
    ['{{customer}} {{customer}}', ['customer']],
    ['{{order number}} {{Ñandú_2}}', ['order number', 'Ñandú_2']],
    ['{customer} {{}} {{ }} {{a}b}} {{{x}}}', ['x']],
    ['', []],
  ])('of %j', (text, expected) => {
    expect(variablesOf(text)).toEqual(expected);
  });

  it('are filled where there is a value and stay visible where there is none', () => {
    const filled = fillVariables('{{customer}} {{ case }} {{order}} {{agent}}', {
      customer: ' Marta ',
      case: '7',
      agent: ' ',
    });
    expect(filled).toBe('Marta 7 {{order}} {{agent}}');
    expect(variablesOf(filled)).toEqual(['order', 'agent']);
  });

  it("take a customer's name as words, whatever it holds", () => {
    expect(fillVariables('{{customer}}', { customer: '{{agent}} $& $1', agent: 'Lucía' })).toBe(
      '{{agent}} $& $1',
    );
    expect(fillVariables('{{constructor}} {{toString}}', {})).toBe('{{constructor}} {{toString}}');
  });

  it('leave a text without placeholders alone', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(variablesOf(text).length === 0);
        expect(fillVariables(text, { a: 'b' })).toBe(text);
      }),
    );
  });
});

describe('stacking', () => {
  it.each([
    ['', undefined, 'Thanks.'],
    ['Hello.', undefined, 'Hello.\n\nThanks.'],
    ['Hello.\n\n\n', undefined, 'Hello.\n\nThanks.'],
    ['Hello. Bye.', 7, 'Hello.\n\nThanks.\n\nBye.'],
    ['Bye.', 0, 'Thanks.\n\nBye.'],
  ])('on %j at %s', (typed, at, expected) => {
    expect(stackResponse(typed, ' Thanks.\n', at)).toBe(expected);
  });
});

describe('search', () => {
  const response = (id: string, title: string, language: string, text: string, tags: string[] = []) => ({
    id,
    title,
    language,
    text,
    tags,
  });
  const all = [
    response('shipping-en', 'Delivery times', 'en', 'It takes three days.', ['shipping']),
    response('shipping-es', 'Plazos de envío', 'es', 'Tarda tres días.', ['envíos']),
    response('allergy-es', 'Reacción alérgica', 'es', 'Lo sentimos. Deje de usar la crema. El envío sigue.', [
      'salud',
    ]),
    response('thanks-en', 'Thanks', 'en-GB', 'Thank you for the delivery note.', []),
  ];
  const found = (query: string, language: string | null = null) =>
    searchResponses(all, query, language).map(({ id }) => id);

  it.each([
    ['envio', null, ['shipping-es', 'allergy-es']],
    ['REACCIÓN', null, ['allergy-es']],
    ['deliv', null, ['shipping-en', 'thanks-en']],
    ['delivery thank', null, ['thanks-en']],
    ['salud', null, ['allergy-es']],
    ['nothing like it', null, []],
    ['', 'es', ['shipping-es', 'allergy-es', 'shipping-en', 'thanks-en']],
    ['', 'en-US', ['shipping-en', 'thanks-en', 'shipping-es', 'allergy-es']],
  ] as const)('for %j in %s', (query, language, expected) => {
    expect(found(query, language)).toEqual(expected);
  });
});
