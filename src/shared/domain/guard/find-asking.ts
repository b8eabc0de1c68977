// What a reply asks the customer for, where anybody may read the answer: a phone, an address, a card.
import { foldText } from '../fold-words';
import { findPhrases } from './find-words';
import type { Finding, FindingKind } from './finding';
import { folded, isAskedFor } from './is-asked-for';

type AskingKind = Extract<FindingKind, `asks-${string}`>;

const data: Readonly<Record<AskingKind, readonly string[]>> = {
  'asks-card': [
    ...[
      'tarjeta',
      'número de tarjeta',
      'tarjeta de crédito',
      'cvv',
      'iban',
      'número de cuenta',
      'cuenta bancaria',
    ],
    ...[
      'card number',
      'credit card',
      'debit card',
      'card details',
      'bank account',
      'bank details',
      'security code',
    ],
  ],
  'asks-password': ['contraseña', 'clave de acceso', 'código de verificación', 'password', 'passcode', 'pin'],
  'asks-identity': [
    ...['dni', 'nie', 'nif', 'pasaporte', 'documento de identidad', 'fecha de nacimiento', 'nombre completo'],
    ...['passport', 'national id', 'id number', 'social security number', 'date of birth', 'full name'],
  ],
  'asks-phone': [
    'teléfono',
    'móvil',
    'celular',
    'número de teléfono',
    'whatsapp',
    'phone',
    'mobile',
    'phone number',
  ],
  'asks-email': [
    ...[
      'correo',
      'mail',
      'email',
      'e-mail',
      'correo electrónico',
      'dirección de correo',
      'dirección de email',
      'email address',
      'e-mail address',
    ],
  ],
  'asks-address': [
    'dirección',
    'domicilio',
    'código postal',
    'address',
    'postcode',
    'zip code',
    'postal code',
  ],
  'asks-order-number': [
    ...['número de pedido', 'nº de pedido', 'referencia del pedido', 'número de cliente', 'localizador'],
    ...['order number', 'order id', 'order reference', 'customer number', 'booking reference'],
  ],
};
const kindOf = new Map(
  Object.entries(data).flatMap(([kind, phrases]) => phrases.map((phrase) => [phrase, kind as AskingKind])),
);
const allData = [...kindOf.keys()];

const privately = [
  ...[
    'privado',
    'privada',
    'privados',
    'en privado',
    'por privado',
    'mensaje directo',
    'md',
    'dm',
    'formulario',
  ],
  ...['private', 'privately', 'private message', 'direct message', 'message us directly', 'inbox', 'form'],
];

/** "Send us a mail": to where nobody else reads it. */
const mailing = new RegExp(
  [
    ' (?:envi[ae]n?|enviad|enviar|mand[ae]n?|mandad|mandar|escrib[ae]n?|escribid|escribir|send|drop|write|shoot)',
    '(?:nos|me| us| me)? (?:un|an|a) (?:breve |quick |short )?(?:correo|e mail|email|mail|whatsapp) (?!address)',
    '| escrib(?:e|a|an|id|ir)nos a | (?:email|e mail) us ',
  ].join(''),
);
/** Where somebody types it in for themselves. */
const elsewhere =
  / (?:en la (?:app|web|aplicacion)|en nuestra (?:app|web)|en (?:tu|su) (?:cuenta|perfil)|in (?:the|our) app|on (?:the|our) website|in your (?:account|profile|settings)) /;
/** Inflections of other words: the post office, "we have emailed you". */
const otherWords = /^(?:correos|correas?|(?:e?mail|phon|address)(?:ed|ing))$/;

/** A sentence or a line; what stands between two of them belongs to the first. */
const sentences = /[^.!?…\n]+[.!?…\n]*/gu;

/**
 * What is asked for in the open, one finding for each datum (R7; section 3.9). Once a text has named a private place,
 * what it asks for after that is asked for there.
 */
export function findAsking(text: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const { 0: sentence, index } of text.matchAll(sentences)) {
    const line = folded(sentence);
    if (findPhrases(sentence, privately).length > 0 || mailing.test(line)) break;
    if (elsewhere.test(line)) continue;
    for (const datum of findPhrases(sentence, allData)) {
      const kind = kindOf.get(datum.phrase);
      const isOther = otherWords.test(foldText(sentence.slice(datum.from, datum.to)));
      if (kind !== undefined && !isOther && isAskedFor(sentence.slice(0, datum.from)))
        found.push({ kind, from: index + datum.from, to: index + datum.to, about: datum.phrase });
    }
  }
  return found;
}
