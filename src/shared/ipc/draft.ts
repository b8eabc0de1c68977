// What an agent has typed and not sent.
import type { GuidedStep } from '../domain/diversion';
import type { ReplyAttachment } from '../domain/reply';

/** Of a draft that a machine translated: into which language, and what its author had written. */
export interface TranslatedDraft {
  readonly into: string;
  readonly original: string;
}

export interface Draft {
  readonly text: string;
  readonly audience: 'public' | 'private' | null;
  readonly cannedResponseIds: readonly string[];
  /** Absent: of a version that kept none. */
  readonly attachments?: readonly ReplyAttachment[];
  /** Null, or absent: a person wrote it. */
  readonly machine?: TranslatedDraft | null;
  /** What it does beside answering, of words that came back; null, or absent: nothing. */
  readonly guided?: GuidedStep | null;
  readonly savedAt: number;
}
