// Aviso temprano: qué se sale de lo normal, y por qué.
import type { enSurge } from './en-surge';

export const esSurge = {
  'surge.line':
    '{brand}: {count, plural, one {# mensaje alarmante} other {# mensajes alarmantes}} en {duration}; lo normal son unos {expected, number}',
  'surge.look': 'Ver por qué',
  'surge.title': 'Fuera de lo normal',
  'surge.lead':
    'Más mensajes rojos de los que explican el azar y la hora de la semana. Qué significan lo decide una persona.',
  'surge.seen': 'Visto {ago}',
  'surge.curve':
    'Hora a hora, el día anterior: como mucho {most, number} en una hora en la que lo normal son unos {expected, number}',
  'surge.hour': '{time}: {count, number}; lo normal, {expected, number}',
  'surge.phrases': 'Lo que muchos dicen ahora y antes no',
  'surge.phrase': '«{phrase}» ({authors, plural, one {# persona} other {# personas}})',
  'surge.noPhrases': 'Ninguna palabra que muchos tengan en común.',
  'surge.people': '{authors, plural, one {Ha escrito una persona.} other {Han escrito # personas.}}',
  'surge.reach':
    '{authors, plural, one {Ha escrito una persona} other {Han escrito # personas}}, con {reach, plural, one {un seguidor} other {{reach, number} seguidores}} en total.',
  'surge.first': 'Los primeros mensajes',
  'surge.firstGone': 'Los primeros mensajes no se pueden leer aquí.',
  'surge.why': 'Por qué lo descartas',
  'surge.dismiss': 'Descartar',
  'surge.dismissed': 'Lo descartó {name} {ago}: {reason}',
  'surge.done': 'Descartado. El motivo queda con él.',
} as const satisfies Readonly<Record<keyof typeof enSurge, string>>;
