// A note for colleagues: who is named in it, whether they are asked, and whose question it answers (A14).
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import type { AgentId, OperationId } from '../../shared/domain/ids';
import { mentionsIn } from '../../shared/domain/mention';
import { can } from '../../shared/domain/permissions';
import type { Command } from '../../shared/ipc/engine-port';
import type { Member } from '../../shared/workspace/schema';
import { type CommandContext, caseOf, policyOf, Refusal, refuseForbidden } from './command-context';

type Note = Extract<Command, { name: 'case.addNote' }>['input'];
type NoteAdded = Extract<CaseEventBody, { type: 'NoteAdded' }>;

/**
 * The note as it is kept. Throws Refusal when the writer may write none here, when somebody is named who may not see
 * the case, or asked who may not answer by a note, and when it asks nobody or answers what is no question.
 */
export function decideNote(context: CommandContext, note: Note): NoteAdded {
  const state = caseOf(context, note.caseId);
  refuseForbidden(context, state, 'note');
  const named = mentionsIn(note.text, context.workspace.current()?.members ?? []);
  const others = named.filter(({ id }) => id !== context.me()?.id);
  for (const colleague of others) refuseOutsider(context, state, { colleague, isAsked: note.isQuestion });
  if (note.isQuestion && others.length === 0) throw new Refusal('question-to-nobody');
  const asker = note.answers === null ? null : askerOf(context, state, note.answers);
  return {
    type: 'NoteAdded',
    text: note.text,
    ...(named.length > 0 && { mentions: named.map(({ id }) => id) }),
    ...(note.isQuestion && { isQuestion: true }),
    ...(note.answers !== null && asker !== null && { answers: { note: note.answers, asker } }),
  };
}

/** Nobody is told of a case that they may not open, or asked where they cannot answer. */
function refuseOutsider(
  context: CommandContext,
  state: Case,
  { colleague, isAsked }: { readonly colleague: Member; readonly isAsked: boolean },
): void {
  const roles = context.workspace.current()?.roles;
  const target = { state, brand: policyOf(context, state).brand, roles };
  if (!can(colleague, 'see', target).ok) throw new Refusal('mentioned-may-not-see');
  if (isAsked && !can(colleague, 'note', target).ok) throw new Refusal('asked-may-not-note');
}

function askerOf(context: CommandContext, state: Case, note: OperationId): AgentId {
  const question = context.store.events(state.id).find(({ operationId }) => operationId === note);
  const isQuestion = question?.body.type === 'NoteAdded' && question.body.isQuestion === true;
  if (!isQuestion || question.actor.kind !== 'agent') throw new Refusal('question-not-found');
  return question.actor.id;
}
