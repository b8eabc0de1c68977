// Tells the story of one case as recorded events, with as little said as a test needs.
import type { Actor } from '../../src/shared/domain/actor';
import type { Case } from '../../src/shared/domain/case';
import type { CaseEventBody, RecordedEvent, TriageDecision } from '../../src/shared/domain/case-event';
import { foldCase } from '../../src/shared/domain/fold';
import {
  type AccountId,
  type AgentId,
  asId,
  type BrandId,
  type CaseId,
  type CustomerId,
  type ExternalId,
  type OperationId,
  type ReplyId,
  type StepId,
  type TeamId,
} from '../../src/shared/domain/ids';
import type { ChannelMessage } from '../../src/shared/domain/message';
import type { ReplyContent } from '../../src/shared/domain/reply';
import type { Instant } from '../../src/shared/domain/time';

export const agent: Actor = { kind: 'agent', id: asId<AgentId>('lucia') };
export const customer: Actor = { kind: 'customer' };
export const caseId = asId<CaseId>('0123456789abcdef0123456789abcdef');
export const team = (name: string) => asId<TeamId>(name);
export const post = (name: string) => asId<ExternalId>(name);
export const reply = (name: string) => asId<ReplyId>(name);

export const untriaged: TriageDecision = {
  tier: null,
  safety: false,
  contactType: null,
  team: null,
  reason: null,
};

export function opened(triage: Partial<TriageDecision> = {}): CaseEventBody {
  return {
    type: 'CaseOpened',
    number: 7,
    accountId: asId<AccountId>('aurea-social'),
    channel: 'sandbox',
    customerId: asId<CustomerId>('customer'),
    threadKey: 'thread',
    triage: { ...untriaged, ...triage },
    continues: null,
    linkedTo: null,
  };
}

export function message(name: string, postedAt: Instant, more: Partial<ChannelMessage> = {}): ChannelMessage {
  return {
    externalId: post(name),
    threadKey: 'thread',
    writtenBy: 'customer',
    author: {
      externalId: post('marta'),
      name: 'Marta',
      handle: 'marta.example',
      followers: 12,
      profileUrl: null,
      isBot: false,
    },
    audience: 'public',
    subject: '',
    text: `text of ${name}`,
    language: 'es',
    postedAt,
    reach: 'unknown',
    inReplyTo: null,
    url: null,
    attachments: [],
    ...more,
  };
}

export function wrote(
  name: string,
  postedAt: Instant,
  responseDueAt: Instant | null = null,
  more: Partial<ChannelMessage> = {},
): CaseEventBody {
  return {
    type: 'MessageReceived',
    message: message(name, postedAt, more),
    due: { responseDueAt, resolutionDueAt: null },
  };
}

export function brandWrote(name: string, postedAt: Instant): CaseEventBody {
  return wrote(name, postedAt, null, { writtenBy: 'brand' });
}

export function content(name: string, more: Partial<ReplyContent> = {}): ReplyContent {
  return {
    replyId: reply(name),
    accountId: asId<AccountId>('aurea-social'),
    audience: 'public',
    text: 'Hello',
    attachments: [],
    inReplyTo: null,
    basedOn: null,
    isAcknowledgement: false,
    cannedResponseIds: [],
    ...more,
  };
}

export function submitted(
  name: string,
  more: Partial<ReplyContent> = {},
): Extract<CaseEventBody, { type: 'ReplySubmitted' }> {
  return { type: 'ReplySubmitted', content: content(name, more), hold: null, releaseAt: null };
}

export function sent(name: string, acceptedAt: Instant): CaseEventBody {
  return { type: 'ReplySent', replyId: reply(name), externalId: post(`sent-${name}`), url: null, acceptedAt };
}

export type Told =
  | CaseEventBody
  | { readonly step: string; readonly actor?: Actor; readonly body: CaseEventBody };

/** Events in the order they are told, a second apart; each its own step unless said. */
export function story(...told: readonly Told[]): readonly RecordedEvent[] {
  return told.map((entry, index) => {
    const body = 'body' in entry ? entry.body : entry;
    const stepId = asId<StepId>('body' in entry ? entry.step : `step-${index}`);
    return {
      operationId: asId<OperationId>(`operation-${index}`),
      stepId,
      caseId,
      brandId: asId<BrandId>('aurea-derma'),
      at: (index + 1) * 1_000,
      actor: 'body' in entry ? (entry.actor ?? agent) : agent,
      body,
      position: index + 1,
      hubPosition: null,
    };
  });
}

/** The case after its story. */
export function folded(...told: readonly Told[]): Case {
  const state = foldCase(story(...told));
  if (state === null) throw new Error('The story never opened its case');
  return state;
}
