// What was lost when a log was made anew from a damaged one; kept in the new log, so that it is said until read.
import type { Meta } from './meta';

/** First and last position, in the numbering of the damaged log. */
export type Gap = readonly [from: number, to: number];

export interface SalvageReport {
  /** Events that were known to be there and could not be verified. */
  readonly lost: number;
  /** Where they stood; the first hundred places. */
  readonly gaps: readonly Gap[];
  /** Name of the folder beside the log that holds the damaged files. */
  readonly asideFolder: string;
}

const name = 'salvage';

export function readSalvageReport(meta: Meta): SalvageReport | null {
  const stored = meta.read(name);
  return stored === null ? null : (JSON.parse(Buffer.from(stored).toString('utf8')) as SalvageReport);
}

/** Inside the caller's transaction. */
export function writeSalvageReport(meta: Meta, report: SalvageReport): void {
  meta.write(name, Buffer.from(JSON.stringify(report)));
}
