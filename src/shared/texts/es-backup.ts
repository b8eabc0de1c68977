// Copias de seguridad: hacer una, recuperarla y el equipo que toma el relevo después.
import type { enBackup } from './en-backup';

export const esBackup: Readonly<Record<keyof typeof enBackup, string>> = {
  'backup.title': 'Copia de seguridad',
  'backup.lead':
    'Un archivo cifrado con todos tus casos. Las contraseñas de los canales y el aspecto de este equipo no van en él.',
  'backup.last': 'Última copia: {ago}',
  'backup.none': 'Aún no hay ninguna copia',
  'backup.hint.none':
    'Si este disco se estropea, una copia en otro lugar es el único camino de vuelta a tus casos.',
  'backup.hint.old': 'Hace ya un tiempo. Lo que ha llegado desde entonces no está en ninguna copia.',
  'backup.make': 'Hacer una copia ahora …',
  'backup.restore': 'Restaurar una copia …',
  'command.backup': 'Hacer una copia de seguridad ahora …',
  'command.restore': 'Restaurar una copia de seguridad …',

  'backup.makeTitle': 'Hacer una copia ahora',
  'backup.makeLead':
    'Elige una frase de paso y después dónde va el archivo: mejor en otro disco. Mientras tanto puedes seguir trabajando.',
  'backup.passphrase': 'Frase de paso de la copia',
  'backup.passphraseHint':
    'Al menos {count} caracteres. Quien la pierda no podrá abrir la copia, ni nadie más.',
  'backup.again': 'La misma otra vez',
  'backup.differs': 'No coinciden.',
  'backup.start': 'Elegir el archivo y copiar',
  'backup.going': 'Haciendo la copia …',
  'backup.done': '{file} está escrito y comprobado: {size}.',
  'backup.untouched': 'Si había una copia anterior, sigue como estaba.',

  'restore.title': 'Restaurar una copia',
  'restore.aside':
    'Los casos de este equipo se apartan en una carpeta junto a los restaurados. No se borra nada.',
  'restore.held': 'No se envía nada hasta que digas que este equipo toma el relevo.',
  'restore.secrets':
    'Las contraseñas y los tokens de los canales no van en la copia. El canal al que le falten los pide de nuevo.',
  'restore.passphrase': 'Frase de paso de la copia',
  'restore.word': 'restaurar',
  'restore.field': 'Escribe «{word}» para seguir',
  'restore.start': 'Elegir el archivo y restaurar',
  'restore.going': 'Restaurando …',
  'restore.done': 'La copia del {date} está restaurada. No se envía nada antes de que lo digas.',
  'restore.untouched': 'En este equipo no se ha cambiado nada.',

  'backup.failed.wrong-passphrase': 'Esta frase de paso no abre la copia. Escríbela de nuevo.',
  'backup.failed.not-a-backup': 'Este archivo no es una copia de Semáforo. Elige otro.',
  'backup.failed.damaged-backup':
    'Esta copia está dañada y no es de fiar. Vuelve a traerla de donde venía o elige una anterior.',
  'backup.failed.newer-format':
    'Esta copia la hizo un Semáforo más nuevo. Instala esa versión o una posterior y restáurala entonces.',
  'backup.failed.disk-full': 'No hay sitio suficiente en el disco. Haz sitio o elige otro disco.',
  'backup.failed.log-damaged':
    'Una parte de tus casos en este disco está dañada y de eso no se hace copia. Guarda las copias anteriores y reinicia Semáforo: entonces te dirá qué se puede salvar.',
  'backup.failed.unreachable':
    'No se puede acceder al archivo. Mira si el disco está conectado y si se puede escribir en él, e inténtalo de nuevo.',
  'backup.failed.not-allowed':
    'Una copia contiene todos los casos de todas las marcas. Solo un supervisor o administrador puede hacerla o restaurarla.',
  'backup.failed.busy':
    'Ya hay una copia o una restauración en marcha. Espera a que termine e inténtalo de nuevo.',
  'backup.failed.failed': 'No ha funcionado, por una causa imprevista. Inténtalo de nuevo.',

  'restored.line': 'Restaurado de la copia del {date}: aún no se envía nada desde aquí',
  'restored.notice':
    'Restaurado de la copia del {date}. Desde aquí no se envía nada antes de que digas que este equipo toma el relevo.',
  'restored.takeOver': 'Este equipo toma el relevo',
  'takeOver.title': '¿Toma el relevo este equipo?',
  'takeOver.one': 'Desde ese momento envía a tus clientes. Solo puede hacerlo un equipo.',
  'takeOver.other':
    'Si el equipo del que viene la copia sigue existiendo, no debe estar en marcha: si envían los dos, responderían dos veces a los clientes.',
  'takeOver.held': 'Las respuestas que estaban en camino siguen retenidas hasta buscarlas en el canal.',
  'done.tookOver': 'Este equipo ha tomado el relevo.',
};
