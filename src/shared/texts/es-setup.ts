// Empezar: la primera vez, el llavero, conectar un canal y lo que halló la prueba.
import type { enSetup } from './en-setup';

export const esSetup: Readonly<Record<keyof typeof enSetup, string>> = {
  'splash.problemTitle': 'Semáforo no puede abrir esta mesa',
  'splash.tryAgain': 'Intentar de nuevo',
  'problem.disk-full':
    'El disco está lleno, y el registro de tus casos necesita un poco de sitio para abrirse. No se ha perdido nada. Haz sitio e inténtalo de nuevo.',
  'problem.log-unreadable':
    'El registro de tus casos no se puede leer, y no se ha cambiado nada en él. Comprueba que el disco está y se puede escribir, e inténtalo de nuevo. Si sigue así, recupera el perfil de una copia.',
  'problem.log-newer':
    'El registro de tus casos lo escribió un Semáforo más nuevo, y no se ha cambiado nada en él. Instala esa versión o una posterior.',
  'problem.log-other-key':
    'El registro de tus casos no se abre con la clave de este equipo, y no se ha cambiado nada en él. Si el perfil o el llavero vienen de una copia, recupera el que le corresponde e inténtalo de nuevo.',
  'problem.engine-failed':
    'La parte que guarda tus casos no ha podido arrancar, y no se ha cambiado nada. Inténtalo de nuevo; si sigue así, vuelve a abrir Semáforo.',
  'problem.engine-crash-loop':
    'La parte que guarda tus casos se ha parado varias veces seguidas. Lo guardado está a salvo. Inténtalo de nuevo o vuelve a abrir Semáforo.',
  'problem.shell-defect':
    'Algo dentro de Semáforo ha fallado. Lo guardado está a salvo. Inténtalo de nuevo o vuelve a abrir Semáforo.',
  'splash.waiting-for-key': 'Esperando la clave de tus datos.',
  'splash.starting': 'Abriendo tus casos.',
  'splash.running': 'Abriendo tus casos.',
  'splash.restarting': 'Algo se ha parado y está arrancando de nuevo. No se pierde nada.',
  'splash.stopped': 'La parte que guarda tus casos no está en marcha.',

  'first.title': '¿Dónde te escriben tus clientes?',
  'first.lead': 'Todo se queda en este ordenador hasta que respondes a alguien. Puedes probarlo antes.',
  'first.sandbox': 'Abrir el simulador',
  'first.sandboxWhy': 'Marcas y clientes inventados, teclas de verdad. Nada sale de este ordenador.',
  'first.connect': 'Conectar un canal',
  'first.connectWhy': 'Bluesky, Mastodon o correo. Es cosa de un minuto.',
  'first.import': 'Importar un espacio de trabajo',
  'first.importWhy': 'Una definición de tu equipo: marcas, niveles, cuentas, respuestas preparadas.',

  'keychain.title.opening': 'Abriendo tus datos',
  'keychain.why.opening': 'Se está buscando la clave de tus datos.',
  'keychain.title.locked': 'Tu llavero está bloqueado',
  'keychain.why.locked':
    'La clave de tus casos está en el llavero del sistema. Desbloquéalo como siempre e inténtalo de nuevo. No se ha cambiado nada.',
  'keychain.retry': 'Intentar de nuevo',
  'keychain.stillLocked': 'Sigue bloqueado.',
  'keychain.title.needsPassphrase': 'Tu frase de paso, por favor',
  'keychain.why.needsPassphrase': 'La clave de tus casos está en un archivo que solo abre tu frase de paso.',
  'keychain.passphrase': 'Frase de paso',
  'keychain.unlock': 'Abrir',
  'keychain.wrongPassphrase': 'Esta frase de paso no lo abre. No se ha cambiado nada.',
  'keychain.title.choose': '¿Dónde se puede guardar la clave de tus datos?',
  'keychain.why.choose':
    'Este ordenador no ofrece ningún llavero. Tus casos siempre están cifrados; elige qué los abre.',
  'keychain.newPassphrase': 'Una frase de paso que solo sepas tú',
  'keychain.passphraseHint': 'Al menos {count} caracteres. Nadie puede recuperarla por ti.',
  'keychain.again': 'La misma otra vez',
  'keychain.differs': 'No coinciden.',
  'keychain.usePassphrase': 'Guardarla con esta frase de paso',
  'keychain.memoryWhy':
    'O guardar la clave solo en memoria: al salir, lo guardado aquí ya no se podrá abrir.',
  'keychain.memory': 'Solo en memoria',

  'connect.title': 'Conectar un canal',
  'connect.channel': 'Canal',
  'connect.help.bluesky':
    'Crea una contraseña de aplicación en Bluesky, en Ajustes, Privacidad y seguridad. Tu contraseña no hace falta.',
  'connect.help.mastodon':
    'Crea un token de acceso en tu servidor, en Preferencias, Desarrollo, con los permisos read y write.',
  'connect.help.email':
    'El buzón al que escriben tus clientes. Muchos proveedores piden aquí una contraseña de aplicación.',
  'connect.more': 'Otro servidor de Bluesky',
  'connect.test': 'Probar la conexión',
  'connect.testing': 'Probando …',
  'connect.connect': 'Conectar',
  'connect.connecting': 'Conectando …',
  'connect.connected': 'Funciona. Eres {identity}.',
  'connect.done': '{channel} está conectado. Los primeros mensajes están en camino.',
  'field.brand': 'Nombre de la marca',
  'field.handle': 'Nombre de usuario',
  'field.appPassword': 'Contraseña de aplicación',
  'field.service': 'Servidor',
  'field.server': 'Servidor, por ejemplo social.example',
  'field.accessToken': 'Token de acceso',
  'field.address': 'Dirección de correo',
  'field.user': 'Usuario, si no es la dirección',
  'field.password': 'Contraseña',
  'field.imapHost': 'Servidor de entrada (IMAP)',
  'field.imapPort': 'Puerto',
  'field.smtpHost': 'Servidor de salida (SMTP)',
  'field.smtpPort': 'Puerto',
  'field.security': 'Seguridad',

  'cause.name-not-found': 'No hay ningún servidor con este nombre.',
  'cause.name-not-found.next': 'Revisa la dirección, o si necesitas la red de la empresa.',
  'cause.refused': 'El servidor existe, pero no responde en este puerto.',
  'cause.refused.next': 'Revisa el puerto y si hay un cortafuegos por medio.',
  'cause.timed-out': 'El servidor no respondió a tiempo.',
  'cause.timed-out.next': 'Inténtalo dentro de un momento. Si sigue igual, revisa la dirección y el puerto.',
  'cause.untrusted-certificate': 'El certificado del servidor no es de confianza y no se ha enviado nada.',
  'cause.untrusted-certificate.next':
    'Revisa la dirección. Para un servidor de correo de la empresa, pide el certificado de su autoridad.',
  'cause.not-this-service': 'Algo responde ahí, pero no es este tipo de servicio.',
  'cause.not-this-service.next': 'Comprueba que la dirección y el puerto son de este canal.',
  'cause.wrong-credentials': 'El usuario o la contraseña no son correctos.',
  'cause.wrong-credentials.next':
    'Escríbelos de nuevo. Bluesky y muchos proveedores piden una contraseña de aplicación.',
  'cause.expired-token': 'La contraseña o el token ha caducado o se retiró.',
  'cause.expired-token.next': 'Crea otro en el canal y conecta de nuevo.',
  'cause.missing-scope': 'El token no tiene todos los permisos necesarios.',
  'cause.missing-scope.next': 'Crea otro con todos los permisos que se indican arriba.',
  'cause.rate-limited': 'El canal nos pide esperar porque hubo demasiadas peticiones.',
  'cause.rate-limited.next': 'No hay que hacer nada: sigue solo.',
  'cause.server-error': 'El canal tiene un problema propio.',
  'cause.server-error.next':
    'No hay que hacer nada: se reintenta. La página de estado del canal puede decir más.',
  'cause.offline': 'Este ordenador no tiene red.',
  'cause.offline.next': 'Sigue trabajando; todo sale cuando vuelva la red.',
  'cause.malformed-answer': 'El canal respondió algo que no se puede leer.',
  'cause.malformed-answer.next': 'Se reintenta. Si sigue igual, la dirección puede ser de otro servicio.',
  'cause.retryAt': 'Próximo intento a las {time}.',
};
