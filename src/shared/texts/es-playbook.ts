// El manual junto a la respuesta: qué decir, qué no decir y por qué vía contestar.
import type { enPlaybook } from './en-playbook';

export const esPlaybook: Readonly<Record<keyof typeof enPlaybook, string>> = {
  'command.playbook': 'Desplegar o plegar el manual',
  'playbook.title': 'Manual',
  'playbook.line': 'Manual: {title}',
  'playbook.way.public': 'Contesta en público.',
  'playbook.way.private': 'Llévalo a un mensaje privado.',
  'playbook.way.phone': 'Ofrece una llamada.',
  'playbook.way.self-service': 'Indica dónde puede resolverlo por su cuenta.',
  'playbook.way.ignore': 'No hace falta responder.',
  'playbook.say': 'Di',
  'playbook.avoid': 'No digas',
  'playbook.link': 'Poner esta dirección en la respuesta',
};
