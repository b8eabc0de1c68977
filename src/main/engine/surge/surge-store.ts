// What early warning keeps between two starts: counts and records of each brand, sealed under the brand's key.
import type { BrandId } from '../../../shared/domain/ids';
import { StepTally } from '../../../shared/domain/surge/step-tally';
import type { SurgeRecord } from '../../../shared/domain/surge/surge-record';
import type { SurgeWatch } from '../../../shared/domain/surge/surge-watch';
import type { SealingKey } from '../log/key-ring';
import type { Log } from '../log/open-log';
import { sealJson, unsealJson } from '../log/seal';

/** Of one brand. */
export interface KeptSurges {
  readonly tally: StepTally;
  /** The first step that was not judged yet. */
  readonly nextStep: number;
  readonly usualFor: SurgeWatch['usualFor'];
  /** Newest first. */
  readonly records: readonly SurgeRecord[];
}

/** As it is written: our own bytes, of which the seal proves the shape. */
interface Written {
  readonly since: number;
  readonly counts: readonly (readonly [step: number, count: number])[];
  readonly nextStep: number;
  readonly usualFor: SurgeWatch['usualFor'];
}

/** Of the whole desktop. */
export interface Counted {
  /** Up to this event everything is counted. */
  readonly to: number;
  /** Since which step each brand is: one of which nothing was counted since then was quiet. */
  readonly since: ReadonlyMap<BrandId, number>;
}

const countedName = 'surges-counted';
/** The number of a key names no brand; one that was destroyed opens nothing any more. */
const countsName = ({ id }: SealingKey) => `surge-counts-${id}`;
const recordsName = ({ id }: SealingKey) => `surges-${id}`;

export class SurgeStore {
  constructor(private readonly log: Pick<Log, 'meta' | 'keys'>) {}

  /** Null: nothing ever was. Throws LogUnreadable. */
  counted(): Counted | null {
    const sealed = this.log.meta.read(countedName);
    if (sealed === null) return null;
    const stored = unsealJson(this.log.keys.desktop, sealed, countedName) as {
      readonly to: number;
      readonly since: readonly (readonly [BrandId, number])[];
    };
    return { to: stored.to, since: new Map(stored.since) };
  }

  /** Null for a brand of which nothing was counted yet. Throws LogUnreadable. */
  read(brandId: BrandId): KeptSurges | null {
    if (!this.log.keys.hasBrand(brandId)) return null;
    const key = this.log.keys.forBrand(brandId);
    const counts = this.open(key, countsName(key)) as Written | null;
    if (counts === null) return null;
    const { since, nextStep, usualFor } = counts;
    const records = (this.open(key, recordsName(key)) ?? []) as readonly SurgeRecord[];
    return { tally: new StepTally(since, counts.counts), nextStep, usualFor, records };
  }

  /** Inside the caller's transaction, as all that follows. */
  writeCounted({ to, since }: Counted): void {
    const stored = { to, since: [...since] };
    this.log.meta.write(countedName, sealJson(this.log.keys.desktop, stored, countedName));
  }

  writeCounts(brandId: BrandId, { tally, nextStep, usualFor }: KeptSurges): void {
    const key = this.log.keys.forBrand(brandId);
    const written: Written = { since: tally.since, counts: tally.entries(), nextStep, usualFor };
    this.log.meta.write(countsName(key), sealJson(key.key, written, countsName(key)));
  }

  writeRecords(brandId: BrandId, { records }: Pick<KeptSurges, 'records'>): void {
    const key = this.log.keys.forBrand(brandId);
    this.log.meta.write(recordsName(key), sealJson(key.key, records, recordsName(key)));
  }

  private open(key: SealingKey, name: string): unknown {
    const sealed = this.log.meta.read(name);
    return sealed === null ? null : unsealJson(key.key, sealed, name);
  }
}
