import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disguised, inventedPerson, withoutPerson } from './disguise';

const as = { first: 'Rosa', last: 'Vega' };

describe('a text that anybody may read', () => {
  it.each([
    ['Rosa, your parcel 4711 is here', '{{customer}}, your parcel … is here'],
    ['Dear Rosa Gil Soto: see https://x.example/o/1 or @rosa', 'Dear {{customer}}: see … or …'],
    ['Write to rosa@mail.example within 5 days. Yours, Ana Ruiz', 'Write to … within 5 days. Yours, …'],
    ['Nothing of hers', 'Nothing of hers'],
  ])('says of %j only %j', (text, plain) => {
    expect(withoutPerson(text, ['Rosa Gil Soto', 'Ana Ruiz', ''])).toBe(plain);
  });
});

describe('a disguised message', () => {
  it.each([
    ['I am Nadia, call me on 612 345 678', 'Nadia Kowalska', 'I am Rosa, call me on 012 345 678'],
    ['Soy NADIA Kowálska.', 'Nadia Kowalska', 'Soy Rosa Vega.'],
    ['Write to nadia.k@mail.test, please', 'Nadia Kowalska', 'Write to persona@mail.example, please'],
    [
      'See https://shop.test/o/4711 and www.shop.test',
      '',
      'See https://link.example and https://link.example',
    ],
    ['It is on pictures.test/p/Ab4, and/or here', '', 'It is on https://link.example and/or here'],
    ['Thanks @nadia.k and @shop!', '', 'Thanks @persona and @persona!'],
    ['Order AU-204-771', '', 'Order AU-012-345'],
    ['I have 1 pump', '', 'I have 1 pump'],
    ['I am Li Wu, li is a word', 'Li Wu', 'I am Rosa Vega, li is a word'],
    ['Booking X7K2Q9', '', 'Booking X0K1Q2'],
    ['+34 (6) 12–34', '', '+01 (2) 34–56'],
    ['Not 4711 but 4712, so 4711', '', 'Not 0123 but 1234, so 0123'],
  ])('%j of %j reads %j', (text, name, disguise) => {
    expect(disguised(text, name, as)).toBe(disguise);
  });

  it('keeps no number of two digits or more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999_999_999 }), (number) => {
        const text = disguised(`Order ${number}.`, '', as);
        expect(text).not.toContain(String(number));
        expect(text).toMatch(new RegExp(`^Order \\d{${String(number).length}}\\.$`));
      }),
    );
  });

  it('reads the same whichever numbers stood in it, so that none can be counted back', () => {
    const phone = fc.integer({ min: 600_000_000, max: 799_999_999 });
    fc.assert(
      fc.property(phone, phone, (one, other) => {
        const [text, another] = [one, other].map((number) => disguised(`Call ${number}`, '', as));
        expect(text).toBe(another);
      }),
    );
  });
});

describe('somebody invented', () => {
  it('is the same for the same number', () => {
    expect(inventedPerson(17, 'Nadia Kowalska')).toEqual(inventedPerson(17, 'Nadia Kowalska'));
  });

  it('never has a name of the real person', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('Rosa Prats', 'ben vega', 'MARTA', 'Colm Moss'), (seed, real) => {
        const { first, last } = inventedPerson(seed, real);
        const names = real.toLowerCase().split(' ');
        expect(names).not.toContain(first.toLowerCase());
        expect(names).not.toContain(last.toLowerCase());
      }),
    );
  });
});
