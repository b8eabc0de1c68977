// Lo que se rechaza o no se puede hacer ahora, con lo que toca hacer.
import type { enProblems } from './en-problems';

export const esProblems: Readonly<Record<keyof typeof enProblems, string>> = {
  'error.unexpected':
    'No ha funcionado y no se ha cambiado nada. Inténtalo otra vez; si sigue igual, «¿Qué está haciendo?» dice más. ({detail})',
  'error.disk-full': 'El disco está lleno y no se ha cambiado nada. Haz sitio e inténtalo de nuevo.',
  'error.log-damaged':
    'Esta parte del registro está dañada y no se puede leer. El resto sigue funcionando; una copia de seguridad anterior puede tener aún esta parte.',
  'error.no-workspace': 'Aún no hay espacio de trabajo. Conecta un canal o importa uno.',
  'error.nobody-sits-here': 'Nadie del espacio de trabajo está elegido en esta mesa. Elígete en los ajustes.',
  'error.case-not-found': 'Este caso no existe aquí. Puede que se borrara; busca a su cliente.',
  'error.case-merged': 'Este caso se unió a otro. Sigue allí.',
  'error.case-closed': 'Este caso está cerrado. Reábrelo antes.',
  'error.customer-not-found':
    'Este cliente no se conoce aquí. Puede que se borrara, o que escriba desde otra cuenta.',
  'error.merge-other-brand':
    'No se pueden unir casos de marcas distintas. Deja en su lugar una nota en cada uno.',
  'error.merge-reply-on-its-way': 'Una respuesta de este caso aún está en camino. Únelo cuando termine.',
  'error.merge-closing-note-owed':
    'Este caso debe una nota de cierre en su propio hilo, y no se ha unido nada. Escribe antes la nota, o une el otro caso a este.',
  'error.call-in-the-future': 'Una llamada no puede ser del futuro. Revisa la hora.',
  'error.brand-not-in-workspace':
    'El espacio de trabajo ya no tiene esta marca. Sus casos se quedan; quien administra el espacio de trabajo puede devolverla.',
  'error.team-unknown': 'El espacio de trabajo ya no tiene este equipo. Elige otro.',
  'error.contact-type-of-other-team':
    'El mapa de escalado da este tipo de contacto a otro equipo. Escálalo o pregúntales.',
  'error.client-data-of-other-team':
    'Hay datos de cliente: solo contesta el equipo que puede verlos. Pásales el caso.',
  'error.brand-of-others': 'No trabajas para esta marca. Asigna el caso a quien lo haga.',
  'error.channel-of-others': 'No trabajas en este canal. Asigna el caso a quien lo haga.',
  'error.role-may-not':
    'Tu rol no incluye esto. Quien administra el espacio de trabajo puede hacerlo, o cambiar tu rol.',
  'error.role-may-not-here':
    'Tu rol no incluye esto en esta marca, canal o nivel. Asigna el caso a alguien cuyo rol lo incluya.',
  'error.owned-by-other-team': 'Otro equipo lleva este caso. Escálalo o pregúntales.',
  'error.safety-case-of-other-team':
    'Un caso de seguridad lo responde el equipo que lo lleva. Déjales una nota.',
  'error.action-not-offered': 'El canal no ofrece eso. No se ha cambiado nada.',
  'error.action-failed': 'El canal no lo hizo. Inténtalo de nuevo o hazlo en el canal.',
  'error.attachment-not-found': 'Un archivo de esta respuesta ya no está. Adjúntalo de nuevo.',
  'error.reply-already-submitted':
    'Esta respuesta ya se había enviado. Está en la bandeja de salida, o en su caso.',
  'error.account-of-other-brand':
    'Esta cuenta habla por otra marca. No se ha enviado nada; mira los canales en los ajustes.',
  'error.audience-not-offered':
    'El canal no puede enviar a este público. No se ha enviado nada; elige el otro encima de tus palabras.',
  'error.text-too-long': 'La respuesta es más larga de lo que admite el canal. Acórtala.',
  'error.too-many-attachments': 'El canal no admite tantos archivos. Quita alguno.',
  'error.reply-not-pending': 'Esta respuesta ya terminó su camino. Su caso dice cómo.',
  'error.reply-not-yours-to-release':
    'Esta respuesta espera algo que tú no puedes decidir. La bandeja de salida dice a qué espera.',
  'error.reply-not-failed':
    'Solo se puede reintentar una respuesta rechazada. La bandeja de salida dice por dónde va esta.',
  'error.reply-not-looked-up':
    'Esta respuesta viene de una copia. Primero se busca en el canal; después decides tú.',
  'error.reply-not-unknown': 'Ya se sabe qué fue de esta respuesta. Su caso lo dice.',
  'error.reply-already-leaving':
    'Demasiado tarde: la respuesta ya está saliendo. Escribe otra si hay que corregir algo.',
  'error.reply-on-its-way': 'Una respuesta aún está en camino. Espera o cancélala.',
  'error.safety-never-muted':
    'Un caso de seguridad no se puede silenciar. Quita antes la marca de seguridad.',
  'error.safety-stays-red': 'Un caso de seguridad sigue rojo. Quita antes la marca de seguridad.',
  'error.safety-needs-follow-up':
    'Un caso de seguridad solo se cierra con un seguimiento en su hilo. Escríbelo, o deja el caso abierto.',
  'error.diversion-needs-closing-note':
    'Desde aquí se mandó al cliente a otro sitio. Escribe antes la nota de cierre en este hilo, o deja el caso abierto.',
  'error.diversion-to-the-same-place': 'La conversación ya es privada. Elige otra vía, o contesta aquí.',
  'error.closing-note-not-owed': 'Aquí no se debe ninguna nota de cierre. Escribe una respuesta normal.',
  'error.closing-note-elsewhere':
    'La nota de cierre va donde se mandó al cliente a otro sitio. Escríbela allí.',
  'error.snooze-in-the-past': 'Esa hora ya pasó. Elige una posterior.',
  'error.snooze-past-deadline': 'El caso dormiría más allá de su vencimiento. Elige antes.',
  'error.already-sandbox': 'Esto ya es el simulador. Ciérralo cuando quieras volver a tu mesa.',
  'error.settings-not-written':
    'No se pudieron guardar los ajustes. Mira si el disco está lleno o protegido.',
  'error.link-refused': 'Solo se abren direcciones web y de correo. Esta no se ha abierto.',
  'error.link-not-opened':
    'El sistema no tiene programa para esta dirección. Cópiala y ábrela en otro sitio.',
  'error.channels-not-running':
    'La parte que habla con los canales no está en marcha. Inténtalo dentro de un momento.',
  'error.keychain-closed': 'El llavero aún no está abierto. Desbloquéalo e inténtalo de nuevo.',
  'error.secret-not-kept': 'El llavero no aceptó la contraseña. Desbloquéalo e inténtalo de nuevo.',
  'error.file-not-written': 'No se pudo escribir el archivo. Elige otro lugar.',
  'error.rule-not-as-agreed':
    'Una de las reglas aún no está completa. Cada una necesita un nombre y valores que sus campos admitan.',
  'error.log-being-read': 'Ya se está leyendo lo guardado. Espera a que termine o detén esa lectura.',
  'error.not-faq':
    'Ese archivo no es una tabla de textos, o es demasiado grande. No ha cambiado nada; elige otro.',
  'error.faq-not-read': 'No se ha podido leer lo respondido. No ha cambiado nada; inténtalo de nuevo.',
  'error.rules-being-tried': 'Ya se están probando reglas. Espera a que termine o detén la prueba.',
  'error.rules-not-tried': 'No se pudieron probar las reglas. No se ha cambiado nada; inténtalo de nuevo.',
  'error.surge-not-found': 'Este aviso ya no está. No hay que hacer nada con él.',
  'error.passphrase-too-short': 'La frase de paso es demasiado corta. Elige una más larga.',
  'error.not-possible-now':
    'Ahora mismo no es posible. No se ha cambiado nada; inténtalo otra vez dentro de un momento.',
  'error.passphrase-wrong': 'Esta frase de paso no lo abre. No se ha cambiado nada.',
};
