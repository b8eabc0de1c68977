// Lugares vacíos y cómo se sigue desde ellos.
import type { enEmpty } from './en-empty';

export const esEmpty: Readonly<Record<keyof typeof enEmpty, string>> = {
  'queue.empty.mine': 'No llevas ningún caso.',
  'queue.emptyNext.mine': 'Quédate uno de los que no lleva nadie, o deja que la regla te dé el siguiente.',
  'queue.empty.unassigned': 'Todos los casos abiertos los lleva alguien.',
  'queue.empty.untriaged': 'Todos los casos abiertos tienen su nivel.',
  'queue.empty.safety': 'No hay ningún caso de seguridad abierto.',
  'queue.emptyNext.safety': 'El que entre aparece aquí al momento, y en rojo.',
  'queue.empty.for-you': 'No hay nada nuevo para ti.',
  'queue.emptyNext.for-you': 'Los casos llegan aquí cuando alguien te nombra en una nota o te da uno.',
  'queue.emptyNext.awaiting-approval':
    'Lo que alguien tiene que leer antes se queda aquí hasta que se decida.',
  'queue.empty.replies-stuck': 'No hay ninguna respuesta atascada.',
  'queue.emptyNext.replies-stuck': 'Aquí quedan las respuestas que un canal rechazó o que quizá no llegaron.',
  'queue.empty.snoozed': 'No hay ningún caso pospuesto.',
  'queue.emptyNext.snoozed': 'Lo que dejas para después espera aquí y vuelve solo a su hora.',
  'queue.empty.muted': 'No hay ningún autor silenciado.',
  'queue.emptyNext.muted': 'Los casos de autores silenciados vienen aquí; los de seguridad, nunca.',
  'queue.empty.reserve': 'Estás en la reserva.',
  'queue.emptyNext.reserve': 'Tu puesto se abre solo cuando se declara una crisis de tus marcas.',
  'queue.empty.closed': 'Aún no hay ningún caso cerrado.',
  'queue.emptyNext.closed': 'Lo que resuelves queda aquí, y se reabre cuando su cliente escribe.',
  'queue.emptyNext.noChannel': 'Conecta uno, y lo que escriban los clientes entrará aquí solo.',
  'search.other': 'Prueba con menos palabras, un nombre o un número de caso.',
};
