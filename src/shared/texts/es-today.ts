// El día en cifras, y el registro del que parte la formación.
import type { enToday } from './en-today';

export const esToday: Readonly<Record<keyof typeof enToday, string>> = {
  'command.goToday': 'Ir a hoy',
  'command.goCoaching': 'Ir al registro de formación',
  'today.title': 'Hoy',
  'today.lead': 'desde las {time}, al momento',
  'today.counting': 'Aún se está contando: hasta que acabe, las cifras se quedan cortas.',
  'today.total': 'Todo',
  'today.byTier': 'Por nivel',
  'today.byAgent': 'Por persona',
  'today.byBrand': 'Por marca',
  'today.nobody': 'Nadie, o fuera de la consola',
  'today.howTo': 'Elige el título de una columna para leer cómo se hacen sus cifras.',
  'today.column.inTime': 'A tiempo',
  'today.column.open': 'Abiertos',
  'today.column.waiting': 'Esperan',
  'today.column.breached': 'Vencidos',
  'today.column.answered': 'Contestados',
  'today.column.response': 'Respuesta media',
  'today.column.first': 'Primera respuesta',
  'today.how.inTime':
    'A tiempo = respuestas de hoy dentro de su plazo ÷ (todas las respuestas de hoy + clientes que esperan ahora fuera de plazo).',
  'today.how.open':
    'Abiertos = casos abiertos ahora, también los pospuestos; sin los de autores silenciados, salvo que sean de seguridad. Por persona: quien los lleva.',
  'today.how.waiting': 'Esperan = casos abiertos cuyo cliente espera respuesta ahora.',
  'today.how.breached':
    'Vencidos = casos que esperan y cuyo plazo ha pasado. En el instante justo, rojo y verde van a tiempo y amarillo llega tarde, salvo que la marca diga otra cosa.',
  'today.how.answered':
    'Contestados = respuestas que el canal aceptó hoy. Varios mensajes que cubre una sola respuesta cuentan una vez. Por persona: quien la escribió.',
  'today.how.response':
    'Respuesta media = suma de las esperas ÷ respuestas de hoy. La espera va del primer mensaje que esperaba a su respuesta, a todas horas.',
  'today.how.first':
    'Primera respuesta = suma de las esperas de primeras respuestas ÷ casos contestados hoy por primera vez.',
  'today.sum.inTime': '{inTime} ÷ ({answered} + {breached})',
  'today.sum.average': '{duration} ÷ {count}',
  'coaching.title': 'Registro de formación',
  'coaching.lead': 'Qué fue de las respuestas que alguien leyó antes de que salieran.',
  'coaching.whose': 'Respuestas de',
  'coaching.everybody': 'Todos',
  'coaching.empty':
    'Aquí nadie ha leído aún una respuesta. Empieza cuando alguien aprueba, cambia o devuelve una.',
  'coaching.author': 'Quién escribe',
  'coaching.count.approved': 'Aprobadas',
  'coaching.count.edited': 'Cambiadas',
  'coaching.count.sent-back': 'Devueltas',
  'coaching.count.rejected': 'Rechazadas',
  'coaching.changed': 'De las cambiadas, palabras cambiadas',
  'coaching.entries': 'Decisiones, primero las últimas',
  'coaching.line.approved': '{by} aprobó una respuesta de {author}',
  'coaching.line.edited': '{by} cambió una respuesta de {author} y la aprobó ({share} de sus palabras)',
  'coaching.line.sent-back': '{by} devolvió una respuesta de {author}',
  'coaching.line.rejected': '{by} rechazó una respuesta de {author}',
  'review.due':
    '{count, plural, one {# respuesta preparada por revisar: nadie lo ha hecho en un mes} other {# respuestas preparadas por revisar: nadie lo ha hecho en un mes}}',
  'review.never': 'nunca revisada',
  'review.last': 'última revisión: {when}',
  'review.old': 'sin revisar desde hace más de un mes',
  'review.refused':
    '«{title}» sigue como estaba, porque el espacio de trabajo no lo admite: {path} {reason}. Corrígelo en los ajustes y vuelve a intentarlo.',
  'review.stillRight': '{title} sigue siendo correcta',
  'review.kept': 'Revisada: {title}.',
};
