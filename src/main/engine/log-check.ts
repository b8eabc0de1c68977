// Looks once through what carries no seal in the log, a table at a time, on a thread of its own.
import { LogUnreadable } from './log/database';
import { openLogReader, readerSuffixes } from './log/open-log';

export interface LogCheckPorts {
  readonly logFile: string;
  readonly dataKey: Uint8Array;
  /** Runs work after a pause, in which the machine may do what somebody waits for. */
  readonly later: (work: () => void) => void;
  /** Null: nothing is wrong. Otherwise what does not agree with what. */
  readonly ended: (damage: string | null) => void;
}

/** Returns what stops it, after the table it is at. */
export function checkLog({ logFile, dataKey, later, ended }: LogCheckPorts): () => void {
  const reader = openLogReader(logFile, dataKey, readerSuffixes[2]);
  const tables = reader.checks()[Symbol.iterator]();
  let isStopped = false;
  const end = (damage: string | null) => {
    reader.close();
    ended(damage);
  };
  const step = () => {
    if (isStopped) return end(null);
    try {
      if (tables.next().done) end(null);
      else later(step);
    } catch (error) {
      if (!(error instanceof LogUnreadable)) throw error;
      end(error.message);
    }
  };
  later(step);
  return () => {
    isStopped = true;
  };
}
