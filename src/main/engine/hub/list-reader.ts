// Follows a brand's list: page by page, each checked against the chain, taken into the log in slices.

import type { FactNames } from '../../../shared/domain/hub-facts';
import { type AccountId, asId, type BrandId, type CaseId } from '../../../shared/domain/ids';
import type { Arrival } from '../case-arrivals';
import type { CaseStore } from '../case-store';
import { type OpeningPorts, openEntry } from './arrival-of';
import { followChain, type Head } from './chain';
import type { CustomerKeys } from './customer-keys';
import { HubAlarm } from './hub-alarm';
import type { HubClient } from './hub-client';
import type { HubEntry } from './hub-entry';
import type { HubMemory } from './hub-memory';

const entriesAtOnce = 1_000;
/** So many are taken in one turn of the engine's thread, so that a key never waits behind a week of them. */
const entriesPerTurn = 200;

export interface ListReaderPorts {
  readonly store: Pick<CaseStore, 'read' | 'receive' | 'fetch'>;
  readonly memory: HubMemory;
  readonly names: (brand: string) => FactNames;
  /** This desktop's public name at the hub. */
  readonly ownName: () => string;
  readonly hasPending: (caseId: CaseId) => boolean;
  readonly erase: (brandId: BrandId, customer: string, entry: HubEntry) => void;
  /** Lets whatever waits have its turn. */
  readonly turn: () => Promise<void>;
  /** So many entries were taken. */
  readonly progress: (entries: number) => void;
  /** Something in the list is not what a desktop of ours writes. */
  readonly noteFault: (alarm: HubAlarm) => void;
}

export class ListReader {
  constructor(
    private readonly brand: string,
    private readonly keys: CustomerKeys,
    private readonly ports: ListReaderPorts,
  ) {}

  /** Up to the end of the list as it is now. Throws HubAlarm where the list is not the one that was known. */
  async readToEnd(client: Pick<HubClient, 'feed'>): Promise<void> {
    let ahead: Promise<readonly HubEntry[]> | null = null;
    for (;;) {
      const head = this.ports.memory.headOf(this.brand);
      if (head === null) return;
      const entries = await (ahead ?? client.feed(this.brand, head.seq, entriesAtOnce));
      const last = entries.at(-1);
      if (last === undefined) return;
      const followed = followChain(head, entries);
      if (!followed.ok) throw new HubAlarm('chain', this.brand, followed.fault.seq);
      const numbers = entries.flatMap(({ keyNo }) => (keyNo === null ? [] : [keyNo]));
      const keys = await this.keys.forNumbers(numbers);
      // The server reads the next page while this one is taken in.
      ahead = client.feed(this.brand, last.seq, entriesAtOnce);
      // Whoever waits for it hears of its failure; taking may fail before that.
      ahead.catch(() => undefined);
      await this.take(entries, keys);
    }
  }

  private async take(entries: readonly HubEntry[], keys: OpeningPorts['keys']): Promise<void> {
    const { store, names, turn, progress } = this.ports;
    store.fetch([
      ...new Set(entries.flatMap(({ caseId }) => (caseId === null ? [] : [asId<CaseId>(caseId)]))),
    ]);
    const opening = { keys, names: names(this.brand), accountOf: this.accountsWithin() };
    for (let at = 0; at < entries.length; at += entriesPerTurn) {
      const slice = entries.slice(at, at + entriesPerTurn);
      this.takeSlice(slice, opening);
      progress(slice.length);
      await turn();
    }
  }

  private takeSlice(slice: readonly HubEntry[], opening: OpeningPorts): void {
    let arrivals: Arrival[] = [];
    for (const entry of slice) {
      const opened = openEntry(entry, opening);
      if (opened.kind === 'forged' || (opened.kind === 'event' && opened.differs))
        this.ports.noteFault(new HubAlarm('entry', this.brand, entry.seq));
      if (opened.kind === 'event') {
        opening.accountOf(opened.event.caseId, opened.event);
        arrivals.push({ event: opened.event, seq: entry.seq, isOwn: entry.desktop === this.ports.ownName() });
      } else if (opened.kind === 'erasure') {
        this.receive(arrivals, headOf(entry));
        arrivals = [];
        this.keys.forget(opened.customer);
        this.ports.erase(asId<BrandId>(this.brand), opened.customer, entry);
      }
    }
    const last = slice.at(-1);
    if (last !== undefined) this.receive(arrivals, headOf(last));
  }

  private receive(arrivals: readonly Arrival[], head: Head): void {
    const { store, memory, hasPending } = this.ports;
    const { isAllSaid } = memory;
    try {
      store.receive(arrivals, {
        hasPending,
        alongside: () => memory.reach(this.brand, head, isAllSaid),
      });
    } catch (error) {
      // Nothing of it is here: it has to be read again.
      memory.reread();
      throw error;
    }
  }

  /** Of cases that are opened on this very page as well. */
  private accountsWithin(): OpeningPorts['accountOf'] {
    const opened = new Map<CaseId, AccountId>();
    return (caseId, event) => {
      if (event?.body.type === 'CaseOpened') opened.set(caseId, event.body.accountId);
      return opened.get(caseId) ?? this.ports.store.read(caseId)?.accountId ?? null;
    };
  }
}

function headOf({ seq, hash }: HubEntry): Head {
  return { seq, hash: Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString('hex') };
}
