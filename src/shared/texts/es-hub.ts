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
  'work.hub': 'Poniéndose al día con el equipo',
  'presence.title': 'Colegas en este caso',
  'presence.writes': '{name} está escribiendo',
  'presence.reads': '{name} está leyendo',
  'hub.current': 'Al día con el equipo',
  'hub.offline':
    'Sin conexión con el equipo: lo que haces aquí se guarda y se comparte después; las respuestas esperan',
  'hub.behind': 'Faltan {count} eventos del equipo',
  'hub.pending': '{count} eventos de aquí aún no están con el equipo',
  'hub.refusedSteps': 'El equipo no aceptó {count} pasos hechos aquí',
  'hub.nobodyPolls': 'Nadie consulta {accounts}',
  'hub.lost':
    'Ya no trabajas para {brands}. Sus casos se destruyeron en este escritorio; para volver a trabajar para esa marca, empieza con un perfil nuevo.',
  'hub.oneDesktop': 'Solo un escritorio tiene la clave de {accounts}',
  'hub.conflict':
    '{author} cambió el espacio de trabajo al mismo tiempo: el tuyo queda aquí y no se comparte',
  'hub.alarm.chain':
    'El registro del equipo de {brand} se cambió o se cortó en {seq}: no se toma nada más de él',
  'hub.alarm.heads': 'Otro escritorio tiene otro registro de {brand} en {seq}: no se toma nada más de él',
  'hub.alarm.other-hub': 'Este no es el centro al que se unió este escritorio',
  'hub.alarm.sandbox-hub':
    'Este centro es para practicar, y este escritorio para trabajar: no se comparte nada',
  'hub.alarm.live-hub': 'Este centro es para trabajar, y esto es la práctica: no se comparte nada',
  'hub.alarm.entry': 'La entrada {seq} de {brand} no es lo que se dijo al equipo',
  'hub.fault.not-allowed': 'El centro del equipo no deja entrar a esta persona',
  'hub.fault.refused': 'El centro del equipo rechazó lo que pidió este escritorio',
  'hub.fault.unreachable': 'No se puede llegar al centro del equipo',
  'hub.fault.wrong-credentials': 'El centro del equipo no acepta este acceso',
  'hub.fault.removed':
    'Ya no formas parte de este equipo. Sus casos se destruyeron en este escritorio; el equipo los tiene.',
  'hub.fault.untrusted-certificate': 'El certificado del centro del equipo no es de confianza',
  'hub.fault.newer-schema': 'El centro del equipo es más nuevo que esta versión',
  'hub.fault.no-address':
    'Este escritorio ha perdido el camino a su equipo: únete de nuevo o déjalo en Ajustes > Equipo',
  'hub.fault.failed': 'Falló aquí el intercambio con el equipo; se intenta de nuevo',
};
