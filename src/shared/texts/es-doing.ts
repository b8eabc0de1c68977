// Qué está haciendo: cuentas, salida, equipo, disco, memoria y el registro sin su contenido.
import type { enDoing } from './en-doing';

export const esDoing: Readonly<Record<keyof typeof enDoing, string>> = {
  'command.doing': '¿Qué está haciendo?',
  'doing.title': '¿Qué está haciendo?',
  'doing.account': 'Cuenta',
  'doing.state': 'Estado',
  'doing.heard': 'Última noticia',
  'doing.nextTry': 'Próximo intento en',
  'doing.never': 'nunca',
  'doing.noTry': 'ahora, o cuando toque',
  'doing.outbox':
    '{waiting, plural, =0 {Nada espera} one {# respuesta espera} other {# respuestas esperan}}, {sending, plural, =0 {ninguna está en camino} one {# está en camino} other {# están en camino}}, {unknown, plural, =0 {ninguna es dudosa} one {# es dudosa} other {# son dudosas}}, {failed, plural, =0 {ninguna fue rechazada} one {# fue rechazada} other {# fueron rechazadas}}.',
  'doing.team': 'Equipo',
  'doing.noTeam': 'Este escritorio trabaja por su cuenta.',
  'doing.desktop': 'Este escritorio',
  'doing.data': 'Datos en el disco',
  'doing.free': 'Libre en el disco',
  'doing.entries': 'Entradas del registro',
  'doing.memory': 'Memoria de todas las partes',
  'doing.part.shell': 'Ventana y menús',
  'doing.part.page': 'Pantallas',
  'doing.part.engine': 'Casos y registro',
  'doing.part.channels': 'Canales',
  'doing.part.keychain': 'Llavero',
  'doing.part.graphics': 'Gráficos',
  'doing.part.other': 'Otras',
  'doing.part': 'Parte de la aplicación',
  'doing.partMemory': 'Memoria',
  'doing.partProcessor': 'Procesador',
  'doing.version': 'Versión',
  'doing.up': 'En marcha desde hace',
  'doing.unknown': 'no se sabe',
  'doing.log': 'Las últimas entradas del registro',
  'doing.logWhy':
    'Qué pasó y cuándo. Lo que escribió la gente no se muestra aquí ni está en ningún archivo de diagnóstico.',
  'doing.inFile': 'Qué hay en el archivo de diagnóstico',
  'doing.promise':
    'El archivo no contiene nombres, mensajes, usuarios, notas ni nombres de archivos. Puedes leerlo antes de dárselo a nadie.',
  'doing.save': 'Guardar un archivo de diagnóstico …',
  'doing.saved': 'El archivo de diagnóstico se ha guardado.',
};
