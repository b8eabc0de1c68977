// What the pretended channels can do: a social network with posts and private messages, and a mailbox.
import { hour } from '../../../shared/domain/time';
import type { Capabilities } from '../../../shared/ipc/channels-port';

export const socialCapabilities: Capabilities = {
  audiences: ['public', 'private'],
  length: { unit: 'characters', max: 500 },
  privateLength: { unit: 'characters', max: 2_000 },
  attachments: { max: 4, mediaTypes: ['image/png', 'image/jpeg'] },
  actions: ['like', 'unlike', 'hide', 'unhide'],
  idempotency: 'client-id',
  privateWindowMs: 24 * hour,
  needsSubject: false,
};

export const mailCapabilities: Capabilities = {
  ...socialCapabilities,
  audiences: ['private'],
  length: { unit: 'characters', max: null },
  privateLength: null,
  actions: [],
  privateWindowMs: null,
  needsSubject: true,
};
