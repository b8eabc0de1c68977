// Events of invented cases, the same for the same numbers.
import { createHash } from 'node:crypto';
import type { CaseEvent, CaseEventBody } from '../../src/shared/domain/case-event';
import {
  type AccountId,
  type AgentId,
  asId,
  type BrandId,
  type CaseId,
  type CustomerId,
  type ExternalId,
  type ReplyId,
} from '../../src/shared/domain/ids';
import type { ChannelMessage } from '../../src/shared/domain/message';

export const brandId = asId<BrandId>('marisol');
export const accountId = asId<AccountId>('marisol-bluesky');
export const agentId = asId<AgentId>('laura');
/** The time of every sample: a Friday morning in October. */
export const sampleTime = Date.UTC(2026, 9, 2, 9, 0, 0);

/** 32 hex digits that stand for something, always the same. */
export function idFor(kind: string, number: number): string {
  return createHash('sha256').update(`${kind} ${number}`).digest('hex').slice(0, 32);
}

export function caseIdFor(number: number): CaseId {
  return asId<CaseId>(idFor('case', number));
}

/** Two cases in a row belong to one customer. */
export function customerFor(number: number): CustomerId {
  return asId<CustomerId>(idFor('customer', Math.floor(number / 2)));
}

export function replyIdFor(number: number): ReplyId {
  return asId<ReplyId>(idFor('reply', number));
}

let operations = 0;

export function eventOf(caseNumber: number, body: CaseEventBody): CaseEvent {
  operations += 1;
  return {
    operationId: asId(idFor('operation', operations)),
    stepId: asId(idFor('step', operations)),
    caseId: caseIdFor(caseNumber),
    brandId,
    at: sampleTime + operations,
    actor: { kind: 'customer' },
    body,
  };
}

export function opened(caseNumber: number): CaseEvent {
  return eventOf(caseNumber, {
    type: 'CaseOpened',
    number: caseNumber,
    accountId,
    channel: 'bluesky',
    customerId: customerFor(caseNumber),
    threadKey: `thread-${caseNumber}`,
    triage: { tier: 'red', safety: false, contactType: null, team: null, reason: null },
    continues: null,
    linkedTo: null,
  });
}

export function messageOf(externalId: string, text: string): ChannelMessage {
  return {
    externalId: asId<ExternalId>(externalId),
    threadKey: 'thread',
    writtenBy: 'customer',
    author: {
      externalId: asId<ExternalId>('did:example:lucia'),
      name: 'Lucía Peña',
      handle: 'lucia.example',
      followers: 12,
      profileUrl: null,
      isBot: false,
    },
    audience: 'public',
    subject: '',
    text,
    language: 'es',
    postedAt: sampleTime,
    reach: 'unknown',
    inReplyTo: null,
    url: null,
    attachments: [],
  };
}

export function received(caseNumber: number, externalId: string, text: string): CaseEvent {
  const due = { responseDueAt: sampleTime + 7_200_000, resolutionDueAt: null };
  return eventOf(caseNumber, { type: 'MessageReceived', message: messageOf(externalId, text), due });
}

export function submitted(caseNumber: number, replyId: ReplyId, text: string): CaseEvent {
  return eventOf(caseNumber, {
    type: 'ReplySubmitted',
    content: {
      replyId,
      accountId,
      audience: 'public',
      text,
      attachments: [],
      inReplyTo: null,
      basedOn: null,
      isAcknowledgement: false,
      cannedResponseIds: [],
    },
    hold: null,
    releaseAt: null,
  });
}
