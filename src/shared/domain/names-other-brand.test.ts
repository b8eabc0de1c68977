import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type BrandId } from './ids';
import { isNameOf, namesOtherBrand } from './names-other-brand';

const brand = (id: string, name: string) => ({ id: asId<BrandId>(id), name });
const aurea = brand('aurea', 'Áurea Derma');
const lumbre = brand('lumbre', 'Lumbre');
const lumbreHome = brand('lumbre-home', 'Lumbre Hogar');
const acme = brand('acme', 'ACM');
const ours = [aurea, lumbre, lumbreHome, acme];

describe('a text that one brand speaks', () => {
  it.each([
    ['Gracias por escribir a Lumbre.', aurea, lumbre],
    ['Gracias por escribir a LÚMBRE', aurea, lumbre],
    ['Your Lumbres arrive on Monday', aurea, lumbre],
    ['Lumbre’s guarantee covers it', aurea, lumbre],
    ['We at Aurea derma are sorry', lumbre, aurea],
    ['Follow us: #AureaDerma', lumbre, aurea],
    ['Write to @aureaderma', lumbre, aurea],
    ['Your lamp of Lumbre Hogar', lumbre, lumbreHome],
    ['Ask ACM', lumbre, acme],
  ])('“%s” by %o names another one', (text, speaker, named) => {
    expect(namesOtherBrand(text, ours, speaker.id)?.id).toBe(named.id);
  });

  it.each([
    ['Gracias por escribir a Lumbre.', lumbre],
    ['Your lamp of Lumbre Hogar', lumbreHome],
    ['A word from Áurea Derma', aurea],
    ['Hay que alumbrecer el derma', lumbre],
    ['An acme of its kind', lumbre],
    ['Derma áurea is another order of words', lumbre],
    ['', aurea],
  ])('“%s” names no other one', (text, speaker) => {
    expect(namesOtherBrand(text, ours, speaker.id)).toBeNull();
  });

  it('names another one wherever in it the name stands, and never when only its own stands there', () => {
    const around = fc.string().filter((text) => namesOtherBrand(text, ours, aurea.id) === null);
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(namesOtherBrand(`${before} Lumbre ${after}`, ours, aurea.id)).not.toBeNull();
        expect(namesOtherBrand(`${before} . ${after}`, [aurea], aurea.id)).toBeNull();
      }),
    );
  });
});

it('is confirmed by the name of the speaking brand, whatever its accents', () => {
  expect(isNameOf(' aurea  DERMA', aurea)).toBe(true);
  expect(isNameOf('aurea', aurea)).toBe(false);
  expect(isNameOf('', brand('x', '!'))).toBe(false);
});
