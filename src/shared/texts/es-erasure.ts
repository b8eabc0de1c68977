// Conservar y borrar: retenciones legales, el borrado de un cliente y lo que el registro dice de ellos después.
import type { enErasure } from './en-erasure';

export const esErasure: Readonly<Record<keyof typeof enErasure, string>> = {
  'step.holdSet': '{who} puso una retención legal: {reason}',
  'step.holdLifted': '{who} levantó la retención legal: {reason}',
  'step.erasureDeferred': '{who} pidió borrar a este cliente; la retención legal lo aplaza',
};
