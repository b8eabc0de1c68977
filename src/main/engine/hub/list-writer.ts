// Gives the hub what was done here, in the order it was done, and heeds what it says of each step.

import type { Case } from '../../../shared/domain/case';
import { ownAffairs, type RecordedEvent } from '../../../shared/domain/case-event';
import { circumstancesOf, type FactNames, factsOf } from '../../../shared/domain/hub-facts';
import type { CaseId } from '../../../shared/domain/ids';
import { isSealedForBrand } from '../../../shared/domain/sealed-for-brand';
import type { CaseStore } from '../case-store';
import type { Log } from '../log/open-log';
import type { CustomerKey, CustomerKeys } from './customer-keys';
import type { HubClient, HubStep, HubStepEvent } from './hub-client';
import type { HubMemory } from './hub-memory';
import type { FilesClient, ReplyFiles } from './reply-files';
import { sealBody } from './sealed-body';

const eventsAtOnce = 200;
/** Events about keeping and erasing, and those of a crisis, belong to the brand: they stay readable when a customer is erased. */
const ofTheBrand = 'brand';

export interface RefusedStep {
  readonly caseId: CaseId;
  readonly code: string;
}

export interface ListWriterPorts {
  readonly log: Log;
  readonly store: Pick<CaseStore, 'read' | 'refuse'>;
  readonly memory: HubMemory;
  readonly names: (brand: string) => FactNames;
  /** Null: the hub has no such brand, or not for this person. */
  readonly keysOf: (brand: string) => CustomerKeys | null;
  readonly files: Pick<ReplyFiles, 'areGiven'>;
  readonly refused: (step: RefusedStep) => void;
  /** Whom the login stands for; null: not known yet. */
  readonly member: () => string | null;
  readonly turn: () => Promise<void>;
}

interface Step {
  readonly brand: string;
  readonly events: RecordedEvent[];
}

type Client = Pick<HubClient, 'append'> & FilesClient;

/** What is told later, since files have to be at the hub before. */
interface HeldBack {
  readonly cases: Set<CaseId>;
  /** Position of its first event. */
  first: number;
}

export class ListWriter {
  constructor(private readonly ports: ListWriterPorts) {}

  /**
   * Everything that waits, until nothing does but for what waits for files: then it is false, and something is left to
   * tell. `readAll` is called when the hub knew a step already: what it has of it comes with the list.
   */
  async writeAll(client: Client, readAll: () => Promise<void>): Promise<boolean> {
    const { log, memory } = this.ports;
    const held: HeldBack = { cases: new Set(), first: Number.POSITIVE_INFINITY };
    const reach = (position: number) => {
      const pushedTo = Math.min(position, held.first - 1);
      if (pushedTo > (memory.record?.pushedTo ?? 0)) memory.change({ pushedTo });
    };
    for (let from = memory.record?.pushedTo ?? 0; ; ) {
      const end = log.events.position();
      const waiting = log.shared.unsettledAfter(from, eventsAtOnce);
      const last = waiting.at(-1);
      if (last === undefined) {
        reach(end);
        return held.cases.size === 0;
      }
      const positions = waiting.map(({ position }) => position);
      if (await this.write(client, { positions, held })) await readAll();
      from = last.position;
      reach(from);
      await this.ports.turn();
    }
  }

  /** True when the hub knew something of it already. */
  private async write(
    client: Client,
    { positions, held }: { readonly positions: readonly number[]; readonly held: HeldBack },
  ): Promise<boolean> {
    let wasKnown = false;
    for (const [brand, all] of byBrand(this.stepsAt(positions))) {
      const keys = this.ports.keysOf(brand);
      if (keys === null) continue;
      const steps = all.filter((step) => this.isOurs(step) && this.isReady(client, step, held));
      if (steps.length === 0) continue;
      const answers = await this.append(client, { brand, steps, keys });
      answers.forEach((answer, index) => {
        const step = steps[index];
        if (step === undefined) return;
        if (answer.outcome === 'taken') this.taken(step, answer.seqs);
        else if (answer.outcome === 'refused') this.refused(step, answer.code ?? 'other');
        wasKnown ||= answer.outcome === 'known';
      });
    }
    return wasKnown;
  }

  private async append(
    client: Client,
    {
      brand,
      steps,
      keys,
    }: { readonly brand: string; readonly steps: readonly Step[]; readonly keys: CustomerKeys },
  ) {
    const customers = steps.flatMap(({ events }) => events.map((event) => this.customerOf(event)));
    const known = await keys.forCustomers(customers.filter((customer) => customer !== null));
    const made = steps.map(
      (step): HubStep => ({
        step: step.events[0]?.stepId ?? '',
        events: step.events.map((event) => this.eventFor(event, known)),
      }),
    );
    return client.append(brand, this.ports.memory.desktop, made);
  }

  private eventFor(event: RecordedEvent, keys: ReadonlyMap<string, CustomerKey>): HubStepEvent {
    const { names, store } = this.ports;
    const state = store.read(event.caseId);
    const accountId = state?.accountId ?? null;
    const customer = this.customerOf(event);
    const key = customer === null ? undefined : keys.get(customer);
    return {
      op: event.operationId,
      caseId: event.caseId,
      kind: event.body.type,
      at: event.at,
      facts: {
        ...factsOf(event, accountId, names(event.brandId)),
        ...circumstancesOf(event, state, names(event.brandId)),
        ...this.pastOf(event, state),
      },
      ...(customer === null || key === undefined
        ? {}
        : { customer, keyNo: key.no, body: sealBody(event, key.key).toString('base64') }),
    };
  }

  /** What left before there was a hub must never leave again: nobody gets a permit for what waits for two colleagues. */
  private pastOf({ body, position }: RecordedEvent, state: Case | null): { readonly needs?: 'two' } {
    if (body.type !== 'ReplySubmitted' || !this.isHistory(position)) return {};
    const { replyId } = body.content;
    const waiting = state?.pendingReplies.find(({ content }) => content.replyId === replyId);
    return waiting?.state === 'held' || waiting?.state === 'queued' ? {} : { needs: 'two' };
  }

  /** A login speaks for one person: what somebody else did at this desk is theirs to tell. */
  private isOurs(step: Step): boolean {
    const member = this.ports.member();
    const isOurs = step.events.every(({ actor }) => actor.kind !== 'agent' || actor.id === member);
    if (!isOurs) this.refused(step, 'not-allowed');
    return isOurs;
  }

  /** A reply is told of once its files are at the hub, and what else happened to its case after that. */
  private isReady(client: Client, { events }: Step, held: HeldBack): boolean {
    const isReady = events.every((event) => !held.cases.has(event.caseId) && this.hasItsFiles(client, event));
    if (isReady) return true;
    for (const { caseId, position } of events) {
      held.cases.add(caseId);
      held.first = Math.min(held.first, position);
    }
    return false;
  }

  /** What has left already, or was taken back, is told of without them. */
  private hasItsFiles(client: Client, { body, caseId }: RecordedEvent): boolean {
    if (body.type !== 'ReplySubmitted') return true;
    const state = this.ports.store.read(caseId);
    const isPending = state?.pendingReplies.some(({ content }) => content.replyId === body.content.replyId);
    return state === null || isPending !== true || this.ports.files.areGiven(client, state, body.content);
  }

  private isHistory(position: number): boolean {
    return position <= (this.ports.memory.record?.joinedAt ?? 0);
  }

  private customerOf(event: RecordedEvent): string | null {
    if (isSealedForBrand(event.body.type)) return ofTheBrand;
    if (event.body.type === 'CaseOpened') return event.body.customerId;
    return this.ports.store.read(event.caseId)?.customerId ?? null;
  }

  private taken({ events }: Step, seqs: readonly number[]): void {
    const { log } = this.ports;
    log.transact(() =>
      events.forEach(({ operationId }, index) => {
        const seq = seqs[index];
        if (seq !== undefined) log.shared.acknowledge(operationId, seq);
      }),
    );
  }

  /** What is older than the hub was done under other rules: it stays here as it was. */
  private refused({ events }: Step, code: string): void {
    const { log, store, refused } = this.ports;
    const isHistory = events.every(({ position }) => this.isHistory(position));
    if (!isHistory) store.refuse(events, code);
    else
      log.transact(() => {
        for (const { operationId } of events) log.shared.keepHere(operationId);
      });
    for (const caseId of new Set(events.map((event) => event.caseId))) refused({ caseId, code });
  }

  /** What was recorded together goes together; what is nobody else's affair stays. */
  private stepsAt(positions: readonly number[]): readonly Step[] {
    const steps: Step[] = [];
    for (const event of this.ports.log.events.readAt(positions)) {
      if (event === null || ownAffairs.has(event.body.type)) continue;
      // Its opening was refused, or erased: there is nothing that it says something of.
      if (this.customerOf(event) === null) continue;
      const last = steps.at(-1);
      const before = last?.events.at(-1);
      if (last?.brand === event.brandId && before?.stepId === event.stepId) last.events.push(event);
      else steps.push({ brand: event.brandId, events: [event] });
    }
    return steps;
  }
}

function byBrand(steps: readonly Step[]): ReadonlyMap<string, readonly Step[]> {
  const brands = new Map<string, Step[]>();
  for (const step of steps) brands.set(step.brand, [...(brands.get(step.brand) ?? []), step]);
  return brands;
}
