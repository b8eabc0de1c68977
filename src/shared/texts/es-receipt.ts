// Primeros contactos a los que se acusa recibo por sí solo: nunca es una respuesta.
import type { enReceipt } from './en-receipt';

export const esReceipt: Record<keyof typeof enReceipt, string> = {
  'receipt.settings': 'Acuse de recibo automático',
  'receipt.settingsLead':
    'A quien escribe por primera vez se le dice una vez que se le ha leído. No es una respuesta: el reloj sigue y el caso espera como antes. Vale la primera línea que encaja con el canal; sin ninguna no se avisa a nadie. Una crisis lo retiene, y también lo que la guarda pararía.',
  'receipt.isOn': 'Activado, para los mensajes que lleguen desde que se guarda',
  'receipt.inPublic': 'También donde lo lee todo el mundo',
  'receipt.responses': 'Respuestas preparadas, una por idioma',
  'receipt.again': 'Vuelve a ser primer contacto tras un silencio de',
  'receipt.preview': 'Lo que leerían',
  'receipt.previewOf': '{title}, {language}',
  'receipt.previewOfTiers': '{title}, {language}, si es {tiers}',
  'receipt.stopped.private': 'En privado ({channels}) no saldría por sí solo. {what}.',
  'receipt.stopped.public': 'Donde lo lee todo el mundo ({channels}) no saldría por sí solo. {what}.',
  'receipt.chip': 'Acuse de recibo automático',
  'receipt.why':
    'Enviado por sí solo: un primer contacto, sin noticias suyas en {time} antes. No es una respuesta; el reloj sigue.',
};
