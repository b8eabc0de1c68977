// Events come back from their bytes as they were, those of older versions too.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../../../test/support/any-text';
import { eventOf, idFor, messageOf, opened } from '../../../../test/support/sample-events';
import type { Actor } from '../../../shared/domain/actor';
import type { CaseEvent, CaseEventBody } from '../../../shared/domain/case-event';
import {
  type AccountId,
  type AgentId,
  asId,
  type BlobId,
  type CaseId,
  type CustomerId,
  type ExternalId,
  type OperationId,
  type TeamId,
} from '../../../shared/domain/ids';
import type { ChannelMessage } from '../../../shared/domain/message';
import { LogUnreadable } from './database';
import { decodeEvent, encodeEvent, eventVersion } from './event-codec';

const stored = ({ stepId, brandId, actor, body }: CaseEvent) => ({ stepId, brandId, actor, body });
const reread = (event: CaseEvent) =>
  decodeEvent(encodeEvent(event), { version: eventVersion, operationId: event.operationId });

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const externalId = anyText.map((text) => asId<ExternalId>(text));
const instant = fc.integer({ min: 0, max: 4e12 });
const message: fc.Arbitrary<ChannelMessage> = fc.record({
  externalId,
  threadKey: anyText,
  writtenBy: fc.constantFrom('customer', 'brand'),
  author: fc.record({
    externalId,
    name: anyText,
    handle: anyText,
    followers: maybe(fc.nat()),
    profileUrl: maybe(anyText),
    isBot: fc.boolean(),
  }),
  audience: fc.constantFrom('public', 'private'),
  subject: anyText,
  text: anyText,
  language: maybe(fc.constantFrom('en', 'es')),
  postedAt: instant,
  reach: fc.constantFrom('organic', 'paid', 'unknown'),
  inReplyTo: maybe(fc.record({ externalId, authorName: anyText, text: anyText, url: maybe(anyText) })),
  url: maybe(anyText),
  attachments: fc.constantFrom(
    [],
    [
      {
        name: 'a.png',
        mediaType: 'image/png',
        altText: '',
        byteLength: 5,
        state: 'stored' as const,
        blobId: asId<BlobId>('b'),
      },
    ],
  ),
});
const due = fc.record({ responseDueAt: maybe(instant), resolutionDueAt: maybe(instant) });
const body: fc.Arbitrary<CaseEventBody> = fc.oneof(
  fc.record({ type: fc.constant('MessageReceived' as const), message, due }),
  fc.record({
    type: fc.constant('CaseOpened' as const),
    number: fc.nat(),
    accountId: fc.constant(asId<AccountId>('account')),
    channel: fc.constantFrom('bluesky', 'email'),
    customerId: fc.constant(asId<CustomerId>(idFor('customer', 1))),
    threadKey: anyText,
    triage: fc.record({
      tier: maybe(fc.constantFrom('red', 'yellow', 'green')),
      safety: fc.boolean(),
      contactType: maybe(anyText),
      team: maybe(fc.constant(asId<TeamId>('team'))),
      reason: maybe(anyText),
    }),
    continues: maybe(fc.constant(asId<CaseId>(idFor('case', 1)))),
    linkedTo: maybe(fc.constant(asId<CaseId>(idFor('case', 2)))),
  }),
  fc.record({ type: fc.constant('NoteAdded' as const), text: anyText }),
  fc.record({
    type: fc.constant('NoteAdded' as const),
    text: anyText,
    mentions: fc.array(fc.constant(asId<AgentId>('lucia')), { maxLength: 3 }),
    isQuestion: fc.boolean(),
    answers: fc.record({
      note: fc.constant(asId<OperationId>(idFor('operation', 1))),
      asker: fc.constant(asId<AgentId>('lucia')),
    }),
  }),
);
const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.constantFrom<Actor>({ kind: 'customer' }, { kind: 'channel' }, { kind: 'console' }),
  fc.constantFrom<Actor>(
    { kind: 'agent', id: asId<AgentId>('lucia') },
    { kind: 'policy', reason: 'a phrase' },
  ),
);

test('any event comes back as it was', () => {
  fc.assert(
    fc.property(body, actor, (content, who) => {
      const event = { ...eventOf(1, content), actor: who };
      expect(reread(event)).toEqual(stored(event));
    }),
  );
});

test.each([0, 1, 5, 255])('a step that is named like its operation but for %i comes back', (apart) => {
  for (const stepId of [`${'0'.repeat(30)}00`, `${'a'.repeat(30)}7f`, `${'f'.repeat(30)}ff`]) {
    const last = (Number.parseInt(stepId.slice(-2), 16) + apart) % 256;
    const operationId = stepId.slice(0, -2) + last.toString(16).padStart(2, '0');
    const event = {
      ...opened(1),
      stepId: asId<CaseEvent['stepId']>(stepId),
      operationId: asId<CaseEvent['operationId']>(operationId),
    };
    expect(reread(event).stepId).toBe(stepId);
    expect(encodeEvent(event).includes(stepId)).toBe(false);
  }
});

test.each(['', 'x', 'not hexadecimal at all, but of 32'])(
  'so does a step of another form: "%s"',
  (stepId) => {
    const event = { ...opened(1), stepId: asId<CaseEvent['stepId']>(stepId) };
    expect(reread(event)).toEqual(stored(event));
  },
);

test('an event of the first version is read', () => {
  const event = eventOf(1, {
    type: 'MessageReceived',
    message: messageOf('a', 'Hola'),
    due: { responseDueAt: 5, resolutionDueAt: null },
  });
  const asFirstWritten = Buffer.from(JSON.stringify(stored(event)));
  expect(decodeEvent(asFirstWritten, { version: 1, operationId: event.operationId })).toEqual(stored(event));
});

test('a version that is not known is refused', () => {
  const bytes = encodeEvent(opened(1));
  const reasonOf = (version: number) => {
    try {
      decodeEvent(bytes, { version, operationId: '' });
      return null;
    } catch (error) {
      return error instanceof LogUnreadable ? error.reason : error;
    }
  };
  expect([eventVersion + 1, 0, -1].map(reasonOf)).toEqual(['newer', 'damaged', 'damaged']);
});

test('a message costs few bytes beside its own words', () => {
  const text = 'x'.repeat(400);
  const event = eventOf(1, {
    type: 'MessageReceived',
    message: messageOf('a', text),
    due: { responseDueAt: 1_790_000_000_000, resolutionDueAt: null },
  });
  expect(encodeEvent({ ...event, stepId: asId<CaseEvent['stepId']>(event.operationId) }).length).toBeLessThan(
    400 + 160,
  );
});
