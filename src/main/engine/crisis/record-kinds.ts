// What an entry of a record is, in the few kinds that a reader tells apart.
import type { CaseEventBody } from '../../../shared/domain/case-event';
import { isIncidentEvent } from '../../../shared/domain/incident/incident-event';

export type EntryKind = 'message' | 'reply' | 'sent' | 'stopped' | 'approval' | 'note' | 'crisis' | 'other';

const kinds: { readonly [Type in CaseEventBody['type']]?: EntryKind } = {
  MessageReceived: 'message',
  MessageEdited: 'message',
  MessageWithdrawn: 'message',
  ReplySubmitted: 'reply',
  ReplySent: 'sent',
  ReplyHeld: 'stopped',
  ReplyCancelled: 'stopped',
  ReplyFailed: 'stopped',
  ReplyApproved: 'approval',
  ReplyApprovedWithEdit: 'approval',
  ReplySentBack: 'approval',
  ReplyRejected: 'approval',
  ReplyGlassBroken: 'approval',
  NoteAdded: 'note',
};

export function kindOfEntry(body: CaseEventBody): EntryKind {
  if (!isIncidentEvent(body)) return kinds[body.type] ?? 'other';
  return body.type === 'IncidentNoted' && body.entry === 'note' ? 'note' : 'crisis';
}
