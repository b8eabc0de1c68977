// El repaso del manual: seis pasos sobre un caso, cada uno con una tecla.
import type { enPass } from './en-pass';

export const esPass: Readonly<Record<keyof typeof enPass, string>> = {
  'command.pass': 'Repaso del manual: empezar o pasar al siguiente paso',
  'command.passBack': 'Repaso del manual: un paso atrás',
  'pass.title': 'Repaso del manual',
  'pass.step': 'Paso {step} de 6: {name}',
  'pass.name.listen': 'Escuchar',
  'pass.name.flag': 'Marcar y dar prioridad',
  'pass.name.classify': 'Clasificar',
  'pass.name.source': 'Etiquetar de quién viene',
  'pass.name.escalate': 'Escalar',
  'pass.name.assign': 'Asignar',
  'pass.keep': 'Dejar: {what}',
  'pass.heard':
    'Es para nosotros. {count, plural, one {# mensaje} other {# mensajes}} de {name} en {channel}',
  'pass.flagged': '{tier}, seguridad',
  'pass.noType': 'sin tema todavía',
  'pass.noTag': 'sin etiquetas todavía',
  'pass.noTeam': 'sin equipo todavía',
  'pass.nobody': 'nadie todavía',
  'pass.you': 'tú',
  'pass.noSafety': 'No es de seguridad',
  'pass.me': 'Yo: lo tomo',
  'pass.more': 'Otros …',
  'pass.reason': 'Por qué lo tiene que saber {team}',
  'pass.reasonHint': 'Verán toda la historia del caso, con esto encima. Intro lo escala.',
  'pass.escalate': 'Escalar a {team}',
  'pass.back': 'Atrás',
  'pass.leave': 'Salir',
  'pass.done': 'El repaso del manual está hecho. Se han recorrido los seis pasos.',
  'pass.doneAfter': '{reason} El repaso del manual está hecho.',
  'pass.left': 'Has salido del repaso del manual en el paso {step} de 6. Lo decidido se queda.',
  'pass.oneCase':
    'El repaso del manual es para un solo caso. No se ha cambiado nada; quita primero las marcas.',
};
