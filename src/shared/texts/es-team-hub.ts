// Ajustes > Equipo: el camino al centro del equipo y quién puede entrar en él.
import type { enTeamHub } from './en-team-hub';

export const esTeamHub: Readonly<Record<keyof typeof enTeamHub, string>> = {
  'settings.team': 'Equipo',
  'first.join': 'Unirse a un equipo',
  'first.joinWhy':
    'Tus colegas comparten un centro y te dieron un acceso. El espacio de trabajo y los casos vienen de allí.',
  'team.title': 'Compartir con un equipo',
  'team.lead':
    'Un equipo dirige sus escritorios a una misma base de datos PostgreSQL, su centro. Quien lo cuida te da la dirección y un acceso. Hasta entonces este escritorio trabaja por su cuenta.',
  'team.sandbox':
    'La práctica se comparte a través de un centro marcado como simulador, y de ningún otro. Allí varios escritorios hacen juntos un simulacro; ningún canal real puede entrar.',
  'team.host': 'Servidor del centro',
  'team.hostHint': 'Como figura en el certificado del servidor; por ejemplo, hub.example.com',
  'team.port': 'Puerto',
  'team.portWrong': 'Un número del 1 al 65535.',
  'team.database': 'Base de datos',
  'team.login': 'Acceso',
  'team.password': 'Contraseña',
  'team.ca': 'Certificado de la autoridad (opcional)',
  'team.caHint':
    'El texto del archivo, de BEGIN CERTIFICATE a END CERTIFICATE. Déjalo vacío si este ordenador conoce a la autoridad.',
  'team.pemWrong': 'Este no es el texto de un certificado: le falta la línea BEGIN CERTIFICATE.',
  'team.keyWrong': 'Este no es el texto de una clave: le falta la línea BEGIN … PRIVATE KEY.',
  'team.more': 'Este escritorio tiene un certificado propio',
  'team.certificate': 'Certificado de este escritorio',
  'team.key': 'Su clave',
  'team.join': 'Unirse al equipo',
  'team.joining': 'Probando la conexión …',
  'team.joined': 'Este escritorio comparte con el equipo, como {name}.',
  'team.untouched': 'No se ha compartido nada y en este escritorio no ha cambiado nada.',
  'team.failed.unreachable':
    'El servidor no responde. Comprueba su nombre y su puerto, y si hace falta la red de la empresa.',
  'team.failed.wrong-credentials':
    'El servidor no acepta este acceso. Comprueba la base de datos, el acceso y la contraseña.',
  'team.failed.untrusted-certificate':
    'El certificado del servidor no es de confianza y no se ha enviado ningún acceso. Comprueba el nombre del servidor y pide el certificado de su autoridad.',
  'team.failed.newer-schema':
    'El equipo usa un Semáforo más nuevo que este, o la base de datos no es un centro. Instala la última versión y comprueba la base de datos.',
  'team.failed.not-in-definition':
    'El acceso es bueno, pero el espacio de trabajo del equipo no tiene a esta persona. Pide a quien lleva el equipo que te añada.',
  'team.failed.not-allowed': 'El centro no deja entrar a esta persona. Pregunta a quien lleva el equipo.',
  'team.failed.sandbox-hub':
    'Este centro es para practicar y este escritorio para trabajar: no se ha compartido nada. Abre el simulador y únete desde allí.',
  'team.failed.live-hub':
    'Este centro es para trabajar y esto es el simulador: no se ha compartido nada. Pide un centro marcado como simulador.',
  'team.failed.other-hub':
    'Este escritorio compartió antes con otro centro y sus casos van al paso de aquel. Únete a aquel o empieza con un perfil nuevo.',
  'team.failed.failed': 'El centro no hizo lo que se le pidió. Inténtalo de nuevo.',
  'team.with': 'Este escritorio comparte con {database} en {host}, con el acceso {login}.',
  'team.asMember': 'Para el equipo eres {name}.',
  'team.otherSeat':
    'Aquí se sienta alguien distinto de a quien corresponde el acceso: el equipo solo acepta pasos de {name}. Elige a {name} como quien se sienta aquí.',
  'team.lastContact': 'Último contacto {ago}',
  'team.neverInTouch': 'Sin contacto desde este arranque',
  'team.state': 'Cómo está este escritorio con el equipo',
  'team.accounts': 'Quién consulta cada canal',
  'team.heldHere': 'Este escritorio consulta y envía',
  'team.heldElsewhere': '{name} consulta y envía',
  'team.heldByDesktop': 'Otro escritorio consulta y envía',
  'team.heldByNobody': 'Nadie lo consulta',
  'team.desktops': '{count} escritorios tienen su clave',
  'team.oneDesktop': 'solo un escritorio tiene su clave',
  'team.noDesktop': 'ningún escritorio encendido tiene su clave',
  'team.leave': 'Dejar el equipo …',
  'team.leaveTitle': '¿Dejar el equipo?',
  'team.leaveWhat':
    'Lo compartido se queda aquí. Después este escritorio trabaja por su cuenta: consulta sus canales y envía sin preguntar al equipo, y no sabe más de tus colegas.',
  'team.leaveThen':
    'Si tus colegas siguen con los mismos canales, quita sus claves de este escritorio: si no, un cliente podría recibir dos respuestas.',
  'team.leaveConfirm': 'Dejarlo',
  'team.left': 'Este escritorio vuelve a trabajar por su cuenta.',
  'team.unknown': 'No se ha podido leer del llavero con quién comparte este escritorio.',
  'team.again': 'Intentar de nuevo',
  'team.lost':
    'Este escritorio compartía con un equipo y ha perdido el camino. No consulta ni envía hasta que te unas de nuevo o lo dejes.',
  'team.members': 'Personas del equipo',
  'team.membersLead':
    'Cada persona del espacio de trabajo que vaya a trabajar en su propio escritorio necesita un acceso.',
  'team.membersUnknown': 'No se ha podido leer quién puede entrar.',
  'team.membersOffline': 'Se muestra quién puede entrar cuando el centro responde.',
  'team.reading': 'Leyendo quién puede entrar …',
  'team.onReserve': 'en la reserva, con puesto solo en una crisis',
  'team.you': 'tú',
  'team.manages': 'lleva el equipo',
  'team.loginOf': 'acceso {login}',
  'team.neverSeen': 'aún no ha estado',
  'team.notInvited': 'no tiene acceso',
  'team.removed': 'fue retirada',
  'team.notMember': 'ya no está en el espacio de trabajo',
  'team.invite': 'Invitar',
  'team.inviteNamed': 'Invitar a {name}',
  'team.inviteTitle': 'Dejar entrar a {name}',
  'team.inviteLead':
    'Da tú mismo el acceso y la contraseña a {name}, junto con la dirección del centro. La contraseña solo se muestra esta vez.',
  'team.inviteLogin': 'Acceso',
  'team.inviteLoginHint': 'Minúsculas, cifras, puntos y guiones; primero una letra.',
  'team.invitePassword': 'Primera contraseña',
  'team.invitePasswordHint': 'Al menos {count} caracteres sencillos, sin espacios ni acentos.',
  'team.inviteConfirm': 'Dejar entrar',
  'team.invited': '{name} puede entrar, con el acceso {login}.',
  'team.setPassword': 'Contraseña nueva',
  'team.setPasswordNamed': 'Contraseña nueva para {name}',
  'team.setPasswordTitle': 'Una contraseña nueva para {name}',
  'team.setPasswordLead': 'La anterior deja de valer. Dásela tú mismo a {name}; solo se muestra esta vez.',
  'team.setPasswordConfirm': 'Cambiarla',
  'team.passwordSet': '{name} tiene una contraseña nueva.',
  'team.remove': 'Retirar',
  'team.removeNamed': 'Retirar a {name}',
  'team.removeTitle': '¿Retirar a {name}?',
  'team.removeWhat':
    'El acceso termina ahora. Los casos que tiene {name} vuelven a sus equipos, y los canales que consulta su escritorio quedan libres para otro.',
  'team.removeThen':
    'Su escritorio destruye lo que tiene del equipo en cuanto vuelve a contactar con el centro. Hasta entonces lo tiene: cambia los secretos de los canales que ya no deban usarse.',
  'team.removeConfirm': 'Retirar',
  'team.removedNow':
    '{name} ya no entra. {count, plural, =0 {No tenía ningún caso.} one {Un caso ha vuelto a su equipo.} other {{count} casos han vuelto a sus equipos.}}',
  'team.removedRuns':
    '{name} ya no entra. {count, plural, =0 {No tenía ningún caso.} one {Un caso ha vuelto a su equipo.} other {{count} casos han vuelto a sus equipos.}} Una conexión que siga abierta termina con su próximo paso.',
  'team.compare': 'Comparar los dos espacios…',
  'team.compareTitle': '¿Qué espacio de trabajo vale?',
  'team.compareWhat':
    '{name} publicó un cambio del espacio de trabajo mientras aquí también se cambiaba. El equipo trabaja con el de {name}; el tuyo se guarda aquí. Esto es lo que difiere:',
  'team.compareSame': 'Ya no difiere nada.',
  'team.compareMine': 'Aquí: {value}',
  'team.compareTheirs': '{name}: {value}',
  'team.compareNothing': 'no está',
  'team.keepTheirs': 'Tomar el de {name}',
  'team.keepMine': 'Publicar el mío',
  'role.agent': 'Agente',
  'role.senior': 'Agente sénior',
  'role.specialist': 'Especialista de marca',
  'role.reputation': 'Equipo de reputación',
  'role.contact-centre': 'Centro de contacto',
  'role.supervisor': 'Supervisión',
  'role.administrator': 'Administración',
  'role.analyst': 'Análisis',
  'role.trainee': 'En formación',
  'error.hub-not-connected':
    'El centro no responde ahora. No se ha cambiado nada; inténtalo de nuevo en un momento.',
  'error.hub-not-manager':
    'Solo puede hacerlo quien lleva todas las marcas del equipo. Pídeselo a alguien así.',
  'error.hub-login-taken': 'Este acceso ya es de otra persona. Elige otro.',
  'error.hub-login-unknown': 'Esta persona no puede entrar. No hay nada que quitar.',
  'error.hub-login-form':
    'Un acceso tiene minúsculas, cifras, puntos y guiones, y empieza por una letra. Elige otro.',
  'error.hub-password-too-short':
    'La contraseña necesita al menos 14 letras, cifras y signos, sin espacios ni acentos. Elige una más larga.',
  'error.hub-last-manager': 'Nadie más lleva el equipo. Haz antes que lo lleve otra persona.',
  'error.hub-logins-by-hand':
    'Este servidor no deja que el centro cree accesos. Pide a quien administra el servidor que lo cree.',
  'error.hub-not-taken': 'El centro no lo ha aceptado. No se ha cambiado nada.',
  'error.engine-not-running':
    'La parte que guarda tus casos no está en marcha ahora. Inténtalo de nuevo cuando lo esté.',
  'error.secret-not-read': 'El llavero no ha respondido. Desbloquéalo e inténtalo de nuevo.',
};
