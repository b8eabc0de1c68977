// Sends one reply. What cannot be proven not to have landed is `unknown`.
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { SendOutcome, SendRequest } from '../../../shared/ipc/channels-port';
import { ChannelError } from '../connector';
import type { Api } from './api';
import { inPath } from './api';
import { AnswerFailure, malformedAnswer } from './failure';
import type { ServerFacts } from './server-facts';
import { type Status, statusSchema, withIdSchema } from './shapes';
import type { ThreadMemory } from './thread-memory';
import { audienceOf } from './to-message';

export interface Sending {
  readonly api: Api;
  readonly facts: ServerFacts;
  readonly threads: ThreadMemory;
  readonly now: () => Instant;
}

/** Tries once, with the reply's own id as Idempotency-Key: the server then keeps a repetition within the hour apart. */
export async function sendReply(
  sending: Sending,
  request: SendRequest,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const text = withMention(request);
  let prepared: { readonly visibility: Status['visibility']; readonly mediaIds: readonly string[] };
  try {
    await sending.facts.learn(signal);
    const length = countGraphemes(text);
    const { maxLength } = sending.facts;
    if (length > maxLength) {
      return {
        kind: 'refused',
        detail: `The text has ${length} characters with the mention; the server takes ${maxLength}.`,
      };
    }
    const visibility = await visibilityFor(sending, request, signal);
    prepared = { visibility, mediaIds: await uploadAll(sending.api, request, signal) };
  } catch (error) {
    // Whatever these requests met, the reply itself has not left yet.
    if (error instanceof ChannelError) return withoutLanding(error);
    return {
      kind: 'not-yet',
      retryAt: null,
      cause: 'server-error',
      detail: 'The reply could not be prepared.',
    };
  }
  try {
    return await post(sending, { request, text, ...prepared }, signal);
  } catch (error) {
    return afterFailure(error);
  }
}

interface Prepared {
  readonly request: SendRequest;
  readonly text: string;
  readonly visibility: Status['visibility'];
  readonly mediaIds: readonly string[];
}

async function post(
  sending: Sending,
  { request, text, visibility, mediaIds }: Prepared,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const answer: unknown = await sending.api({ step: 'reply', signal }).v1.statuses.create(
    {
      status: text,
      visibility,
      ...(request.inReplyTo === null ? {} : { inReplyToId: request.inReplyTo.externalId }),
      ...(mediaIds.length === 0 ? {} : { mediaIds: [...mediaIds] as never }),
    },
    { requestInit: { headers: new Headers({ 'Idempotency-Key': request.replyId }) } },
  );
  const status = statusSchema.safeParse(answer);
  const landed = status.success ? status.data : withIdSchema.safeParse(answer).data;
  if (landed === undefined)
    return {
      kind: 'unknown',
      detail: 'The server took the reply and answered with something that cannot be read.',
    };
  const url = status.success ? (status.data.url ?? null) : null;
  return { kind: 'sent', externalId: asId<ExternalId>(landed.id), url, acceptedAt: sending.now() };
}

/** The customer is mentioned, or they would never hear of it. */
export function withMention({ text, inReplyTo }: SendRequest): string {
  if (inReplyTo === null || inReplyTo.authorHandle === '') return text;
  const mention = `@${inReplyTo.authorHandle}`;
  const isThere = text
    .toLowerCase()
    .split(/[\s,.;:!?()]+/u)
    .includes(mention.toLowerCase());
  return isThere || text.toLowerCase().startsWith(`${mention.toLowerCase()} `) ? text : `${mention} ${text}`;
}

/** A mention counts without its host and a link as 23, as Mastodon counts. */
function countGraphemes(text: string): number {
  const counted = text.replace(/(@[\w.-]+)@[\w.-]+/gu, '$1').replace(/https?:\/\/\S+/gu, 'x'.repeat(23));
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(counted)].length;
}

/** Like what it answers; never wider than the agent was shown. */
async function visibilityFor(
  sending: Sending,
  request: SendRequest,
  signal: AbortSignal,
): Promise<Status['visibility']> {
  if (request.audience === 'private') return 'direct';
  if (request.inReplyTo === null) return 'public';
  const { externalId } = request.inReplyTo;
  const known = sending.threads.visibilityOf(externalId);
  const visibility = known ?? (await readVisibility(sending.api, externalId, signal));
  return audienceOf(visibility) === 'public' ? visibility : 'public';
}

async function readVisibility(api: Api, id: string, signal: AbortSignal): Promise<Status['visibility']> {
  const answer: unknown = await api({ step: 'message', signal }).v1.statuses.$select(inPath(id)).fetch();
  const status = statusSchema.safeParse(answer);
  if (!status.success) throw malformedAnswer('the message being answered cannot be read', 'message');
  return status.data.visibility;
}

async function uploadAll(api: Api, request: SendRequest, signal: AbortSignal): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { bytes, mediaType, altText } of request.attachments) {
    const file = new Blob([new Uint8Array(bytes)], { type: mediaType });
    const description = altText === '' ? {} : { description: altText };
    const answer: unknown = await api({ step: 'attachment', signal }).v2.media.create({
      file,
      skipPolling: true,
      ...description,
    });
    const media = withIdSchema.safeParse(answer);
    if (!media.success) throw malformedAnswer('the server did not take the attachment', 'attachment');
    ids.push(media.data.id);
  }
  return ids;
}

function afterFailure(error: unknown): SendOutcome {
  if (!(error instanceof ChannelError))
    return { kind: 'unknown', detail: 'The reply left and no answer could be read.' };
  const wasJudged =
    error instanceof AnswerFailure && error.status >= 400 && error.status < 500 && error.status !== 408;
  if (wasJudged || !error.failure.requestLeft) return withoutLanding(error);
  return { kind: 'unknown', detail: error.message };
}

/** The reply certainly did not land: later may help where time, the network or the token is the matter. */
function withoutLanding(error: ChannelError): SendOutcome {
  const { cause, retryAt } = error.failure;
  const detail = error.message;
  if (!(error instanceof AnswerFailure)) return { kind: 'not-yet', retryAt, cause, detail };
  switch (cause) {
    case 'rate-limited':
    case 'server-error':
    case 'wrong-credentials':
    case 'expired-token':
      return { kind: 'not-yet', retryAt, cause, detail };
    case 'missing-scope':
      return /scope/i.test(detail)
        ? { kind: 'not-yet', retryAt, cause, detail }
        : { kind: 'refused', detail };
    default:
      return {
        kind: 'refused',
        detail: error.isGone ? `${detail}. The message being answered is gone.` : detail,
      };
  }
}
