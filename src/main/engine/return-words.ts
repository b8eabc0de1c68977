// What somebody wrote is theirs again when the team does not take it: it goes back to where they type.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody, RecordedEvent } from '../../shared/domain/case-event';
import type { Instant } from '../../shared/domain/time';
import type { Draft } from '../../shared/ipc/engine-answers';
import type { Log } from './log/open-log';

type Words = Omit<Draft, 'savedAt'> & { readonly kind: 'reply' | 'note' };

/** Before what they have begun to type meanwhile. Inside the caller's transaction. */
export function returnWords(
  log: Log,
  { actor, body }: RecordedEvent,
  place: { readonly state: Case; readonly now: Instant },
): void {
  const words = wordsOf(body);
  if (actor.kind !== 'agent' || words === null) return;
  const { kind, ...written } = words;
  const { state, now } = place;
  const begun = log.desk.readDraft(state.id, kind, actor.id)?.text ?? '';
  const text = begun === '' || begun === written.text ? written.text : `${written.text}\n\n${begun}`;
  log.desk.writeDraft(state.id, kind, {
    owner: state,
    by: actor.id,
    draft: { ...written, text, savedAt: now },
  });
}

function wordsOf(body: CaseEventBody): Words | null {
  if (body.type === 'NoteAdded')
    return { kind: 'note', text: body.text, audience: null, cannedResponseIds: [] };
  if (body.type !== 'ReplySubmitted') return null;
  const { text, audience, cannedResponseIds } = body.content;
  return { kind: 'reply', text, audience, cannedResponseIds };
}
