// Lo que cada persona ajusta a su manera: anchos de los paneles, teclas, ortografía.
import type { enOwnWays } from './en-own-ways';

export const esOwnWays: Readonly<Record<keyof typeof enOwnWays, string>> = {
  'pane.views': 'Ancho de las vistas',
  'pane.list': 'Ancho de la lista',
  'pane.customer': 'Ancho del cliente',
  'pane.how': 'Arrastra, o usa las flechas. Con doble clic vuelve a su sitio.',
  'command.listWider': 'Ensanchar la lista',
  'command.listNarrower': 'Estrechar la lista',
  'command.usualWidths': 'Devolver todos los paneles a su ancho de siempre',
  'settings.spelling': 'Revisar la ortografía al escribir',
  'settings.spellingWhy':
    'En el idioma de la conversación y con los diccionarios que hay en este ordenador. No se descarga ninguno de internet; donde no hay, no se revisa nada.',
  'key.shift': 'Mayúsculas',
  'key.control': 'Control',
  'key.command': 'Comando',
  'key.enter': 'Intro',
  'key.escape': 'Escape',
  'key.arrowDown': 'Flecha abajo',
  'key.arrowUp': 'Flecha arriba',
  'key.then': '{first} y después {second}',
  'settings.keyHow':
    'Ve a un campo y pulsa la tecla que quieras, o dos letras seguidas. Con Supr se quita la tecla; con Esc se queda como está.',
  'settings.key.same': '{key} también es la tecla de «{command}». Solo ocurre una de las dos cosas.',
  'settings.key.begins': 'Las teclas de «{command}» empiezan por {key} y ya no se alcanzan.',
  'settings.key.begun': '{key} no se alcanza: su primera tecla es la de «{command}».',
  'settings.keyReserved': '{key} es del menú o de la escritura.',
  'settings.keyConflicts':
    '{count, plural, one {La tecla de una orden estorba a algo; abajo se dice a qué.} other {Las teclas de # órdenes estorban a algo; abajo se dice a qué.}}',
  'settings.keysImport': 'Tomar teclas de un archivo …',
  'settings.keysExport': 'Guardar las teclas en un archivo …',
  'settings.keysAsFirst': 'Todas las teclas como al principio',
  'settings.keysSaved': 'Tus teclas se han guardado.',
  'settings.keysReset': 'Todas las teclas están como al principio.',
  'settings.keysTaken':
    '{count, plural, one {Se ha tomado # tecla tuya.} other {Se han tomado # teclas tuyas.}}{unknown, plural, =0 {} one { Una orden del archivo no se conoce aquí.} other { # órdenes del archivo no se conocen aquí.}}',
  'error.not-keys': 'En este archivo no hay teclas. Elige uno que se guardara aquí, en Teclas.',
};
