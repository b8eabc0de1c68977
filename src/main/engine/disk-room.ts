// Whether the disk has room for what channels bring; the last of it is kept for what people write here.
import type { Clock } from './clock';

/** Below this nothing more is taken in (reliability.md, section 4: under 500 MB, never under 0). */
export const usualReserveBytes = 500 * 1024 * 1024;
const lookEveryMs = 1_000;

export interface DiskRoomPorts {
  readonly clock: Clock;
  /** Null when the system does not tell. */
  readonly freeBytes: () => number | null;
  readonly reserveBytes: number;
}

export class DiskRoom {
  private seen: { readonly at: number; readonly isScarce: boolean } | null = null;

  constructor(private readonly ports: DiskRoomPorts) {}

  /** At most a second old; a system that does not tell how much is free is trusted to say when it is full. */
  isScarce(): boolean {
    const { clock, freeBytes, reserveBytes } = this.ports;
    const now = clock.now();
    if (this.seen === null || Math.abs(now - this.seen.at) >= lookEveryMs) {
      const free = freeBytes();
      this.seen = { at: now, isScarce: free !== null && free < reserveBytes };
    }
    return this.seen.isScarce;
  }
}
