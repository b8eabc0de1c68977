// Mensajes parecidos y una sola respuesta para muchos.
import type { enJoint } from './en-joint';

export const esJoint: Record<keyof typeof enJoint, string> = {
  'command.goAlike': 'Ir a mensajes parecidos',
  'alike.title': 'Mensajes parecidos',
  'alike.lead': 'Mensajes en espera que dicen casi lo mismo, y una respuesta para muchos.',
  'alike.lookAgain': 'Mirar otra vez',
  'alike.looking': 'Mirando lo que espera…',
  'alike.none':
    '{looked, plural, =0 {Nadie espera una respuesta que puedas dar.} other {De # casos en espera que puedes responder no hay dos que digan casi lo mismo.}}',
  'alike.found':
    '{groups, plural, one {# grupo} other {# grupos}} entre {looked, plural, one {# caso en espera} other {# casos en espera}} que puedes responder.',
  'alike.notWhole': 'Esperan más; estos son los más urgentes.',
  'alike.groups': 'Grupos de mensajes parecidos',
  'alike.count': '{count, plural, one {# mensaje} other {# mensajes}}',
  'alike.answer': 'Responder a la vez',
  'alike.template': 'Plantilla',
  'alike.ownWords': 'Con tus palabras',
  'alike.text': 'Texto para todos',
  'alike.textHint': 'Escribe las variables entre llaves dobles, como en las respuestas predefinidas.',
  'alike.blankHint': 'Igual para todos.',
  'alike.needs.none':
    '{count, plural, =0 {No llega a nadie.} one {Sale al momento a # caso: nadie tiene que aprobarla.} other {Sale al momento a # casos: nadie tiene que aprobarla.}}',
  'alike.needs.peer':
    '{count, plural, =0 {No llega a nadie.} one {La aprueba un colega antes de salir a # caso.} other {La aprueba un colega antes de salir a # casos.}}',
  'alike.needs.supervisor':
    '{count, plural, =0 {No llega a nadie.} one {La aprueba quien supervisa antes de salir a # caso.} other {La aprueba quien supervisa antes de salir a # casos.}}',
  'alike.needs.two':
    '{count, plural, =0 {No llega a nadie.} one {La aprueban dos colegas antes de salir a # caso.} other {La aprueban dos colegas antes de salir a # casos.}}',
  'alike.kept': '{count, plural, one {No a # caso} other {No a # casos}}: {why}',
  'alike.ask':
    '{count, plural, =0 {Pedir aprobación} one {Pedir aprobación para # respuesta} other {Pedir aprobación para # respuestas}}',
  'alike.send': '{count, plural, =0 {Responder} one {Responder a # caso} other {Responder a # casos}}',
  'alike.cases':
    '{count, plural, one {# caso} other {# casos}}, {out, plural, =0 {ninguno excluido} one {# excluido} other {# excluidos}}',
  'alike.who': '{name}, caso {number}',
  'alike.more': '{count, plural, one {Mostrar # más} other {Mostrar # más}}',
  'joint.title': 'Respuestas en curso',
  'joint.name': '{count, plural, one {Respuesta a # caso de {brand}} other {Respuesta a # casos de {brand}}}',
  'joint.asked': '{who}, {time}',
  'joint.progress': '{sent} de {of} enviadas, {dropped} fuera de la lista',
  'joint.waiting': '{count, plural, one {# espera aprobación} other {# esperan aprobación}}',
  'joint.leaving':
    '{count, plural, one {# sale en cuanto su canal la acepte} other {# salen según las aceptan sus canales}}',
  'joint.stuck':
    '{count, plural, one {# espera a que alguien la mire en la bandeja de salida} other {# esperan a que alguien las mire en la bandeja de salida}}',
  'joint.withdrawn': '{count, plural, one {# se retiró} other {# se retiraron}}',
  'joint.refused': '{count, plural, one {# no se aprobó} other {# no se aprobaron}}',
  'joint.missing':
    '{count, plural, one {# no llegó a escribirse: respóndela de nuevo} other {# no llegaron a escribirse: respóndelas de nuevo}}',
  'joint.dropped.customer-wrote-again':
    '{count, plural, one {# fuera de la lista: el cliente volvió a escribir} other {# fuera de la lista: los clientes volvieron a escribir}}',
  'joint.dropped.answered-elsewhere':
    '{count, plural, one {# fuera de la lista: ya tuvo respuesta} other {# fuera de la lista: ya tuvieron respuesta}}',
  'joint.dropped.post-withdrawn':
    '{count, plural, one {# fuera de la lista: la publicación ya no está} other {# fuera de la lista: las publicaciones ya no están}}',
  'joint.dropped.closed':
    '{count, plural, one {# fuera de la lista: se cerró} other {# fuera de la lista: se cerraron}}',
  'joint.dropped.merged':
    '{count, plural, one {# fuera de la lista: se unió a otro caso} other {# fuera de la lista: se unieron a otros casos}}',
  'joint.dropped.other-hands':
    '{count, plural, one {# fuera de la lista: cambió de manos} other {# fuera de la lista: cambiaron de manos}}',
  'joint.note': 'No se aprobó: {note}',
  'joint.read': '{count, plural, one {Leer # texto} other {Leer # textos}}',
  'joint.stop': 'Parar',
  'joint.review': 'Lo que apruebas',
  'joint.reviewLead':
    'Una aprobación vale para estos textos y estos casos. El caso que cambie antes de que salga su respuesta queda fuera por sí solo.',
  'joint.approve': '{count, plural, =0 {Aprobar} one {Aprobar # respuesta} other {Aprobar # respuestas}}',
  'joint.why': 'Por qué no, o qué debería ser distinto',
  'joint.refuse': 'No aprobar',
  'joint.texts': '{count, plural, one {# texto} other {# textos}}',
  'approvals.joint':
    '{count, plural, one {# respuesta a muchos mensajes espera} other {# respuestas a muchos mensajes esperan}}',
  'done.jointAsked':
    '{count, plural, one {# respuesta espera aprobación.} other {# respuestas esperan aprobación.}}',
  'done.jointSent':
    '{count, plural, one {# respuesta está en camino.} other {# respuestas están en camino.}}',
  'done.jointApproved':
    '{count, plural, one {# respuesta aprobada.} other {# respuestas aprobadas. Salen según las aceptan los canales.}}',
  'done.jointRefused':
    '{count, plural, one {# respuesta no se aprueba.} other {# respuestas no se aprueban.}} Su autor lee por qué.',
  'done.jointStopped':
    '{count, plural, one {# respuesta retirada.} other {# respuestas retiradas.}} Lo que ya salió sigue con su cliente.',
  'hold.dropped-out': 'Retenida: su caso cambió',
  'hold.dropped-out.why':
    'Era una respuesta para muchos mensajes parecidos y este caso ya no está como estaba. Respóndelo aparte.',
  'error.joint-other-brand':
    'Este caso es de otra marca. Queda fuera; respóndelo con palabras de su propia marca.',
  'error.joint-nobody-waits': 'Aquí ya nadie espera respuesta. Queda fuera.',
  'error.joint-case-changed':
    'El cliente volvió a escribir o la publicación ya no está. Queda fuera; léelo antes.',
  'error.joint-on-its-way': 'Ya hay una respuesta a este cliente en camino. Queda fuera.',
  'error.joint-not-found':
    'Este escritorio no conoce esa respuesta. No se ha cambiado nada; mira la lista de las que están en curso.',
};
