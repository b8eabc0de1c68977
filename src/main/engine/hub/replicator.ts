// Keeps this desktop and the team's hub in step: connects, reads first, then writes, and says how things stand.
import type { CaseId } from '../../../shared/domain/ids';
import { type DurationMs, second } from '../../../shared/domain/time';
import type { HubFaultKind, HubStatus } from '../../../shared/ipc/hub-status';
import type { Clock } from '../clock';
import type { LongWorks, RunningWork } from '../long-works';
import { HubAlarm } from './hub-alarm';
import { connectHub, type HubClient } from './hub-client';
import type { HubAddress } from './hub-connection';
import { HubError } from './hub-error';
import { HubRound, presenceLasts } from './hub-round';
import type { HubRoundPorts } from './hub-round-ports';
import type { RefusedStep } from './list-writer';

const lookEvery = 2 * second;
const firstRetry = second;
const longestRetry = 30 * second;
/** A person's steps of a moment go together. */
const gatherMs: DurationMs = 30;
const refusedKept = 50;
const shutOut: ReadonlySet<HubFaultKind> = new Set(['not-allowed', 'wrong-credentials', 'removed']);
/** Fewer than so many are taken in before anybody could read how far it is. */
const worthShowing = 2_000;

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: HubError) => void;
}

export interface ReplicatorPorts
  extends Omit<HubRoundPorts, 'refused' | 'progress' | 'noteFault' | 'filesGiven'> {
  readonly clock: Clock;
  readonly works: LongWorks;
  readonly changed: () => void;
  /** A connection stands or is gone: what needs the hub may go on, or has to stop. */
  readonly connected: (client: HubClient | null) => void;
  /** The hub knows this person no more, or not by this password. */
  readonly shutOut: () => void;
  /** They have no part in the team any more: that is for sure. */
  readonly removed: () => Promise<void>;
  readonly connect?: typeof connectHub;
}

export class Replicator {
  private session = 0;
  private client: HubClient | null = null;
  private address: HubAddress | null = null;
  private fault: HubFaultKind | null = null;
  private alarm: HubAlarm | null = null;
  private lastContactAt: number | null = null;
  private refused: readonly RefusedStep[] = [];
  private work: RunningWork | null = null;
  private wakeUp: (() => void) | null = null;
  private isWoken = false;
  /** Since this connection stands, everything was looked at once. */
  private isSettled = false;
  /** Who waits until everything was looked at once more. */
  private waiting: readonly Waiting[] = [];
  private ended: Promise<void> = Promise.resolve();
  readonly round: HubRound;

  constructor(private readonly ports: ReplicatorPorts) {
    this.round = new HubRound({
      ...ports,
      refused: (step) => {
        this.refused = [...this.refused, step].slice(-refusedKept);
      },
      progress: () => this.showProgress(),
      filesGiven: () => this.wake(),
      noteFault: (alarm) => {
        this.alarm ??= alarm;
      },
    });
    ports.results.onRecorded(() => this.wake());
  }

  /** Begins, or begins again with another address. */
  join(address: HubAddress): void {
    void this.leave();
    this.session += 1;
    this.address = address;
    this.fault = null;
    this.alarm = null;
    this.ended = this.run(this.session, address);
    this.ports.changed();
  }

  /** Resolves once nothing is on its way any more. What was read stays. */
  async leave(): Promise<void> {
    this.session += 1;
    this.address = null;
    this.wake();
    await this.ended;
  }

  /** Something was done here, or may have been done elsewhere. */
  wake(): void {
    this.isWoken = true;
    this.wakeUp?.();
  }

  /** Resolves once what is at the hub now is here, and what was done here is there. Rejects without a connection. */
  caughtUp(): Promise<void> {
    if (this.client === null) return Promise.reject(new HubError({ kind: 'unreachable' }, 'not connected'));
    return new Promise((resolve, reject) => {
      this.waiting = [...this.waiting, { resolve, reject }];
      this.wake();
    });
  }

  hasPending(caseId: CaseId): boolean {
    return this.round.hasPending(caseId);
  }

  /** Null without a hub. */
  status(): HubStatus | null {
    const { memory } = this.ports;
    if (this.address === null && !memory.isMember) return null;
    const { behind, pendingSteps, agent, manages, leases, workspace, presence } = this.round.standing();
    return {
      state: this.stateWith(behind),
      fault: this.address === null ? 'no-address' : this.fault,
      agent,
      manages,
      behind,
      pendingSteps,
      lastContactAt: this.lastContactAt,
      refused: this.refused,
      leases,
      presence,
      workspace,
      lost: Object.keys(memory.record?.lost ?? {}),
      alarm:
        this.alarm === null ? null : { kind: this.alarm.kind, brand: this.alarm.brand, seq: this.alarm.seq },
    };
  }

  private stateWith(behind: number): HubStatus['state'] {
    if (this.alarm !== null) return 'alarm';
    if (this.client !== null && behind > 0) return 'behind';
    return this.client !== null && this.isSettled ? 'current' : 'offline';
  }

  private async run(session: number, address: HubAddress): Promise<void> {
    for (let failures = 0; session === this.session; ) {
      const before = this.lastContactAt;
      try {
        await this.stayConnected(session, address);
      } catch (error) {
        this.failed(error);
        // What could not be destroyed now is at the next contact: a full disk, say.
        if (this.fault === 'removed') await this.ports.removed().catch((failure) => this.failed(failure));
      }
      await this.disconnect();
      if (session !== this.session) return;
      failures = this.lastContactAt === before ? failures + 1 : 1;
      await this.pause(Math.min(longestRetry, firstRetry * 2 ** (failures - 1)), false);
    }
  }

  private async stayConnected(session: number, address: HubAddress): Promise<void> {
    const client = await (this.ports.connect ?? connectHub)(address);
    this.client = client;
    client.onClose(() => this.wake());
    await client.listen(() => this.wake());
    await this.round.greet(client);
    while (session === this.session) {
      this.isWoken = false;
      const { waiting } = this;
      const isOver = await this.round.go(client);
      if (isOver) this.letGo(waiting);
      this.isSettled = true;
      this.lastContactAt = this.ports.clock.now();
      if (this.fault !== null) this.fault = null;
      if (this.round.standing().behind === 0) this.endProgress();
      this.ports.connected(client);
      this.ports.changed();
      if (isOver) await this.pause(lookEvery, true);
    }
  }

  private failed(error: unknown): void {
    if (error instanceof HubAlarm) this.alarm ??= error;
    this.fault = error instanceof HubError ? error.fault.kind : error instanceof HubAlarm ? null : 'failed';
    if (this.fault !== null && shutOut.has(this.fault)) this.ports.shutOut();
    this.ports.changed();
  }

  private async disconnect(): Promise<void> {
    this.ports.connected(null);
    this.endProgress();
    const { waiting } = this;
    this.waiting = [];
    for (const { reject } of waiting) reject(new HubError({ kind: 'unreachable' }, 'the connection was cut'));
    const { client } = this;
    this.client = null;
    this.isSettled = false;
    // What is not heard of any more is not shown for ever.
    if (client !== null) this.ports.clock.after(presenceLasts, this.ports.changed);
    await client?.close();
    this.ports.changed();
  }

  private async pause(ms: DurationMs, isShort: boolean): Promise<void> {
    if (this.isWoken && isShort) return this.sleep(gatherMs);
    await this.sleep(ms, isShort);
  }

  private sleep(ms: DurationMs, canBeWoken = false): Promise<void> {
    return new Promise((resolve) => {
      const session = this.session;
      const end = () => {
        cancel();
        this.wakeUp = null;
        resolve();
      };
      const cancel = this.ports.clock.after(ms, end);
      this.wakeUp = () => {
        if (session !== this.session) end();
        else if (canBeWoken) {
          cancel();
          this.wakeUp = null;
          this.ports.clock.after(gatherMs, resolve);
        }
      };
    });
  }

  private letGo(waiting: readonly Waiting[]): void {
    this.waiting = this.waiting.filter((one) => !waiting.includes(one));
    for (const { resolve } of waiting) resolve();
  }

  private showProgress(): void {
    const { behind, arrived } = this.round.standing();
    if (this.work === null && behind < worthShowing) return;
    this.work ??= this.ports.works.begin('hub');
    this.work.progress(arrived, arrived + behind);
  }

  private endProgress(): void {
    this.work?.end();
    this.work = null;
  }
}
