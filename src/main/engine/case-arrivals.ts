// What came from the team's hub, written into the log: known operations are acknowledged, new ones appended.
import { createHash } from 'node:crypto';
import type { Case } from '../../shared/domain/case';
import type { CaseEvent, RecordedEvent } from '../../shared/domain/case-event';
import { applyEvent, foldCase, needsRefold } from '../../shared/domain/fold';
import { asId, type CaseId, type OperationId } from '../../shared/domain/ids';
import { isIncidentEvent } from '../../shared/domain/incident/incident-event';
import { encodeEvent } from './log/event-codec';
import { messagesIn } from './log/messages-in';
import type { Log } from './log/open-log';

/** An event with its place in the brand's shared list. */
export interface Arrival {
  readonly event: CaseEvent;
  readonly seq: number;
  /** This desktop made it. */
  readonly isOwn: boolean;
}

export interface ArrivalPorts {
  readonly log: Log;
  readonly read: (caseId: CaseId) => Case | null;
  /** Whether the hub has not yet said anything of some event of a case: then what arrives goes before it. */
  readonly hasPending: (caseId: CaseId) => boolean;
}

/** How a case was before something was recorded, and how it is now. */
export interface Changed {
  readonly before: Case | null;
  readonly after: Case | null;
  /** Of its newest event. */
  readonly position: number;
}

export interface Taken {
  readonly events: readonly RecordedEvent[];
  /** In the order of their positions. */
  readonly changed: ReadonlyMap<CaseId, Changed>;
}

/** Inside the caller's transaction, in the order of the hub. What was taken before changes nothing. */
export function takeArrivals(ports: ArrivalPorts, arrivals: readonly Arrival[]): Taken {
  const taking = new Taking(ports, arrivals);
  for (const arrival of arrivals) taking.take(arrival);
  return taking.end();
}

interface Touched {
  readonly before: Case | null;
  state: Case | null;
  position: number;
  /** The order of its events changed: it is folded again from the log. */
  isStale: boolean;
}

class Taking {
  private readonly events: RecordedEvent[] = [];
  private readonly touched = new Map<CaseId, Touched>();
  private readonly positions: Map<OperationId, number>;
  /** Nothing was ever recorded of them. */
  private readonly unheardOf: ReadonlySet<CaseId>;

  constructor(
    private readonly ports: ArrivalPorts,
    arrivals: readonly Arrival[],
  ) {
    const { events } = ports.log;
    this.positions = new Map(events.positionsOf(arrivals.map(({ event }) => event.operationId)));
    this.unheardOf = events.expectCases([...new Set(arrivals.map(({ event }) => event.caseId))]);
  }

  take({ event, seq, isOwn }: Arrival): void {
    const { shared } = this.ports.log;
    const { operationId } = event;
    const position = this.positions.get(operationId);
    // The hub says something only of what is recorded here.
    const known = position === undefined ? null : shared.stateOf(operationId);
    if (known !== null && known.seq !== null) return;
    if (position === undefined) this.append(event, seq);
    else if (isOwn || this.isSame(position, event)) {
      shared.acknowledge(operationId, seq);
      if (known !== null) this.touch(event.caseId).isStale = true;
    } else this.replace(event, seq);
  }

  end(): Taken {
    const changed = [...this.touched].filter(([, { position, isStale }]) => position > 0 || isStale);
    changed.sort(([, a], [, b]) => a.position - b.position);
    return {
      events: this.events,
      changed: new Map(changed.map(([caseId, touched]) => [caseId, this.settled(caseId, touched)])),
    };
  }

  private settled(caseId: CaseId, { before, state, position, isStale }: Touched): Changed {
    const { cases, events } = this.ports.log;
    const after = isStale ? foldCase(events.readCase(caseId)) : state;
    return { before, after, position: position > 0 ? position : cases.lastPositionOf(caseId) };
  }

  private append(event: CaseEvent, seq: number): void {
    const { log, hasPending } = this.ports;
    const { body, caseId } = event;
    const touched = this.touch(caseId);
    const { state } = touched;
    const customerId = body.type === 'CaseOpened' ? body.customerId : state?.customerId;
    // Its opening was erased, or refused here: there is nothing it could belong to.
    if (customerId === undefined && !isIncidentEvent(body)) return;
    const stored = log.events.append(event, customerId ?? null);
    this.positions.set(event.operationId, stored.position);
    log.shared.acknowledge(event.operationId, seq);
    touched.position = stored.position;
    touched.isStale ||= needsRefold(event) || hasPending(caseId);
    touched.state = touched.isStale ? (state ?? applyEvent(null, event)) : applyEvent(state, event);
    this.events.push({ ...stored, hubPosition: seq });
    if (touched.state !== null) this.remember(touched.state, event);
  }

  /** The hub has the operation from another desktop, in other words: those count, and ours no more. */
  private replace(event: CaseEvent, seq: number): void {
    const { events, shared } = this.ports.log;
    const alias = { ...event, operationId: aliasOf(event.operationId) };
    this.touch(event.caseId).isStale = true;
    shared.leaveOut(event.operationId, seq);
    if (events.positionOf(alias.operationId) === null) this.append(alias, seq);
    else shared.acknowledge(alias.operationId, seq);
  }

  /** So that a poll which brings the same message finds it. */
  private remember(state: Case, event: CaseEvent): void {
    const { cases } = this.ports.log;
    for (const message of messagesIn(event)) cases.rememberMessage(state.accountId, message, state.id);
    const { body } = event;
    if (body.type === 'MessageReceived' && body.message.writtenBy === 'customer')
      cases.meetCustomer(state.brandId, [state.channel, body.message.author.externalId], state.customerId);
  }

  private isSame(position: number, event: CaseEvent): boolean {
    const [held] = this.ports.log.events.readAt([position]);
    return held != null && held.at === event.at && encodeEvent(held).equals(encodeEvent(event));
  }

  private touch(caseId: CaseId): Touched {
    const known = this.touched.get(caseId);
    if (known !== undefined) return known;
    const before = this.unheardOf.has(caseId) ? null : this.ports.read(caseId);
    const made = { before, state: before, position: 0, isStale: false };
    this.touched.set(caseId, made);
    return made;
  }
}

/** Under which operation the hub's words stand where this desktop had other ones for the same operation. */
function aliasOf(operationId: OperationId): OperationId {
  return asId<OperationId>(createHash('sha256').update(`${operationId}|hub`).digest('hex').slice(0, 32));
}
