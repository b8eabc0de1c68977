// Early warning as the person here may see it, and their word that it is none.
import { supervisesBrand } from '../../../shared/domain/supervises-brand';
import type { MessagePlace, SurgeRecord } from '../../../shared/domain/surge/surge-record';
import type { SurgeFirstMessage, SurgeNotice, SurgeReading } from '../../../shared/ipc/surges';
import { type CommandContext, memberHere, Refusal, refuseWithoutRole, seenCase } from '../command-context';
import { shownMessage } from '../shown-message';

/** Dismissed ones are shown for a while, so that nobody wonders where one went. */
const readingsShown = 10;
const excerptLength = 200;

/** Those that stand, newest first; none for who does not supervise. */
export function standingSurges(context: CommandContext): readonly SurgeNotice[] {
  return inSight(context)
    .filter(({ dismissed }) => dismissed === null)
    .map(noticeOf);
}

/** For who supervises, of their brands: what stands, then what was dismissed lately. Throws Refusal. */
export function readSurges(context: CommandContext): readonly SurgeReading[] {
  refuseWithoutRole(context, 'supervise');
  const records = inSight(context);
  const standing = records.filter(({ dismissed }) => dismissed === null);
  const dismissed = records.filter((record) => record.dismissed !== null);
  return [...standing, ...dismissed].slice(0, readingsShown).map((record) => ({
    ...noticeOf(record),
    ...record.evidence,
    first: record.evidence.first.flatMap((place) => firstMessage(context, place)),
    dismissed: record.dismissed,
  }));
}

/** Throws Refusal. */
export function dismissSurge(
  context: CommandContext,
  { surgeId, reason }: { readonly surgeId: string; readonly reason: string },
): void {
  refuseWithoutRole(context, 'supervise');
  const { id: by } = memberHere(context);
  const isSeen = inSight(context).some(({ id }) => id === surgeId);
  if (!isSeen || !context.surges.dismiss(surgeId, { by, reason })) throw new Refusal('surge-not-found');
}

/** Of the brands that the person here supervises on all channels: what is counted and said there is of all of them. */
function inSight(context: CommandContext): readonly SurgeRecord[] {
  const me = context.me();
  const workspace = context.workspace.current();
  if (me === null || workspace === null) return [];
  return context.surges.records().filter(({ brandId }) => supervisesBrand(me, brandId, workspace));
}

function noticeOf({ id, brandId, candidate }: SurgeRecord): SurgeNotice {
  const { count, expected, since, seenAt } = candidate;
  return { id, brandId, count, expected, since, seenAt };
}

function firstMessage(context: CommandContext, place: MessagePlace): readonly SurgeFirstMessage[] {
  const { caseId, externalId, postedAt } = place;
  const state = seenCase(context, caseId);
  if (state === null) return [];
  const message = shownMessage(context.store.events(caseId), externalId);
  if (message === null) return [];
  const excerpt = [...message.text].slice(0, excerptLength).join('');
  const customerName = message.author.name;
  return [{ caseId, caseNumber: state.number, externalId, customerName, postedAt, excerpt }];
}
