// What a desktop remembers of its team's hub, in the log: how far it has read and written, and where the lists ended.
import { createHash } from 'node:crypto';
import type { NumberRange } from '../../../shared/domain/case-number';
import { asId, type BrandId } from '../../../shared/domain/ids';
import { fixedId } from '../fixed-id';
import type { Log } from '../log/open-log';
import { blindIndexUnder, sealJson, unsealJson } from '../log/seal';
import type { Head } from './chain';

const name = 'hub';

/** Which numbers a desktop gives to new cases. Of no use to another one, as a restored copy is. */
export interface DeskNumbers {
  readonly desktop: string;
  /** What the hub knows the desktop by; null: it has not said so. */
  readonly desk: number | null;
  /** Handed out ahead, in the order in which they are used. */
  readonly blocks: readonly NumberRange[];
}

export interface HubRecord {
  readonly hubId: string;
  /** Of the log when this desktop joined: what is older is history. */
  readonly joinedAt: number;
  /** Up to here in the log the hub has said something of every event. */
  readonly pushedTo: number;
  /** Of so many erasures here the hub was told. */
  readonly erasuresTold: number;
  readonly workspaceVersion: number;
  /** The definition was changed here since, and the hub does not have that yet. */
  readonly isWorkspaceChanged?: boolean;
  /** Absent: the hub is older than blocks of numbers. */
  readonly numbers?: DeskNumbers;
  /** Brands that were taken from the person here, and when: nothing of them is shared again by this log. */
  readonly lost?: Readonly<Record<string, number>>;
  /** Brands that the hub showed its person when last asked; absent: not known. */
  readonly shown?: readonly string[];
  /** Its person decided to share no more; absent: it shares. */
  readonly hasLeft?: boolean;
  readonly brands: Readonly<Record<string, Head & { readonly nameKey: string }>>;
}

export class HubMemory {
  private known: HubRecord | null;

  constructor(
    private readonly log: Log,
    private readonly onShown: () => void = () => undefined,
  ) {
    this.known = this.stored();
    this.shareNames();
  }

  /** Null: this desktop never had a hub. */
  get record(): HubRecord | null {
    return this.known;
  }

  /** What needs the team waits for it from the start, before anybody said where it is. */
  get isMember(): boolean {
    return this.known !== null && this.known.hasLeft !== true;
  }

  /** Another one for each life of the log: a restored copy is another desktop than the one it was copied from. */
  get desktop(): string {
    return fixedId('desktop', this.log.meta.generation);
  }

  /** The same for the same act on every desktop: done twice, it counts once. */
  operationOf(...parts: readonly string[]): string {
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
  }

  /** Inside the caller's transaction, or as one of its own. */
  change(change: Partial<HubRecord>): void {
    const before = this.known ?? {
      hubId: '',
      joinedAt: this.log.events.position(),
      pushedTo: 0,
      erasuresTold: this.log.erasures.countRecords(),
      workspaceVersion: 0,
      brands: {},
    };
    const after = { ...before, ...change };
    this.log.transact(() => this.log.meta.write(name, sealJson(this.log.keys.desktop, after, name)));
    this.known = after;
    const isOther = Object.keys(after.brands).length !== Object.keys(before.brands).length;
    if (isOther) this.shareNames();
  }

  /** Calls `onShown` when they are others than before. */
  noteShown(brands: readonly string[]): void {
    const before = this.known?.shown;
    if (before?.length === brands.length && brands.every((brand) => before.includes(brand))) return;
    this.change({ shown: brands });
    this.onShown();
  }

  /** Without a hub there is nobody who shows or hides. */
  isShown(brand: string): boolean {
    return !this.isMember || (this.known?.shown?.includes(brand) ?? true);
  }

  hasLost(brand: string): boolean {
    return this.known?.lost?.[brand] !== undefined;
  }

  /** With the end of its key, in that transaction. */
  lose(brand: string, at: number): void {
    const { [brand]: _, ...brands } = this.known?.brands ?? {};
    this.change({ brands, lost: { ...this.known?.lost, [brand]: at } });
  }

  headOf(brand: string): Head | null {
    return this.known?.brands[brand] ?? null;
  }

  /** Whether the hub has said something of every event here. */
  get isAllSaid(): boolean {
    return this.known !== null && this.known.pushedTo === this.log.events.position();
  }

  /** With what was read up to there, in its transaction. `isAllSaid`: of all that was here before, and so of all now. */
  reach(brand: string, head: Head, isAllSaid = false): void {
    const known = this.known?.brands[brand];
    if (known === undefined) return;
    const brands = { ...this.known?.brands, [brand]: { ...known, ...head } };
    this.change({ brands, ...(isAllSaid && { pushedTo: this.log.events.position() }) });
  }

  /** Call when a transaction that may have changed it was rolled back. */
  reread(): void {
    this.known = this.stored();
  }

  private stored(): HubRecord | null {
    const stored = this.log.meta.read(name);
    return stored === null ? null : (unsealJson(this.log.keys.desktop, stored, name) as HubRecord);
  }

  private shareNames(): void {
    for (const [brand, { nameKey }] of Object.entries(this.known?.brands ?? {}))
      this.log.cases.shareNames(asId<BrandId>(brand), blindIndexUnder(Buffer.from(nameKey, 'base64')));
  }
}
