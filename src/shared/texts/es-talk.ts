// Hablar entre compañeros dentro de un caso: a quién se nombra en una nota, a quién se pregunta y quién contesta.
import type { enTalk } from './en-talk';

export const esTalk: Readonly<Record<keyof typeof enTalk, string>> = {
  'news.mentioned': '{who} te nombra en una nota: {reason}',
  'news.mentionedPlain': '{who} te nombra en una nota.',
  'news.asked': '{who} te pregunta: {reason}',
  'news.askedPlain': '{who} te pregunta algo.',
  'news.answered': '{who} contesta a tu pregunta: {reason}',
  'news.answeredPlain': '{who} contesta a tu pregunta.',
  'news.told': 'Una regla te avisa: {reason}',
  'news.toldPlain': 'Una regla te avisa de este caso.',
  'note.mentionHint': 'Nombra a alguien con @: encontrará el caso en «Para ti».',
  'note.people': 'Compañeros',
  'note.ask': 'Pedir respuesta a {names}',
  'note.asks': 'pregunta a {names}',
  'note.isAnswer': 'contesta a una pregunta',
  'note.answer': 'Contestar',
  'note.answering': 'Contestas a: {words}',
  'note.answerNothing': 'Mejor escribir una nota aparte',
  'note.toReply': 'Pasar a la respuesta',
  'note.answerAdd': 'Añadir contestación',
  'note.questionAdd': 'Preguntar',
  'error.mentioned-may-not-see':
    'Nombras a alguien que no puede ver este caso. Quita la @ o habla con quien lleva su equipo.',
  'error.asked-may-not-note':
    'Preguntas a alguien que aquí lee pero no escribe. Pregunta a quien pueda escribir notas.',
  'error.question-to-nobody':
    'Nombra a quien preguntas, con una @ delante del nombre. Aún no se ha preguntado nada.',
  'error.question-not-found': 'Esa pregunta no está en este caso. Puede que ya se respondiera.',
};
