import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../test/support/any-text';
import { findAsking } from './find-asking';
import type { FindingKind } from './finding';

const kindsIn = (text: string) => findAsking(text).map(({ kind }) => kind);

describe('what a reply asks for in the open', () => {
  it.each<[string, FindingKind]>([
    ['Envíanos tu teléfono y te llamamos.', 'asks-phone'],
    ['¿Nos das un teléfono?', 'asks-phone'],
    ['¿Cuál es su número de teléfono?', 'asks-phone'],
    ['Please share your phone number with us.', 'asks-phone'],
    ['Could you give us your mobile?', 'asks-phone'],
    ['Díganos su correo electrónico, por favor.', 'asks-email'],
    ['Hola, Rosa. ¿A qué dirección de correo te escribimos?', 'asks-email'],
    ["What's your email address?", 'asks-email'],
    ['Confírmanos tu dirección y sale hoy.', 'asks-address'],
    ['We will need your home address.', 'asks-address'],
    ['¿Puedes indicarnos tu código postal?', 'asks-address'],
    ['Necesitamos el número de pedido.', 'asks-order-number'],
    ['Let us know your order number!', 'asks-order-number'],
    ['Mándanos el DNI', 'asks-identity'],
    ['Tell us your date of birth', 'asks-identity'],
    ['Danos los cuatro últimos números de tu tarjeta', 'asks-card'],
    ['Send us your card number', 'asks-card'],
    ['Confirma tu contraseña', 'asks-password'],
    ['Please post your password here', 'asks-password'],
    ['No te preocupes, dinos tu número de pedido.', 'asks-order-number'],
    ['No olvides enviarnos tu dirección.', 'asks-address'],
    ['Si nos das tu teléfono, te llamamos.', 'asks-phone'],
    ['¿Podrías confirmarnos la dirección?', 'asks-address'],
    ['¿Puede confirmar su dirección?', 'asks-address'],
    ['Necesitamos que nos digas tu correo.', 'asks-email'],
    ['Could you please confirm your address?', 'asks-address'],
    ["We can't look into it unless you send us your order number.", 'asks-order-number'],
    ['Would you mind sending us your phone number?', 'asks-phone'],
    ['Just need your order number.', 'asks-order-number'],
    ["Don't forget to send us your phone number.", 'asks-phone'],
  ])('%s', (text, kind) => {
    expect(kindsIn(text)).toEqual([kind]);
  });

  it('tells each datum apart', () => {
    expect(kindsIn('Dinos tu teléfono y tu dirección.')).toEqual(['asks-phone', 'asks-address']);
    expect(kindsIn('Danos tu nombre, teléfono y dirección.')).toEqual(['asks-phone', 'asks-address']);
  });

  it.each([
    'Mándanos tu teléfono por privado.',
    'Send us your order number in a private message.',
    'Escríbenos por privado. Dinos tu número de pedido y tu dirección.',
    'Te escribimos a tu correo.',
    '¿Has mirado tu correo?',
    'Mira si el teléfono está en silencio.',
    'Cuéntanos más en nuestro teléfono, 900 123 456.',
    'Envía la consulta a nuestro correo.',
    'We have your address, thank you.',
    'You come first: our phone is open day and night.',
    'Te hemos enviado un correo con los detalles.',
    'Te enviamos la tarjeta a tu dirección.',
    'El equipo de atención al cliente te espera en el teléfono 900 123 456.',
    'Sentimos los daños de tu móvil.',
    'Gracias por confirmar tu dirección.',
    'Gracias por enviarnos tu número de pedido.',
    'Thanks for sharing your order number.',
    'Thank you for confirming your address.',
    'We can confirm that the address is right.',
    'We can confirm your address.',
    'Your post about the address made us think.',
    'No comparta su número de tarjeta con nadie.',
    'No hace falta que nos des tu dirección.',
    'Never share your password with anybody.',
    "Please don't post your card number here.",
    'We will never ask you to share your password.',
    'Si no te deja cambiar la contraseña, prueba otra vez.',
    'Con la app, el banco confirma tu tarjeta al momento.',
    'Confirma tu contraseña en la app.',
    'Envíanos un correo a ayuda@aurea.example.',
    'Escríbenos a ayuda@aurea.example y dinos tu número de pedido.',
    'Send us an email and we will look into it.',
    'Mándanos un WhatsApp y te ayudamos.',
    "Tell us more and we'll send you an email.",
    'Give us a minute and we will check your address.',
    'Danos unos minutos y te enviamos un correo.',
    'Danos un momento y comprobamos tu dirección.',
    'Déjame revisar tu dirección.',
    'Dinos qué modelo de teléfono es.',
    'La dirección de la tienda está en el correo que te llegó.',
    '',
  ])('lets pass: %s', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  it('says of each where it stands, in any text', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('Dinos tu teléfono.', 'Send us your address!'),
        anyText,
        (a, ask, b) => {
          const text = `${a}\n${ask}\n${b}`;
          for (const { from, to } of findAsking(text)) expect(text.slice(from, to).trim()).not.toBe('');
        },
      ),
    );
  });
});
