// Erasing across a team: the hub is told of whom was erased here, and what it says of others is done here.
import type { BrandId, CustomerId } from '../../../shared/domain/ids';
import type { Log } from '../log/open-log';
import type { HubClient } from './hub-client';
import { HubError } from './hub-error';
import type { HubMemory } from './hub-memory';

export interface HubErasure {
  readonly brandId: BrandId;
  readonly customerId: CustomerId;
  /** The member who had it done. */
  readonly by: string;
  readonly at: number;
}

export interface ErasuresAtHubPorts {
  readonly log: Log;
  readonly memory: HubMemory;
  readonly erase: (wish: HubErasure) => void;
}

export class ErasuresAtHub {
  constructor(private readonly ports: ErasuresAtHubPorts) {}

  obey(wish: HubErasure): void {
    const { log, memory, erase } = this.ports;
    const isTold = (memory.record?.erasuresTold ?? 0) === log.erasures.countRecords();
    erase(wish);
    // The hub knows of this one.
    if (isTold) memory.change({ erasuresTold: log.erasures.countRecords() });
  }

  /** The hub destroys its key of whom was erased here, and has every other desktop erase them. */
  async tell(client: HubClient, isShared: (brand: string) => boolean): Promise<void> {
    const { log, memory } = this.ports;
    const told = memory.record?.erasuresTold ?? 0;
    const total = log.erasures.countRecords();
    if (told >= total) return;
    const records = [...log.erasures.records(total - told)].reverse();
    for (const record of records) {
      if (record.kind !== 'erased' || !isShared(record.brandId)) continue;
      const { brandId: brand, customerId: customer, at } = record;
      const op = memory.operationOf('erase', brand, customer, String(at));
      await unlessRefused(() => client.erase({ brand, customer, desktop: memory.desktop, op }));
    }
    memory.change({ erasuresTold: total });
  }
}

/** What the hub will not do for this person it will not do later either; the list does not stop for it. */
async function unlessRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const kind = error instanceof HubError ? error.fault.kind : null;
    if (kind !== 'refused' && kind !== 'not-allowed') throw error;
  }
}
