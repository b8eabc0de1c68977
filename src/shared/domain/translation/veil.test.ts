import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unveiled, veiled } from './veil';

const personal = {
  orderNumbers: ['AU-######'],
  names: ['Pilar Ferrer', 'Li', 'Ana del Río'],
  handles: ['pilar.f'],
};
const leaving = (text: string) => veiled(text, personal).text;

describe('what leaves for a translation', () => {
  it.each([
    ['a card', 'Mi tarjeta 4111 1111 1111 1111 no va', 'Mi tarjeta [#1] no va'],
    ['an order', 'Pedido AU-004211 sin llegar', 'Pedido [#1] sin llegar'],
    ['an address', 'Escribid a pilar@correo.example ya', 'Escribid a [#1] ya'],
    ['a phone', 'Llamad al 612 345 678', 'Llamad al [#1]'],
    ['a link', 'Mirad https://tienda.example/p?u=pilar hoy', 'Mirad [#1] hoy'],
    ['a link without a scheme', 'Mirad www.tienda.example hoy', 'Mirad [#1] hoy'],
    ['handles', '@aurea y @pilar_f@social.example', '[#1] y [#2]'],
    ['the name of the customer', 'Soy pilar ferrer, de Soria', 'Soy [#1], de Soria'],
    ['their first name alone, whatever its accents', 'Hola Pilár, ¿y ANA?', 'Hola [#1], ¿y [#2]?'],
    ['their handle without its sign', 'Soy pilar.f en todas partes', 'Soy [#1] en todas partes'],
    ['two things in their order', 'AU-004211 y 612 345 678', '[#1] y [#2]'],
  ])('is a text without %s', (_what, text, left) => {
    expect(leaving(text)).toBe(left);
  });

  it('keeps words that only begin like a name, and names too short to be one', () => {
    const text = 'Ferreras, del centro, compra Li y Lidia';
    expect(leaving(text)).toBe(text);
  });

  it('gives numbers that the writer used to nothing else', () => {
    const { text, kept } = veiled('Punto [#3] y 612 345 678', personal);
    expect(text).toBe('Punto [#3] y [#4]');
    expect(unveiled(text, kept).text).toBe('Punto [#3] y 612 345 678');
  });
});

describe('what comes back', () => {
  it('has everything in its place, wherever the translation put it and however it spaced it', () => {
    const { kept } = veiled('AU-004211 y 612 345 678', personal);
    expect(unveiled('Call [ #2 ] about [# 1]', kept)).toEqual({
      text: 'Call 612 345 678 about AU-004211',
      lost: 0,
    });
  });

  it('counts what the translation left out', () => {
    const { kept } = veiled('AU-004211 y 612 345 678', personal);
    expect(unveiled('Call us about [#1]', kept)).toEqual({ text: 'Call us about AU-004211', lost: 1 });
  });

  it('is the text itself when nothing was translated', () => {
    const words = fc.array(
      fc.constantFrom(
        'hola',
        'AU-004211',
        '612 345 678',
        '@ana',
        '[#2]',
        'a@b.example',
        'Pilar Ferrer',
        '\n',
      ),
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        const { text: left, kept } = veiled(text, personal);
        expect(unveiled(left, kept)).toEqual({ text, lost: 0 });
      }),
    );
  });
});
