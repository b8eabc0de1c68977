// What must hold in every simulated world, whatever happened in it (reliability.md, promises 1 to 6).

import type { Log } from '../../src/main/engine/log/open-log';
import type { RecordedEvent } from '../../src/shared/domain/case-event';
import { caseRow } from '../../src/shared/domain/case-row';
import { foldCase } from '../../src/shared/domain/fold';
import type { CaseId } from '../../src/shared/domain/ids';
import type { ChannelTemper, SimChannel } from './sim-channel';
import type { Agent, Customers } from './sim-people';
import type { SimProjection } from './sim-projection';

export interface EndOfWorld {
  readonly log: Log;
  readonly channels: ReadonlyMap<string, { readonly channel: SimChannel; readonly temper: ChannelTemper }>;
  readonly customers: Customers;
  readonly agent: Agent;
  readonly projection: SimProjection;
}

/** Every promise that was broken, in words; empty when all were kept. */
export function brokenPromises(world: EndOfWorld): readonly string[] {
  const { events } = world.log.events.readAfter(0, 1_000_000);
  return [
    ...messagesOnce(world, events),
    ...repliesOnce(world, events),
    ...acknowledgedIsThere(world, events),
    ...atRest(world, events),
    ...listAgrees(world, events),
  ];
}

function messagesOnce({ customers }: EndOfWorld, events: readonly RecordedEvent[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const { body } of events)
    if (body.type === 'MessageReceived') {
      const id = body.message.externalId;
      seen.set(id, (seen.get(id) ?? 0) + 1);
    }
  return [...customers.written.values()].flat().flatMap((id) => {
    const times = seen.get(id) ?? 0;
    return times === 1 ? [] : [`${id} stands ${times} times in the log`];
  });
}

function repliesOnce({ channels, agent }: EndOfWorld, events: readonly RecordedEvent[]): readonly string[] {
  const broken: string[] = [];
  const landed = [...channels.values()].flatMap(({ channel }) => channel.landed);
  for (const { replyId, text, isCancelled, sentAgain } of agent.replies) {
    const times = landed.filter((each) => each.replyId === replyId).length;
    if (times > 1 + sentAgain) broken.push(`${text} reached its customer ${times} times`);
    if (isCancelled && times > 0) broken.push(`${text} was taken back and reached its customer`);
    const saidSent = events.some(({ body }) => body.type === 'ReplySent' && body.replyId === replyId);
    if (saidSent && times === 0) broken.push(`${text} is shown as sent and never reached anybody`);
  }
  return broken;
}

function acknowledgedIsThere({ agent }: EndOfWorld, events: readonly RecordedEvent[]): readonly string[] {
  const count = (holds: (event: RecordedEvent) => boolean) => events.filter(holds).length;
  return [
    ...agent.replies.flatMap(({ text, replyId, isTaken }) => {
      const times = count(({ body }) => body.type === 'ReplySubmitted' && body.content.replyId === replyId);
      return times === 1 || (times === 0 && !isTaken)
        ? []
        : [`${text}, taken: ${isTaken}, stands ${times} times`];
    }),
    ...agent.notes.flatMap(({ text, isTaken }) => {
      const times = count(({ body }) => body.type === 'NoteAdded' && body.text === text);
      return times === 1 || (times === 0 && !isTaken)
        ? []
        : [`${text}, taken: ${isTaken}, stands ${times} times`];
    }),
  ];
}

/** Once all is quiet nothing is on its way: a reply has arrived, was cancelled, or waits for a person and says so. */
function atRest({ log }: EndOfWorld, events: readonly RecordedEvent[]): readonly string[] {
  const broken: string[] = [];
  const outbox = new Map(log.desk.outbox().map((entry) => [entry.replyId as string, entry.state]));
  for (const state of foldsOf(events).values())
    for (const { content, state: standing, hold } of state?.pendingReplies ?? []) {
      if (standing === 'queued' || standing === 'sending' || hold === 'undo-delay')
        broken.push(`${content.text} is ${standing} for ever`);
      if (outbox.get(content.replyId) !== standing)
        broken.push(
          `${content.text} is ${standing} and stands as ${outbox.get(content.replyId)} in the outbox`,
        );
      outbox.delete(content.replyId);
    }
  return [
    ...broken,
    ...[...outbox.keys()].map((replyId) => `${replyId} stands in the outbox and is at rest`),
  ];
}

function listAgrees({ projection, log }: EndOfWorld, events: readonly RecordedEvent[]): readonly string[] {
  const broken: string[] = [];
  if (projection.position !== log.events.position())
    broken.push(`The list stands at ${projection.position}, the log at ${log.events.position()}`);
  const folds = foldsOf(events);
  for (const [caseId, state] of folds) {
    const expected = state === null ? undefined : JSON.stringify(caseRow(state));
    const row = projection.rows.get(caseId);
    if (JSON.stringify(row) !== expected)
      broken.push(`The list shows case ${caseId} otherwise than the log has it`);
  }
  if (projection.rows.size > folds.size) broken.push('The list shows a case that the log does not have');
  return broken;
}

function foldsOf(events: readonly RecordedEvent[]) {
  const byCase = new Map<CaseId, RecordedEvent[]>();
  for (const event of events) byCase.set(event.caseId, [...(byCase.get(event.caseId) ?? []), event]);
  return new Map([...byCase].map(([caseId, story]) => [caseId, foldCase(story)]));
}
