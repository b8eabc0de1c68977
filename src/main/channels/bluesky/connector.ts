// Bluesky: posts that mention, answer or quote an account, direct messages where its password allows them, and replies.
import type { Connector } from '../connector';
import { BlueskyConnection } from './connection';
import { readAccess } from './settings';

export const blueskyConnector: Connector = {
  channel: 'bluesky',
  open: (setup) => new BlueskyConnection(readAccess(setup), setup),
};
