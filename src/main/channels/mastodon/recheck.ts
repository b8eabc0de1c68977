// Reads messages again: what its author changed or took back.
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { ChannelItem } from '../../../shared/ipc/channels-port';
import { type Api, inPath } from './api';
import { AnswerFailure } from './failure';
import { plainText } from './plain-text';
import type { RateState } from './rate-state';
import { statusSchema } from './shapes';

export interface Rechecking {
  readonly api: Api;
  readonly rate: RateState;
}

/** Of 300 requests in five minutes the slow lane takes a part; the engine asks again for the rest. */
const maxRequests = 60;

/**
 * The text as it is now, for each message that still is there: the engine knows what it had. Some servers change the
 * text without saying when, so `edited_at` decides nothing. Throws ChannelError.
 */
export async function recheckMessages(
  { api, rate }: Rechecking,
  externalIds: readonly ExternalId[],
  signal: AbortSignal,
): Promise<readonly ChannelItem[]> {
  const items: ChannelItem[] = [];
  for (const externalId of externalIds.slice(0, maxRequests)) {
    // What was learnt so far is not thrown away because the limit is near.
    if (rate.notBefore !== null || signal.aborted) break;
    const item = await recheckOne(api, externalId, signal);
    if (item !== null) items.push(item);
  }
  return items;
}

async function recheckOne(
  api: Api,
  externalId: ExternalId,
  signal: AbortSignal,
): Promise<ChannelItem | null> {
  try {
    const answer: unknown = await api({ step: 'message', signal })
      .v1.statuses.$select(inPath(externalId))
      .fetch();
    const status = statusSchema.safeParse(answer);
    if (!status.success) return null;
    return {
      kind: 'edit',
      externalId: asId<ExternalId>(status.data.id),
      text: plainText(status.data.content, status.data.spoiler_text),
    };
  } catch (error) {
    if (error instanceof AnswerFailure && error.isGone) return { kind: 'withdrawal', externalId };
    throw error;
  }
}
