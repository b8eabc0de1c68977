// What a reply knows of the joint answer that it is a part of: one text for many alike messages (A9).
import type { AgentId, JointId } from '../ids';

/** Written into each of its replies, so that a desktop that hears of some of them knows what they belong to. */
export interface JointPart {
  readonly id: JointId;
  /** So many cases were on the list when it was frozen. */
  readonly of: number;
  /** Its words before the variables were filled: what is approved is this and what it became. */
  readonly template: string;
  /** Who held the case when the list was frozen; null: nobody did. */
  readonly assignee: AgentId | null;
}
