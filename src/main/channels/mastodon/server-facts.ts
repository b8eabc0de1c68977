// Who the account is and what its server allows; asked once, kept as long as the connection.
import type { Capabilities } from '../../../shared/ipc/channels-port';
import { ChannelError } from '../connector';
import type { Api } from './api';
import { AnswerFailure, malformedAnswer } from './failure';
import { instanceSchema, type OwnAccount, ownAccountSchema } from './shapes';

/** Room for the mention that every reply starts with: an @, a name of 30 characters, a space. */
const mentionRoom = 32;
/** Of a server that does not say (before version 4, or another program that speaks this API). */
const stockLength = 500;
const stockPictures = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

export interface ServerFacts {
  readonly capabilities: Capabilities;
  /** Characters a whole status may have, the mention included. */
  readonly maxLength: number;
  /** Throws ChannelError. */
  me(signal: AbortSignal): Promise<OwnAccount>;
  /** Learns the limits; keeps the usual ones where the server does not tell them. Throws ChannelError. */
  learn(signal: AbortSignal): Promise<void>;
}

export function createServerFacts(api: Api): ServerFacts {
  let own: OwnAccount | null = null;
  let learnt = false;
  let maxLength = stockLength;
  let capabilities = capabilitiesFor(maxLength, { max: 4, mediaTypes: stockPictures });

  return {
    get capabilities() {
      return capabilities;
    },
    get maxLength() {
      return maxLength;
    },
    me: async (signal) => {
      own ??= await readOwnAccount(api, signal);
      return own;
    },
    learn: async (signal) => {
      if (learnt) return;
      const said = await readInstance(api, signal);
      learnt = true;
      if (said === null) return;
      const { statuses, media_attachments: media } = said.configuration;
      maxLength = statuses.max_characters;
      const mediaTypes = media?.supported_mime_types.length ? media.supported_mime_types : stockPictures;
      capabilities = capabilitiesFor(maxLength, { max: statuses.max_media_attachments, mediaTypes });
    },
  };
}

async function readOwnAccount(api: Api, signal: AbortSignal): Promise<OwnAccount> {
  const answer: unknown = await api({ step: 'session', signal }).v1.accounts.verifyCredentials();
  const parsed = ownAccountSchema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new ChannelError('the server answers, but not as Mastodon does', {
    cause: 'not-this-service',
    step: 'session',
    retryAt: null,
    requestLeft: true,
  });
}

async function readInstance(api: Api, signal: AbortSignal) {
  try {
    const answer: unknown = await api({ step: 'instance', signal }).v2.instance.fetch();
    const parsed = instanceSchema.safeParse(answer);
    if (!parsed.success)
      throw malformedAnswer('the server describes itself in a way that cannot be read', 'instance');
    return parsed.data;
  } catch (error) {
    // Older servers and other programs lack this page; their limits are then the stock ones.
    if (error instanceof AnswerFailure && (error.isGone || error.status >= 500)) return null;
    if (error instanceof ChannelError && error.failure.cause === 'malformed-answer') return null;
    throw error;
  }
}

function capabilitiesFor(maxLength: number, attachments: Capabilities['attachments']): Capabilities {
  const length = { unit: 'graphemes', max: Math.max(1, maxLength - mentionRoom) } as const;
  return {
    audiences: ['public', 'private'],
    length,
    privateLength: length,
    attachments,
    actions: ['like', 'unlike', 'delete'],
    idempotency: 'server-key',
    privateWindowMs: null,
    needsSubject: false,
  };
}
