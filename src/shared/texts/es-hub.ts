// El centro del equipo: cómo está este escritorio con él y qué no aceptó.
import type { enHub } from './en-hub';

export const esHub: Readonly<Record<keyof typeof enHub, string>> = {
  'step.refused': 'El equipo no aceptó el último paso hecho aquí: {reason}',
  'hub.refused.not-allowed': 'esta persona no tiene permiso',
  'hub.refused.claimed-by-other': 'otra persona había tomado el caso',
  'hub.refused.superseded': 'el mensaje ya pertenece a otro caso',
  'hub.refused.fence-lost': 'otro escritorio se hizo cargo de la cuenta',
  'hub.refused.case-unknown': 'el equipo no conoce este caso',
  'hub.refused.approval-own': 'nadie aprueba su propia respuesta',
  'hub.refused.approval-lapsed': 'la aprobación ya no vale',
  'hub.refused.erased': 'los datos del cliente se borraron',
  'hub.refused.bad-facts': 'no encajaba con lo que sabe el equipo',
  'hub.refused.too-large': 'es demasiado grande',
  'hub.refused.other': 'un motivo que esta versión no conoce',
};
