// One look at the hub: what is new there is taken in first, then what was done here is given to it.
import { asId, type CaseId, type CustomerId } from '../../../shared/domain/ids';
import { type DurationMs, second } from '../../../shared/domain/time';
import type { HubLease, HubPresence, HubWorkspaceState } from '../../../shared/ipc/hub-status';
import { firstHead } from './chain';
import { CustomerKeys } from './customer-keys';
import { ErasuresAtHub } from './erasures-at-hub';
import { factNames } from './fact-names';
import { HubAlarm } from './hub-alarm';
import type { HubClient } from './hub-client';
import type { HubRoundPorts, PulseAnswer } from './hub-round-ports';
import { ListReader } from './list-reader';
import { ListWriter } from './list-writer';
import { incidentsSince, numbersSince, receiptsSince } from './migrations';
import { RememberedHeads } from './remembered-heads';
import { ReplyFiles } from './reply-files';
import { ResultsAtHub } from './results-at-hub';
import { showsOthers } from './shown-brands';

/** As long as the hub itself believes a desktop that says nothing more. */
export const presenceLasts: DurationMs = 15 * second;

type Hello = Awaited<ReturnType<HubClient['hello']>>;

export class HubRound {
  readonly files: ReplyFiles;
  private readonly writer: ListWriter;
  private readonly erasures: ErasuresAtHub;
  readonly results: ResultsAtHub;
  private readonly heads = new RememberedHeads();
  private readonly keys = new Map<string, CustomerKeys>();
  private readonly readers = new Map<string, ListReader>();
  private ends: Readonly<Record<string, number>> = {};
  private pending = new Set<CaseId>();
  private ownName = '';
  private agent: string | null = null;
  private manages = false;
  private givesNumbers = false;
  /** False once the hub has said that it is older than crises are. */
  takesIncidents = true;
  takesReceipts = false;
  private arrived = 0;
  private leases: readonly HubLease[] = [];
  private workspace: HubWorkspaceState = { version: 0, conflict: null, refused: null };
  private client: HubClient | null = null;
  private present: { readonly at: number; readonly list: readonly HubPresence[] } = { at: 0, list: [] };
  /** Null: to be counted anew. */
  private waiting: number | null = null;

  constructor(private readonly ports: HubRoundPorts) {
    this.erasures = new ErasuresAtHub(ports);
    this.results = new ResultsAtHub(ports.results);
    const keysOf = (brand: string) => this.keys.get(brand) ?? null;
    this.files = new ReplyFiles({ ...ports, keysOf, given: ports.filesGiven, fetched: ports.filesFetched });
    this.writer = new ListWriter({
      ...ports,
      keysOf,
      files: this.files,
      names: factNames(ports.memory),
      member: () => this.agent,
      turn: () => this.turn(),
    });
    ports.store.onRecorded(({ events }) => {
      ports.numbers.recorded(events);
      for (const { hubPosition, caseId } of events) {
        if (hubPosition !== null) continue;
        this.pending.add(caseId);
        if (this.waiting !== null) this.waiting += 1;
      }
    });
  }

  hasPending(caseId: CaseId): boolean {
    return this.pending.has(caseId);
  }

  standing() {
    const { log, memory } = this.ports;
    // Not at every page of a week: the question costs as much as there is behind the oldest event that waits.
    this.waiting ??= log.shared.unsettledAfter(memory.record?.pushedTo ?? 0, 1_000).length;
    let behind = 0;
    for (const [brand, end] of Object.entries(this.ends))
      behind += Math.max(0, end - (memory.headOf(brand)?.seq ?? end));
    const { waiting: pendingSteps, agent, manages, leases, workspace, arrived } = this;
    return { behind, pendingSteps, agent, manages, leases, workspace, arrived, presence: this.presence() };
  }

  /** Throws HubAlarm when this is not the hub that the desktop knows. */
  async greet(client: HubClient): Promise<void> {
    const { memory } = this.ports;
    const hello = await client.hello();
    this.client = client;
    this.agent = hello.agent;
    const isAnother = memory.record !== null && memory.record.hubId !== hello.hubId;
    if (hello.sandbox !== this.ports.sandbox)
      throw new HubAlarm(hello.sandbox ? 'sandbox-hub' : 'live-hub', '', 0);
    if (isAnother) throw new HubAlarm('other-hub', '', 0);
    this.adopt(hello);
    this.workspace = await this.ports.followWorkspace(client, hello.workspaceVersion, hello.manages);
    await this.look(client);
    await this.fillNumbers(client);
  }

  /** False when something was found known at the hub or has come meanwhile: then at once once more. */
  async go(client: HubClient): Promise<boolean> {
    const pulse = await this.pulse(client);
    if (showsOthers(pulse.heads, this.readers, this.ports.memory)) await this.look(client);
    await this.readAll(client);
    await this.erasures.tell(client, (brand) => this.readers.has(brand));
    this.ports.markCursors();
    const isAllTold = await this.writer.writeAll(client, () => this.readAll(client));
    if (!isAllTold) this.ports.unmarkCursors();
    this.lookWhatIsPending();
    this.waiting = null;
    const known = this.workspace.version;
    this.workspace = await this.ports.followWorkspace(client, pulse.workspaceVersion, this.manages);
    if (this.workspace.version !== known) await this.look(client);
    await this.fillNumbers(client);
    this.leases = await this.ports.keepLeases(client, pulse);
    const { agent, workspace } = this;
    return this.results.go(client, { agent, newest: pulse.results, version: workspace.version });
  }

  private presence(): readonly HubPresence[] {
    return this.ports.clock.now() - this.present.at < presenceLasts ? this.present.list : [];
  }

  /** What the person here has a part in, once the definition here is the one that says so. */
  private async look(client: HubClient): Promise<void> {
    const hello = await client.hello();
    this.adopt(hello);
    const { version, conflict } = this.workspace;
    if (version !== hello.workspaceVersion || conflict !== null) return;
    const { memory, isTaken, lose } = this.ports;
    const known = Object.keys(memory.record?.brands ?? {});
    const lost = known.filter((id) => !memory.isShown(id) && isTaken(id, hello.agent));
    if (lost.length > 0) await lose(lost);
  }

  private async fillNumbers(client: HubClient): Promise<void> {
    if (this.givesNumbers) await this.ports.numbers.fill(client);
  }

  private adopt({ hubId, brands: all, manages, schema }: Hello): void {
    this.manages = manages;
    this.givesNumbers = schema >= numbersSince;
    this.takesIncidents = schema >= incidentsSince;
    this.takesReceipts = schema >= receiptsSince;
    const { memory, numbers } = this.ports;
    numbers.askAgain();
    const brands = all.filter(({ id }) => !memory.hasLost(id));
    const known = memory.record?.brands ?? {};
    const heads = brands.map(({ id, nameKey }) => [id, known[id] ?? { ...firstHead(hubId, id), nameKey }]);
    const isNew = brands.some(({ id }) => known[id] === undefined);
    if (isNew || memory.record === null)
      memory.change({ hubId, brands: { ...known, ...Object.fromEntries(heads) } });
    memory.noteShown(all.map(({ id }) => id));
    this.ends = Object.fromEntries(brands.map(({ id, seq }) => [id, seq]));
    for (const { id } of brands) if (!this.readers.has(id)) this.open(id);
    for (const id of this.readers.keys()) if (!brands.some((brand) => brand.id === id)) this.shut(id);
  }

  private open(brand: string): void {
    const { store, memory, noteFault } = this.ports;
    const keys = new CustomerKeys(brand, () => this.connected);
    this.keys.set(brand, keys);
    const reader = new ListReader(brand, keys, {
      store,
      memory,
      noteFault,
      names: factNames(memory),
      ownName: () => this.ownName,
      hasPending: (caseId) => this.pending.has(caseId),
      turn: () => this.turn(),
      erase: (brandId, customer, { actor, at }) =>
        this.erasures.obey({ brandId, customerId: asId<CustomerId>(customer), by: actor, at }),
      progress: (count) => {
        this.arrived += count;
        this.heads.note(brand, memory.headOf(brand));
        this.ports.progress();
      },
    });
    this.readers.set(brand, reader);
  }

  private shut(brand: string): void {
    this.readers.delete(brand);
    this.keys.delete(brand);
  }

  private async pulse(client: HubClient): Promise<PulseAnswer> {
    const { memory, deskName, holds, presence } = this.ports;
    const { brands = {}, workspaceVersion = 0 } = memory.record ?? {};
    const heads = Object.fromEntries(
      Object.entries(brands)
        .filter(([brand]) => this.readers.has(brand))
        .map(([brand, { seq, hash }]) => [brand, { seq, hash }]),
    );
    const pulse = await client.pulse({
      desktop: memory.desktop,
      name: deskName(),
      holds: holds(),
      heads,
      presence: presence(),
      seenWorkspace: workspaceVersion,
    });
    this.results.hear(pulse.drill);
    this.ownName = pulse.desktop;
    this.ends = pulse.heads;
    const others = pulse.presence.filter(({ agent }) => agent !== this.agent);
    this.present = {
      at: this.ports.clock.now(),
      list: others.map(({ caseId, agent, doing }) => ({ caseId: asId<CaseId>(caseId), agent, doing })),
    };
    this.compareHeads(pulse);
    return pulse;
  }

  /** A list that ends before what this desktop read, or that another one read otherwise, was cut or written anew. */
  private compareHeads({ heads, otherHeads }: PulseAnswer): void {
    for (const [brand, end] of Object.entries(heads)) {
      const own = this.ports.memory.headOf(brand);
      if (own !== null && own.seq > end) throw new HubAlarm('chain', brand, end + 1);
      this.heads.note(brand, own);
    }
    for (const { brand, seq, hash } of otherHeads)
      if (this.heads.contradict(brand, { seq, hash }) || seq > (heads[brand] ?? seq))
        throw new HubAlarm('heads', brand, seq);
  }

  private async readAll(client: HubClient): Promise<void> {
    const { log, memory } = this.ports;
    const brands = [...this.readers].filter(
      ([brand]) => (this.ends[brand] ?? 0) > (memory.headOf(brand)?.seq ?? 0),
    );
    if (brands.length === 0) return;
    const waiting = this.lookWhatIsPending();
    if (waiting === 0 && !memory.isAllSaid) memory.change({ pushedTo: log.events.position() });
    for (const [, reader] of brands) await reader.readToEnd(client);
  }

  /** How many events the hub has said nothing of yet. */
  private lookWhatIsPending(): number {
    const { log, memory } = this.ports;
    const waiting = log.shared.unsettledAfter(memory.record?.pushedTo ?? 0, Number.MAX_SAFE_INTEGER);
    this.pending = new Set(waiting.map(({ caseId }) => caseId));
    return waiting.length;
  }

  private get connected(): HubClient {
    if (this.client === null) throw new Error('No hub is connected');
    return this.client;
  }

  private turn(): Promise<void> {
    return new Promise((resolve) => void this.ports.clock.after(0, resolve));
  }
}
