// Conservar y borrar: retenciones legales, el borrado de un cliente y lo que el registro dice de ellos después.
import type { enErasure } from './en-erasure';

export const esErasure: Readonly<Record<keyof typeof enErasure, string>> = {
  'step.holdSet': '{who} puso una retención legal: {reason}',
  'step.holdLifted': '{who} levantó la retención legal: {reason}',
  'step.erasureDeferred': '{who} pidió borrar a este cliente; la retención legal lo aplaza',
  'command.hold': 'Retención legal …',
  'command.liftHold': 'Levantar la retención legal …',
  'command.erase': 'Borrar a este cliente …',
  'custody.title': 'Conservar y borrar',
  'custody.mark': 'Retención legal',
  'custody.held': 'Retención legal desde {since}: {reason}',
  'custody.waits': 'El borrado espera a la retención legal desde {since}.',
  'custody.record': 'Retenciones y borrados',
  'custody.recordLead': 'Este registro no nombra a ningún cliente. Sigue aquí después de borrarlos.',
  'custody.none': 'Aquí aún no se ha retenido ni borrado nada.',
  'custody.erased.request': 'Borrado a petición: {count, plural, one {caso} other {casos}} {cases}',
  'custody.erased.retention':
    'Borrado al acabar el plazo de la marca: {count, plural, one {caso} other {casos}} {cases}',
  'custody.erased.membership':
    'Borrado porque este equipo perdió la marca: {count, plural, one {caso} other {casos}} {cases}',
  'custody.deferred':
    'Borrado pedido y aplazado por una retención legal: {count, plural, one {caso} other {casos}} {cases}',
  'custody.forgotten':
    'Marca olvidada: {brand}, {cases, plural, =0 {sin casos} one {un caso} other {# casos}}',
  'custody.was.held': 'Retención legal, {count, plural, one {caso} other {casos}} {cases}: {reason}',
  'custody.was.lifted':
    'Retención legal levantada, {count, plural, one {caso} other {casos}} {cases}: {reason}',
  'erase.title': '¿Borrar a {name}?',
  'erase.gone':
    'Desaparecen para siempre: todos sus mensajes, tus respuestas, notas, borradores y archivos, en cada caso de esta marca, aquí y en la búsqueda.',
  'erase.stays':
    'Quedan los números de caso, las horas y que tú lo borraste. Lo que está en el canal sigue allí.',
  'erase.final': 'No se puede deshacer.',
  'erase.held': 'Hay una retención legal. El borrado queda anotado y se hace al levantarla.',
  'erase.field': 'Escribe «{name}» para seguir',
  'erase.confirm': 'Borrar',
  'hold.title': 'Poner una retención legal',
  'hold.liftTitle': 'Levantar la retención legal',
  'hold.lead': 'Mientras dure no se borra nada de este cliente, ni siquiera a petición.',
  'hold.liftLead': 'El plazo habitual de la marca vuelve a contar desde ahora.',
  'hold.erasesThen': 'Hay un borrado que espera: al levantar la retención se borra al cliente.',
  'hold.field': 'Motivo',
  'hold.hint': 'Queda en el registro. No nombres al cliente.',
  'hold.set': 'Poner la retención',
  'hold.lift': 'Levantar la retención',
  'done.erased': 'El cliente está borrado.',
  'done.erasureDeferred': 'Anotado. El cliente se borra cuando se levante la retención legal.',
  'done.held': 'Hay una retención legal.',
  'done.holdLifted': 'La retención legal está levantada.',
  'retention.title': 'Cuánto tiempo se conservan los clientes',
  'retention.never': '{brand}: sin límite',
  'retention.after': '{brand}: {days, plural, one {un día} other {# días}} después de cerrarse todo',
  'retention.lately': 'Borrados así en los últimos 30 días: {count}. Próxima revisión: {next}.',
  'retention.waiting':
    '{count, plural, one {Un cliente ha} other {# clientes han}} pasado su plazo. Son muchos a la vez, así que espera tu sí.',
  'retention.confirm': 'Borrar {count}',
  'brands.title': 'Marcas en este equipo',
  'brands.lead':
    'Olvida una marca para la que este equipo ya no trabaja: se borran aquí todos sus casos y sus canales dejan de leerse.',
  'brands.cases': '{cases, plural, =0 {Sin casos} one {Un caso} other {# casos}}',
  'brands.dropped': 'ya no está en el espacio de trabajo',
  'brands.held':
    '{held, plural, one {Hay una retención legal sobre un cliente} other {Hay retenciones legales sobre # clientes}}: no se puede olvidar.',
  'brands.forget': 'Olvidar …',
  'brands.forgetNamed': 'Olvidar {name} …',
  'forget.title': '¿Olvidar {name}?',
  'forget.gone':
    '{cases, plural, =0 {Aún no se ha recibido nada para ella.} one {Su único caso desaparece para siempre: mensajes, respuestas, notas, borradores y archivos, aquí y en la búsqueda.} other {Sus # casos desaparecen para siempre: mensajes, respuestas, notas, borradores y archivos, aquí y en la búsqueda.}}',
  'forget.channels': 'Se quitan sus canales con sus contraseñas, y sus reglas salen del espacio de trabajo.',
  'forget.last':
    'Se quitan sus canales con sus contraseñas. Es la única marca del espacio de trabajo, así que sus reglas se quedan.',
  'forget.stays':
    'Lo que está en los canales y en otros equipos sigue allí. El registro conserva el nombre de la marca y que lo hiciste tú.',
  'forget.final':
    'No se puede deshacer. Solo una copia de seguridad devuelve estos casos, en un equipo que no haya olvidado la marca.',
  'forget.field': 'Escribe «{name}» para seguir',
  'forget.confirm': 'Olvidar la marca',
  'done.forgotten': 'La marca está olvidada.',
  'drop.title':
    '¿Importar sin {count, plural, one {una marca que tiene} other {# marcas que tienen}} casos aquí?',
  'drop.one': '{name}: {cases, plural, one {un caso} other {# casos}}',
  'drop.what':
    'Estos casos se quedan aquí y se pueden leer y buscar, pero nadie puede responderlos ni cambiarlos mientras el espacio de trabajo no nombre la marca. No se borra nada.',
  'drop.then':
    'Importa una definición con la marca y todo vuelve a estar como antes. Si este equipo ha terminado con ella, olvídala en Datos.',
  'drop.confirm': 'Importar de todos modos',
  'settings.data': 'Datos',
  'error.erasure-needs-supervisor':
    'Solo un supervisor o administrador puede borrar clientes y poner retenciones legales. Pídeselo a alguien así; una nota en el caso le llega.',
  'error.erasure-other-name': 'Ese no es el nombre del cliente. No se ha borrado nada.',
  'error.erasure-held': 'Hay una retención legal. No se ha borrado nada.',
  'error.erasure-reply-on-its-way':
    'Una respuesta a este cliente está en camino. Bórralo cuando haya llegado a su fin.',
  'error.erasure-stopped': 'Detenido. No se ha borrado nada.',
  'error.brand-not-found': 'En este equipo no hay nada de esa marca. No hay nada que olvidar.',
  'error.forget-other-name': 'Ese no es el nombre de la marca. No se ha borrado nada.',
  'error.forget-held': 'Hay una retención legal sobre un cliente de esta marca. No se ha borrado nada.',
  'error.forget-reply-on-its-way':
    'Una respuesta de esta marca está en camino. Olvida la marca cuando haya llegado a su fin.',
  'error.hold-not-there': 'No hay retención legal que levantar. Puede que alguien la levantara antes.',
};
