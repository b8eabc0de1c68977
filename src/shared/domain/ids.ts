// Identifiers that the compiler keeps apart, so that a case is never looked up by a customer's id.
declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** 32 lower-case hex digits, made where the case is opened. */
export type CaseId = Id<'case'>;
/** One person in the eyes of one brand; derived from brand, channel and the channel's own author id. */
export type CustomerId = Id<'customer'>;
/** Key of a brand in the workspace definition. */
export type BrandId = Id<'brand'>;
/** Key of a channel account in the workspace definition. */
export type AccountId = Id<'account'>;
export type TeamId = Id<'team'>;
export type AgentId = Id<'agent'>;
/** 32 lower-case hex digits; also the client's own key for a send that must not be repeated. */
export type ReplyId = Id<'reply'>;
/** Makes a write repeatable: the same operation recorded twice counts once. */
export type OperationId = Id<'operation'>;
/** Groups the events of one step of a person, so that one undo takes all of it back. */
export type StepId = Id<'step'>;
/** A channel's own id of a message: opaque text, never a number (X and Telegram exceed 2^53). */
export type ExternalId = Id<'external'>;
/** Content address of a sealed attachment in the log. */
export type BlobId = Id<'blob'>;

/** 32 lower-case hex digits; a crisis, the same in the register of each brand that it is about. */
export type IncidentId = Id<'incident'>;
/** 32 lower-case hex digits; one answer to many alike messages. */
export type JointId = Id<'joint'>;

/** Marks text from a trusted place (a schema, a generator) as an id of the wanted kind. */
export function asId<Kind extends Id<string>>(text: string): Kind {
  return text as Kind;
}
