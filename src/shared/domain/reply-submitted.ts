// Somebody pressed Send: the event with what they said, and what was known of it then.
import type { Approval } from './approval';
import type { GuidedStep } from './diversion';
import type { CannedUse } from './faq/canned-use';
import type { SeenWarnings } from './guard/seen-warnings';
import type { IncidentId } from './ids';
import type { JointPart } from './joint/joint-part';
import type { AutomaticReceipt, HoldReason, MachineWords, ReplyContent } from './reply';
import type { Instant } from './time';
import type { WhatWasRead } from './what-was-read';

export interface ReplySubmitted {
  readonly type: 'ReplySubmitted';
  readonly content: ReplyContent;
  readonly hold: HoldReason | null;
  readonly releaseAt: Instant | null;
  /** Whether policy lets it stop the response clock. Unless said, an answer does and an acknowledgement does not. */
  readonly answers?: boolean;
  /** What has to be there before it may go; absent: nothing. */
  readonly approval?: Pick<Approval, 'need' | 'digest'>;
  /** Absent: it was not noted. */
  readonly read?: WhatWasRead;
  /** Absent: the guard had nothing to warn of. */
  readonly guard?: SeenWarnings;
  /** Absent: no machine translated it. */
  readonly machine?: MachineWords;
  /** The crisis whose holding message it is. */
  readonly holding?: IncidentId;
  /** The joint answer it is a part of. */
  readonly joint?: JointPart;
  /** Nobody wrote it: it acknowledges a first contact. */
  readonly automatic?: AutomaticReceipt;
  /** What it does beside answering; absent: nothing. */
  readonly guided?: GuidedStep;
  /** The canned responses it was made from, and how much of them was changed; absent: none. */
  readonly canned?: readonly CannedUse[];
}
