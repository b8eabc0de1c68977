// The team's hub as one part of the engine: replication, leases and permits, and what the rest asks of them.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import { type AccountId, asId, type BrandId, type CaseId, type ReplyId } from '../../shared/domain/ids';
import type { PendingReply } from '../../shared/domain/reply';
import type { DurationMs } from '../../shared/domain/time';
import type { HubTrial } from '../../shared/ipc/hub-orders';
import type { HubPresence, HubStatus } from '../../shared/ipc/hub-status';
import type { Account } from '../../shared/workspace/schema';
import { isBrandTaken } from './brand-taken';
import type { CaseStore } from './case-store';
import type { Chance, Clock } from './clock';
import { Refusal } from './command-context';
import { CaseNumbers } from './hub/case-numbers';
import { DrillsAtHub } from './hub/drills-at-hub';
import { factNames } from './hub/fact-names';
import type { HubClient, Pulse } from './hub/hub-client';
import type { HubAddress } from './hub/hub-connection';
import { HubMemory } from './hub/hub-memory';
import { HubPeople } from './hub/hub-people';
import { Leases } from './hub/leases';
import { type PermitAnswer, Permits } from './hub/permits';
import { Replicator, type ReplicatorPorts } from './hub/replicator';
import { absentUpTo } from './hub/said-absent';
import { TeamDefinition } from './hub/team-definition';
import { tryHub } from './hub/try-hub';
import { freshIds, type IngestIds, sharedIds } from './ingest-ids';
import type { Log } from './log/open-log';
import { blindIndexUnder } from './log/seal';
import type { LongWorks } from './long-works';
import type { WorkspaceStore } from './workspace-store';

export interface TeamHubPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly workspace: Pick<WorkspaceStore, 'current' | 'exportText' | 'importText' | 'onChanged' | 'sandbox'>;
  readonly works: LongWorks;
  readonly erase: ReplicatorPorts['erase'];
  readonly results: ReplicatorPorts['results'];
  /** Destroys what is here of a brand; `alongside` stands or falls with it. */
  readonly loseBrand: (brandId: BrandId, alongside: () => void) => Promise<void>;
  /** Which accounts are polled here has changed. */
  readonly configure: () => void;
  readonly wakeCourier: () => void;
  readonly changed: () => void;
}

export class TeamHub {
  private readonly memory: HubMemory;
  readonly definition: TeamDefinition;
  private readonly leases: Leases;
  private readonly permits: Permits;
  private readonly replicator: Replicator;
  private readonly fresh: IngestIds;
  private readonly numbers: CaseNumbers;
  private readonly shared = new Map<string, { readonly nameKey: string; readonly ids: IngestIds }>();
  private client: HubClient | null = null;
  private address = '';
  private secretsOf: readonly AccountId[] = [];
  private looking: Pulse['presence'] = null;
  private isCourierWaiting = false;

  constructor(private readonly ports: TeamHubPorts) {
    const { log, clock, workspace, configure, wakeCourier } = ports;
    this.memory = new HubMemory(log, () => ports.store.lookAgain());
    this.numbers = new CaseNumbers(log, this.memory);
    this.fresh = freshIds(ports.chance);
    const desktop = () => this.memory.desktop;
    const holds = () => [...this.secretsOf, ...this.playedAccounts()];
    this.definition = new TeamDefinition({
      workspace,
      memory: this.memory,
      changed: () => this.replicator.wake(),
    });
    this.leases = new Leases({
      clock,
      desktop,
      holds,
      accounts: () => this.sharedAccounts(),
      cursorOf: (accountId) => log.desk.readAccount(accountId).cursor,
      takeCursor: (accountId, cursor) =>
        log.transact(() => log.desk.writeAccount(accountId, { ...log.desk.readAccount(accountId), cursor })),
      sendCursor: (client, cursor) => this.sendCursor(client, cursor),
      changed: () => {
        configure();
        wakeCourier();
      },
    });
    this.permits = new Permits({
      clock,
      desktop,
      client: () => this.client,
      fenceOf: (accountId) => this.leases.fenceOf(accountId),
      names: factNames(this.memory),
      saidAbsent: (state, replyId) => absentUpTo(ports.store.events(state.id), replyId),
      wake: wakeCourier,
    });
    this.replicator = new Replicator({
      ...ports,
      holds,
      memory: this.memory,
      numbers: this.numbers,
      sandbox: workspace.sandbox,
      deskName: () => this.memory.desktop.slice(0, 6),
      presence: () => this.looking,
      isTaken: (brand, agent) => isBrandTaken(workspace.current(), brand, agent),
      lose: (brands) => this.lose(brands),
      removed: () => this.lose(Object.keys(this.memory.record?.brands ?? {})),
      followWorkspace: (...asked) => this.definition.follow(...asked),
      markCursors: () => this.leases.markCursors(),
      unmarkCursors: () => this.leases.unmarkCursors(),
      filesFetched: wakeCourier,
      keepLeases: (client, pulse) => this.leases.keep(client, pulse),
      connected: (client) => {
        this.client = client;
        if (!this.isCourierWaiting) return;
        this.isCourierWaiting = false;
        wakeCourier();
      },
      shutOut: () => this.leases.dropAll(),
    });
    ports.store.onRecorded(({ events }) => {
      for (const { body } of events) if (isKeptBack(body)) this.permits.stays(body.replyId);
      this.replicator.wake();
    });
  }

  /**
   * The accounts are those whose secrets are on this desktop. Null: the way to the hub is not known; a desktop that shared
   * before then neither polls nor sends until it is, or until it leaves.
   */
  join(address: HubAddress | null, secretsOf: readonly AccountId[]): void {
    this.secretsOf = secretsOf;
    if (address === null) return;
    const said = JSON.stringify(address);
    if (said === this.address) {
      this.replicator.wake();
      return;
    }
    this.address = said;
    if (this.memory.record?.hasLeft) this.memory.change({ hasLeft: false });
    this.leases.begin();
    this.replicator.join(address);
    this.ports.configure();
  }

  /** What was shared stays here as it is; the accounts are this desktop's own again. */
  async leave(): Promise<void> {
    const { client } = this;
    this.address = '';
    if (client !== null) await this.leases.giveBack(client).catch(() => undefined);
    await this.replicator.leave();
    if (this.memory.record !== null) this.memory.change({ hasLeft: true });
    this.ports.configure();
    this.ports.changed();
  }

  /** Whether this desktop could share over this way. Nothing is shared, and nothing is kept. */
  async try(address: HubAddress): Promise<HubTrial> {
    const { workspace } = this.ports;
    const members = workspace.current()?.members.map(({ id }) => id) ?? null;
    return tryHub(address, { hubId: this.memory.record?.hubId || null, members, sandbox: workspace.sandbox });
  }

  /** False where the hub shows a brand to the person here no more: whatever stands here of it. */
  shows(brand: BrandId): boolean {
    return this.memory.isShown(brand);
  }

  /** Throws Refusal while the hub cannot be asked. */
  get people(): HubPeople {
    if (this.client === null) throw new Refusal('hub-not-connected');
    return new HubPeople(this.client);
  }

  /** Null: drills are this desktop's own. */
  get drills(): DrillsAtHub | null {
    if (!this.isJoined || !this.replicator.round.results.sharesDrills) return null;
    return new DrillsAtHub(this.client, () => this.replicator.caughtUp());
  }

  /** What the person here does, for colleagues to see; null: nothing that concerns a case. */
  look(caseId: CaseId | null, doing: HubPresence['doing']): void {
    const brandId = caseId === null ? undefined : this.ports.store.read(caseId)?.brandId;
    this.looking = caseId === null || brandId === undefined ? null : { brand: brandId, caseId, doing };
    this.replicator.wake();
  }

  private get isJoined(): boolean {
    return this.address !== '' || this.memory.isMember;
  }

  status(): HubStatus | null {
    return this.replicator.status();
  }

  /** Whether this desktop polls the account and sends for it. */
  isOurs(accountId: AccountId): boolean {
    return !this.isJoined || this.leases.isHeld(accountId);
  }

  /** Whether a crisis that is declared here counts for the team: an older hub would not take it. */
  get takesIncidents(): boolean {
    return !this.isJoined || this.replicator.round.takesIncidents;
  }

  /** Whether the hub knows an acknowledgement from an answer; not before it has said so. */
  get takesReceipts(): boolean {
    return !this.isJoined || this.replicator.round.takesReceipts;
  }

  /** Whether files that are not here may come from a colleague's desktop. */
  get fetchesFiles(): boolean {
    return this.isJoined;
  }

  permit(state: Case, reply: PendingReply): PermitAnswer {
    if (!this.isJoined) return 'granted';
    // The hub judges by what it was told: of an approval, or of what is new, it has to hear first.
    if (this.replicator.hasPending(state.id)) {
      this.isCourierWaiting = true;
      return 'wait';
    }
    const files = this.replicator.round.files.areHere(this.client, state, reply);
    return files === 'here' ? this.permits.of(state, reply) : files;
  }

  permitOf(replyId: ReplyId): number | null {
    return this.isJoined ? this.permits.versionOf(replyId) : null;
  }

  leaves(replyId: ReplyId): DurationMs | null {
    return this.isJoined ? this.permits.leaves(replyId) : null;
  }

  permitEnds(replyId: ReplyId, outcome: 'sent' | 'not-sent'): void {
    if (this.isJoined) this.permits.ended(replyId, outcome);
  }

  /** For a new case; no other desktop of the team gives it. */
  nextNumber(): number {
    return this.numbers.take();
  }

  /** The same on every desktop of the brand, once there is a hub. */
  idsOf({ brand }: Pick<Account, 'brand'>): IngestIds {
    const nameKey = this.memory.record?.brands[brand]?.nameKey;
    if (nameKey === undefined) return this.fresh;
    const known = this.shared.get(brand);
    if (known?.nameKey === nameKey) return known.ids;
    const ids = sharedIds(blindIndexUnder(Buffer.from(nameKey, 'base64')));
    this.shared.set(brand, { nameKey, ids });
    return ids;
  }

  /** Of brands that were taken from the person here nothing is polled any more. */
  private sharedAccounts(): readonly AccountId[] {
    const accounts = this.ports.workspace.current()?.accounts ?? [];
    return accounts.filter(({ brand }) => !this.memory.hasLost(brand)).map(({ id }) => id);
  }

  /** What plays a scenario needs no secret: any desktop can. */
  private playedAccounts(): readonly AccountId[] {
    const accounts = this.ports.workspace.current()?.accounts ?? [];
    return accounts.filter(({ channel }) => channel === 'sandbox').map(({ id }) => id);
  }

  private async lose(brands: readonly string[]): Promise<void> {
    const { clock, loseBrand, changed } = this.ports;
    for (const brand of brands)
      try {
        await loseBrand(asId<BrandId>(brand), () => this.memory.lose(brand, clock.now()));
      } catch (error) {
        this.memory.reread();
        throw error;
      }
    changed();
  }

  /** With a step of its own, after everything that was read up to it. */
  private async sendCursor(
    client: HubClient,
    cursor: { readonly account: AccountId; readonly fence: number; readonly cursor: string },
  ): Promise<boolean> {
    const brand = this.ports.workspace.current()?.accounts.find(({ id }) => id === cursor.account)?.brand;
    if (brand === undefined) return false;
    const step = this.ports.chance.id();
    const [answer] = await client.append(brand, this.memory.desktop, [{ step, events: [], cursor }]);
    return answer !== undefined && answer.outcome !== 'refused';
  }
}

/** It leaves only when somebody decides that it does, if ever. */
function isKeptBack(
  body: CaseEventBody,
): body is Extract<CaseEventBody, { type: 'ReplyHeld' | 'ReplyCancelled' | 'ApprovalLapsed' }> {
  return body.type === 'ReplyHeld' || body.type === 'ReplyCancelled' || body.type === 'ApprovalLapsed';
}
