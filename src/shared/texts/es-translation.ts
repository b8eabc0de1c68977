// Traducciones hechas por una máquina: de lo que escriben los clientes y de las respuestas.
import type { enTranslation } from './en-translation';

export const esTranslation: Readonly<Record<keyof typeof enTranslation, string>> = {
  'command.translateMessage': 'Traducir el mensaje más reciente del cliente, u ocultarlo',
  'command.translateReply': 'Traducir la respuesta al idioma del cliente',
  'translation.message': 'Traducir',
  'translation.reply': 'Traducir',
  'translation.under': 'Traducción automática',
  'translation.below': 'Respuesta traducida por una máquina',
  'translation.underway': 'Traduciendo…',
  'translation.fromLanguage': 'Traducción automática del {language}',
  'translation.fromUnknown': 'Traducción automática',
  'translation.intoLanguage': 'Traducción automática al {language}. Léela antes de que salga.',
  'translation.lost':
    '{count, plural, one {Un número, enlace o nombre se ha quedado} other {# números, enlaces o nombres se han quedado}} por el camino. Compárala con el original.',
  'translation.again': 'Volver a intentarlo',
  'translation.original': 'Lo que escribiste',
  'translation.isRead': 'He leído la traducción y puede salir',
  'translation.back': 'Volver a mis palabras',
  'translation.sent': 'Traducción automática al {language}, leída por quien la envía.',
  'translation.title': 'Traducción',
  'translation.lead':
    'Los mensajes y las respuestas solo se traducen cuando alguien lo pide, con un servicio que hable como LibreTranslate. Las palabras de ese mensaje o esa respuesta salen de este ordenador hacia el servidor que aquí se indica. Los números, enlaces, direcciones, usuarios y el nombre del cliente no salen; lo que la gente cuenta de sí misma con palabras, sí. Sin dirección está apagado.',
  'translation.server': 'Dirección del servicio (https)',
  'translation.key': 'Clave del servicio, si la pide',
  'translation.keyHint':
    'Se guarda con las contraseñas de este ordenador, no en el espacio de trabajo, y solo va a la dirección de arriba: si cambia, se vuelve a pedir.',
  'translation.keepKey': 'Guardar la clave',
  'translation.keyKept': 'La clave está guardada.',
  'translation.forgetKey': 'Olvidar la clave',
  'translation.keyForgotten': 'La clave está olvidada.',
  'error.translation-off':
    'No se ha traducido nada, ni ha salido nada de este ordenador. Quien gestiona el espacio de trabajo puede indicar un servicio en los ajustes.',
  'error.translation-message-gone':
    'Este mensaje ya no está, así que no se ha traducido nada. Su autor lo ha retirado.',
  'error.translation-language-unknown':
    'No se sabe en qué idioma escribe el cliente, así que nada ha salido de este ordenador. Traduce antes su mensaje: así se sabrá.',
  'error.translation-too-long':
    'Es demasiado largo para traducirlo, así que nada ha salido de este ordenador. Traduce una parte.',
  'error.translation-not-needed': 'Ya está en ese idioma. Nada ha salido de este ordenador.',
  'error.translation-not-taken':
    'El servicio no lo acepta: puede que no conozca el idioma o que el texto le resulte largo. Tus palabras están como estaban.',
  'error.translation-key-refused':
    'El servicio rechaza la clave de este ordenador y tus palabras están como estaban. Pon otra en los ajustes, en Espacio de trabajo.',
  'error.translation-key-elsewhere':
    'La dirección del servicio ha cambiado desde que se dio su clave, así que nada ha salido de este ordenador. Si la nueva dirección es la buena, vuelve a dar la clave en los ajustes, en Espacio de trabajo.',
  'error.translation-busy':
    'El servicio recibe ahora demasiadas peticiones. Tus palabras están como estaban; inténtalo dentro de un minuto.',
  'error.translation-untrusted':
    'El certificado del servicio no es de fiar, así que no se le ha dicho nada. Pregunta a quien gestiona el espacio de trabajo.',
  'error.translation-not-understood':
    'Lo que responde ahí no es un servicio de traducción así, o responde de otra manera. Tus palabras están como estaban; comprueba su dirección en los ajustes.',
  'error.translation-unreachable':
    'El servicio no ha respondido y tus palabras están como estaban. Inténtalo otra vez o sigue sin él.',
  'error.translation-unread':
    'Estas palabras las ha traducido una máquina y no se ha enviado nada. Léelas, dilo debajo de ellas y vuelve a enviar.',
};
