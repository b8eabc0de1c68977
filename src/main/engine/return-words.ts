// What somebody wrote is theirs again when the team does not take it: it goes back to where they type.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody, RecordedEvent } from '../../shared/domain/case-event';
import type { Instant } from '../../shared/domain/time';
import type { Draft } from '../../shared/ipc/draft';
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
  const draft = log.desk.readDraft(state.id, kind, actor.id);
  const begun = draft?.text ?? '';
  const text = begun === '' || begun === written.text ? written.text : `${written.text}\n\n${begun}`;
  const attachments = withFiles(written.attachments, draft?.attachments);
  // What a machine translated stays marked, so that it is read before it goes out.
  const machine = written.machine ?? draft?.machine ?? null;
  // And what sends the customer elsewhere goes on to owe them how it ended.
  const guided = written.guided ?? draft?.guided ?? null;
  log.desk.writeDraft(state.id, kind, {
    owner: state,
    by: actor.id,
    draft: { ...written, text, attachments, machine, guided, savedAt: now },
  });
}

/** Each file once: what is returned may be what was begun with. */
function withFiles(
  written: Draft['attachments'] = [],
  begun: Draft['attachments'] = [],
): NonNullable<Draft['attachments']> {
  return [...written, ...begun.filter(({ blobId }) => !written.some((one) => one.blobId === blobId))];
}

function wordsOf(body: CaseEventBody): Words | null {
  if (body.type === 'NoteAdded')
    return { kind: 'note', text: body.text, audience: null, cannedResponseIds: [] };
  // Nobody wrote a holding message there.
  if (body.type !== 'ReplySubmitted' || body.holding !== undefined) return null;
  const { text, audience, cannedResponseIds, attachments } = body.content;
  const machine = body.machine === undefined ? {} : { machine: { ...body.machine, original: '' } };
  const guided = body.guided === undefined ? {} : { guided: body.guided };
  return { kind: 'reply', text, audience, cannedResponseIds, attachments, ...machine, ...guided };
}
