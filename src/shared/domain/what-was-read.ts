// What of a conversation somebody had before them when they let a reply go: offline it may have moved on unseen.
import type { ExternalId, ReplyId } from './ids';

export interface WhatWasRead {
  /** The newest message of the customer; null: there was none. */
  readonly basedOn: ExternalId | null;
  /** The answer of ours that stood there already; null: nothing was answered yet. */
  readonly follows: ReplyId | null;
}
