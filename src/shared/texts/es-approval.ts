// Lo que se decide sobre una respuesta antes de que salga y lo que sabe quien la escribió.
import type { enApproval } from './en-approval';

export const esApproval: Readonly<Record<keyof typeof enApproval, string>> = {
  'step.approvalAsked': '{who} volvió a pedir la aprobación',
  'step.approved': '{who} aprobó la respuesta',
  'step.approvedWithEdit': '{who} cambió la respuesta y la aprobó',
  'step.sentBack': '{who} pidió cambios: {note}',
  'step.rejected': '{who} rechazó la respuesta: {note}',
  'step.glassBroken': '{who} dejó salir la respuesta sin más: {note}',
  'step.lapsed.customer-wrote-again': 'La aprobación caducó: el cliente volvió a escribir',
  'step.lapsed.answered-elsewhere': 'La aprobación caducó: salió otra respuesta',
  'step.lapsed.post-withdrawn': 'La aprobación caducó: la publicación ya no está',
  'step.lapsed.too-old': 'La aprobación caducó: pasó demasiado tiempo',
  'news.sent-back': '{who} pide cambios en tu respuesta: {reason}',
  'news.sent-backPlain': '{who} pide cambios en tu respuesta.',
  'news.rejected': '{who} rechazó tu respuesta: {reason}',
  'news.rejectedPlain': '{who} rechazó tu respuesta.',
  'news.edited': '{who} cambió tu respuesta y la aprobó: {reason}',
  'news.editedPlain': '{who} cambió tu respuesta y la aprobó. Mira la diferencia.',
  'news.lapsed': 'La aprobación de tu respuesta caducó: {reason}',
  'news.lapsedPlain': 'La aprobación de tu respuesta caducó. Lee lo nuevo y vuelve a pedirla o recupérala.',
  'error.approval-not-asked': 'Ya nadie pide que se apruebe. Lee en su caso qué ha sido de ella.',
  'error.approval-own': 'La escribiste tú: tiene que aprobarla otra persona.',
  'error.approval-given': 'Ya la has aprobado: hace falta alguien más.',
  'error.approval-needs-supervisor':
    'Tiene que aprobarla alguien de supervisión. Déjasela, o deja una nota en el caso.',
  'error.approval-needs-team':
    'Tiene que aprobarla el equipo al que se pregunta antes. No se ha decidido nada; sigue esperándolos.',
  'error.approval-text-changed': 'El texto ha cambiado desde que lo leíste. Léelo otra vez.',
  'error.approval-overtaken': 'La conversación ha avanzado desde que la leíste. Lee lo nuevo.',
  'error.approval-not-lapsed': 'Ya espera aprobación. No hay que volver a pedirla.',
  'error.approval-post-gone':
    'La publicación a la que responde ya no está. Retira la respuesta, o contesta a otro mensaje.',
  'error.approval-without-words': 'No quedan palabras que aprobar. Escribe algunas, o devuelve la respuesta.',
  'error.reply-of-other-author': 'Solo puede hacerlo quien la escribió. Déjale una nota en el caso.',
  'error.reply-needs-approval': 'No puedes dejarla salir por tu cuenta: necesita aprobación.',
};
