// Finds out whether an earlier attempt landed: below the answered message, then among the account's own posts.
import { asId, type ExternalId } from '../../../shared/domain/ids';
import { hour, type Instant, minute, second } from '../../../shared/domain/time';
import type { LookUpOutcome, SendRequest } from '../../../shared/ipc/channels-port';
import { ChannelError } from '../connector';
import type { Api } from './api';
import { inPath } from './api';
import { AnswerFailure } from './failure';
import { ownStatusesPage } from './lists';
import { comparableText, plainText } from './plain-text';
import type { ServerFacts } from './server-facts';
import { contextSchema, readableStatuses, type Status } from './shapes';

export interface LookingUp {
  readonly api: Api;
  readonly facts: ServerFacts;
  readonly now: () => Instant;
  /** When the last attempt known here ended; before that, it may still be on its way inside the server. */
  readonly lastAttemptEndedAt: Instant;
  /** Statuses that are known to be other replies of ours, even with the same words. */
  readonly isOtherReply: (externalId: string) => boolean;
}

interface Looking extends LookingUp {
  readonly ownId: string;
}

/** How long a request that was cut off may still be on its way inside the server. */
const settleTime = 5 * second;
/**
 * Clocks may differ by so much. Rather too much: the same words below the same message were said already, while a reply
 * that is overlooked would be said twice.
 */
const clockTolerance = hour;
/** Two thousand posts, as in a crisis with a holding message for each thread; every page counts against the limit of 300 requests. */
const maxPages = 50;

/** Does not throw. `absent` is said only after both places were read whole. */
export async function lookUpReply(
  lookingUp: LookingUp,
  request: SendRequest,
  signal: AbortSignal,
): Promise<LookUpOutcome> {
  const { now } = lookingUp;
  try {
    const { id: ownId } = await lookingUp.facts.me(signal);
    const looking = { ...lookingUp, ownId };
    const found =
      (await findBelow(looking, request, signal)) ?? (await findAmongOwn(looking, request, signal));
    if (found === 'unclear') {
      const detail = 'The account has posted too much since to be sure.';
      return { kind: 'undecidable', detail, retryAt: null };
    }
    if (found !== null) {
      return {
        kind: 'landed',
        externalId: asId<ExternalId>(found.id),
        url: found.url ?? null,
        acceptedAt: Math.min(found.created_at, now()),
      };
    }
    const calmAt = lookingUp.lastAttemptEndedAt + settleTime;
    return now() < calmAt
      ? { kind: 'undecidable', detail: 'The reply may still be on its way.', retryAt: calmAt }
      : { kind: 'absent' };
  } catch (error) {
    const known = error instanceof ChannelError ? error : null;
    return {
      kind: 'undecidable',
      detail: known?.message ?? 'The channel could not be read.',
      retryAt: known?.failure.retryAt ?? now() + minute,
    };
  }
}

async function findBelow(
  looking: Looking,
  request: SendRequest,
  signal: AbortSignal,
): Promise<Status | null> {
  if (request.inReplyTo === null) return null;
  try {
    const parent = looking
      .api({ step: 'thread', signal })
      .v1.statuses.$select(inPath(request.inReplyTo.externalId));
    const context = contextSchema.safeParse(await parent.context.fetch());
    const below = context.success ? readableStatuses(context.data.descendants) : [];
    return below.find((status) => isOurs(status, looking, request)) ?? null;
  } catch (error) {
    if (error instanceof AnswerFailure && error.isGone) return null;
    throw error;
  }
}

async function findAmongOwn(
  looking: Looking,
  request: SendRequest,
  signal: AbortSignal,
): Promise<Status | 'unclear' | null> {
  const since = request.firstAttemptAt - clockTolerance;
  let maxId: string | null = null;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page = await ownStatusesPage(looking.api, { ownId: looking.ownId, maxId }, signal);
    const statuses = readableStatuses(page.items);
    const found = statuses.find((status) => isOurs(status, looking, request));
    if (found !== undefined) return found;
    // Pinned posts aside, the list is newest first: one page wholly before the attempt ends the search.
    const isPast = statuses.every((status) => status.created_at < since);
    if (page.next === null || page.next === maxId || page.items.length === 0 || isPast) return null;
    maxId = page.next;
  }
  return 'unclear';
}

function isOurs(status: Status, { ownId, isOtherReply }: Looking, request: SendRequest): boolean {
  return (
    status.account.id === ownId &&
    (status.in_reply_to_id ?? null) === (request.inReplyTo?.externalId ?? null) &&
    status.created_at >= request.firstAttemptAt - clockTolerance &&
    comparableText(plainText(status.content, '')) === comparableText(request.text) &&
    !isOtherReply(status.id)
  );
}
