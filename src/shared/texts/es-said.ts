// Lo que se dice en voz alta, sin mostrarse en ningún sitio, cuando algo ocurre por sí solo.
import type { enSaid } from './en-said';

export const esSaid: Readonly<Record<keyof typeof enSaid, string>> = {
  'said.newCases': '{count, plural, one {Un caso nuevo.} other {# casos nuevos.}}',
  'said.newRed': '{count, plural, one {Un caso rojo nuevo.} other {# casos rojos nuevos.}}',
  'said.replyRefused':
    '{count, plural, one {Una respuesta ha sido rechazada. Está en la bandeja de salida.} other {# respuestas han sido rechazadas. Están en la bandeja de salida.}}',
  'said.replyUnknown':
    '{count, plural, one {Puede que una respuesta no haya llegado. Está en la bandeja de salida.} other {Puede que # respuestas no hayan llegado. Están en la bandeja de salida.}}',
  'said.crisis':
    '{count, plural, one {Hay una crisis declarada. Lee la posición antes de escribir.} other {Hay # crisis declaradas. Lee sus posiciones antes de escribir.}}',
  'said.noCrisis': 'Ya no hay ninguna crisis.',
  'said.engineBack': 'Tus casos se pueden leer y guardar otra vez.',
  'said.channelsBack': 'Los canales se leen otra vez.',
  'said.diskBack': 'Vuelve a haber sitio en el disco.',
};
