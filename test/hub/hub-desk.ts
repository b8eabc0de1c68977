// A desktop without windows: a log, its cases, and its part in a team's hub; for tests against a real one.
import { CaseStore } from '../../src/main/engine/case-store';
import { systemChance } from '../../src/main/engine/chance';
import { systemClock } from '../../src/main/engine/clock';
import { CaseNumbers } from '../../src/main/engine/hub/case-numbers';
import type { HubClient } from '../../src/main/engine/hub/hub-client';
import { HubMemory } from '../../src/main/engine/hub/hub-memory';
import { HubRound } from '../../src/main/engine/hub/hub-round';
import type { RefusedStep } from '../../src/main/engine/hub/list-writer';
import { type Log, openLog } from '../../src/main/engine/log/open-log';
import { ResultDesk } from '../../src/main/engine/training/result-desk';
import type { CaseEventBody } from '../../src/shared/domain/case-event';
import { type AgentId, asId, type BrandId, type CaseId, type StepId } from '../../src/shared/domain/ids';

const dataKey = new Uint8Array(32).fill(9);
export const vela = asId<BrandId>('vela');

export class HubDesk {
  log: Log;
  store: CaseStore;
  memory: HubMemory;
  numbers: CaseNumbers;
  round: HubRound;
  readonly refused: RefusedStep[] = [];
  private readonly clock = systemClock();
  private readonly chance = systemChance();
  private client: HubClient | null = null;

  constructor(
    private readonly file: string,
    readonly agent: string,
    private readonly connect: () => Promise<HubClient>,
  ) {
    this.log = openLog(file, dataKey);
    this.store = new CaseStore(this.log, this.clock);
    this.memory = new HubMemory(this.log);
    this.numbers = new CaseNumbers(this.log, this.memory);
    this.round = this.begin();
  }

  /** The network is there: once through everything, in both directions. */
  async meet(): Promise<void> {
    if (this.client === null) {
      this.client = await this.connect();
      await this.round.greet(this.client);
    }
    await this.round.go(this.client);
  }

  async goOffline(): Promise<void> {
    await this.client?.close();
    this.client = null;
  }

  async restart(): Promise<void> {
    await this.goOffline();
    this.log.close();
    this.log = openLog(this.file, dataKey);
    this.store = new CaseStore(this.log, this.clock);
    this.memory = new HubMemory(this.log);
    this.numbers = new CaseNumbers(this.log, this.memory);
    this.round = this.begin();
  }

  async close(): Promise<void> {
    await this.goOffline();
    this.log.close();
  }

  /** As the agent at this desktop, or as the channel. */
  do(caseId: CaseId, ...bodies: readonly CaseEventBody[]): void {
    this.store.record(
      bodies.map((body) => ({
        caseId,
        brandId: vela,
        actor:
          body.type === 'MessageReceived'
            ? { kind: 'customer' as const }
            : { kind: 'agent' as const, id: asId<AgentId>(this.agent) },
        body,
      })),
      { stepId: asId<StepId>(this.chance.id()) },
    );
  }

  state(caseId: CaseId): string {
    const state = this.store.read(caseId);
    // Who touched it last counts a refusal too, of which only this desktop knows.
    return JSON.stringify(state === null ? null : { ...state, lastActor: null });
  }

  private begin(): HubRound {
    return new HubRound({
      sandbox: false,
      log: this.log,
      store: this.store,
      clock: this.clock,
      memory: this.memory,
      numbers: this.numbers,
      deskName: () => `desk of ${this.agent}`,
      holds: () => [],
      presence: () => null,
      isTaken: () => true,
      lose: async (brands) => {
        for (const brand of brands) this.memory.lose(brand, this.clock.now());
      },
      erase: ({ brandId, customerId, at }) =>
        void this.log.transact(() => {
          const by = { kind: 'console' } as const;
          const stepId = asId<StepId>(this.chance.id());
          const erased = this.log.erasures.erase({ brandId, customerId, reason: 'request', by, at, stepId });
          this.store.forget(erased?.caseIds ?? []);
        }),
      followWorkspace: async (_client, version) => ({ version, conflict: null, refused: null }),
      markCursors: () => undefined,
      unmarkCursors: () => undefined,
      filesFetched: () => undefined,
      filesGiven: () => undefined,
      results: new ResultDesk(this.log, { current: () => null, onChanged: () => undefined }),
      keepLeases: async () => [],
      refused: (step) => this.refused.push(step),
      progress: () => undefined,
      noteFault: (alarm) => {
        throw alarm;
      },
    });
  }
}
