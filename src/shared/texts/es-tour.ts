// La visita guiada por la mesa, con los casos de la propia persona.
import type { enTour } from './en-tour';

export const esTour: Readonly<Record<keyof typeof enTour, string>> = {
  'command.tour': 'Enséñame cómo va',
  'command.tourNext': 'Visita: paso siguiente',
  'command.tourBack': 'Visita: un paso atrás',
  'tour.title': 'Visita guiada',
  'tour.offer': 'Enséñame cómo va',
  'tour.goOn': 'Seguir con la visita guiada',
  'tour.place': 'Paso {number} de {count}',
  'tour.back': 'Atrás',
  'tour.next': 'Siguiente',
  'tour.end': 'Hecho',
  'tour.leave': 'Dejar la visita',
  'tour.left': 'La visita te espera donde la dejas. «Enséñame cómo va», en los comandos, sigue con ella.',
  'tour.over': 'Eso era todo. «Enséñame cómo va», en los comandos, la empieza de nuevo.',
  'tour.byName': '{palette} y después «{command}»',
  'tour.nobodyYet': 'Ahora mismo no espera nadie; sigue con Siguiente, o pruébalo en el simulador.',
  'tour.step.list':
    'En esta lista está quien te espera, el vencimiento más urgente primero. {next} baja por ella y {previous} sube. Lo que llega nunca mueve el caso en el que estás.',
  'tour.step.open':
    '{open} abre el caso: qué se debe y para cuándo, el nivel, la historia hasta ahora. Quién es el cliente está al lado.',
  'tour.step.tier':
    '¿Cuánto urge? {green} es verde, {yellow} amarillo, {red} rojo. {undo} deshace el último paso, también este. Hazlo donde ayude, o sigue con Siguiente.',
  'tour.step.reply':
    '{reply} empieza una respuesta, {canned} busca entre las preparadas. Encima de tus palabras está quién habla y quién puede leerlas. Nada sale antes de que lo envíes.',
  'tour.step.note':
    '{note} empieza una nota interna, en papel de otro color: la lee tu equipo, el cliente nunca.',
  'tour.step.resolve':
    '{resolve} resuelve un caso y pasa al siguiente. Si el cliente vuelve a escribir, regresa. Hazlo donde toque, o sigue con Siguiente.',
  'tour.step.palette':
    '{palette} encuentra todo lo que puedes hacer, con su tecla. {keys} muestra todas las teclas; en los ajustes las cambias.',
  'tour.step.fresh':
    'La línea de abajo dice lo reciente que es todo y qué no ha salido aún. Los casos rojos avisan antes de vencer, también con la ventana cerrada. Semáforo es tuyo.',
};
