// The results of training that this desktop knows: its own, and those that were brought to it in a file.
import type { AgentId } from '../../../shared/domain/ids';
import type { SignedRecord, TrainingRecord } from '../../../shared/domain/training/training-record';
import { readTrainingFile, type SignedText, trainingFileText } from '../../../shared/ipc/training-file';
import type { ImportedTraining } from '../../../shared/ipc/training-port';
import type { Log } from '../log/open-log';
import { isSignedBy, keyWords, signRecord } from './record-signer';

/** Of years of learning; the oldest beyond them are kept and not read. */
const recordsRead = 20_000;

interface Kept {
  readonly signed: SignedText;
  readonly agent: AgentId | null;
  /** The team's hub has it, filed as it is here. */
  readonly atHub?: boolean;
}

export interface KeptRecord extends Kept {
  readonly record: TrainingRecord;
}

/** Oldest first. */
export function trainingRecords(log: Log): readonly SignedRecord[] {
  return keptRecords(log).map(({ signed, agent, record }) => ({
    record,
    agent,
    signer: keyWords(signed.key),
  }));
}

/** Signs and keeps a record made here, in a transaction of its own. */
export function recordTraining(log: Log, record: TrainingRecord): SignedRecord {
  const agent = record.kind === 'step' ? record.agent : null;
  const signed = log.transact(() => {
    const made = signRecord(log, record);
    keepRecord(log, { signed: made, agent });
    return made;
  });
  return { record, agent, signer: keyWords(signed.key) };
}

/** The records that are wanted as a file. */
export function exportTraining(log: Log, isWanted: (kept: KeptRecord) => boolean): string {
  const kept = keptRecords(log).filter(isWanted);
  return trainingFileText(kept.map(({ signed }) => signed));
}

interface WhoseSteps {
  /** Whose those steps are that do not say it by themselves; null: as the file says. */
  readonly agent: AgentId | null;
  readonly members: readonly { readonly id: AgentId }[];
}

/**
 * Takes in the records of a file that are well-formed, well signed and not known yet; what is wrong is told by its line.
 * What a member sat under their own name stays theirs. Other steps are filed under `agent`, who had another name where
 * they were made; those that are known already, under another name, move there.
 */
export function importTraining(log: Log, text: string, whose: WhoseSteps): ImportedTraining {
  const { found, problems } = readTrainingFile(text);
  const known = new Map(keptRecords(log).map((kept) => [kept.record.id, kept] as const));
  const wrong = [...problems];
  const fresh: KeptRecord[] = [];
  let knownAlready = 0;
  for (const { line, signed, record } of found) {
    const before = known.get(record.id);
    const agent = ownerOf(record, whose);
    if (!isSignedBy(signed)) {
      wrong.push({ line, path: 'signature', reason: 'is not that of what stands here: it was changed' });
    } else if (before !== undefined && before.signed.payload !== signed.payload) {
      wrong.push({
        line,
        path: 'payload.id',
        reason: 'names a record that is known here with other contents',
      });
    } else if (before === undefined || (whose.agent !== null && before.agent !== agent)) {
      // Who signed it first signed it.
      const taken = { signed: before?.signed ?? signed, record, agent };
      known.set(record.id, taken);
      fresh.push(taken);
    } else knownAlready += 1;
  }
  if (fresh.length > 0)
    log.transact(() => {
      for (const { signed, agent } of fresh) keepRecord(log, { signed, agent });
    });
  return {
    taken: fresh.length,
    known: knownAlready,
    problems: wrong.sort((a, b) => a.line - b.line),
  };
}

function ownerOf(record: TrainingRecord, { agent, members }: WhoseSteps): AgentId | null {
  if (record.kind !== 'step') return null;
  const isMembers = !record.sandbox && members.some(({ id }) => id === record.agent);
  return isMembers ? record.agent : (agent ?? record.agent);
}

/** Oldest first, each once, as it was filed last. */
export function keptRecords(log: Log): readonly KeptRecord[] {
  const byId = new Map<string, KeptRecord>();
  for (const text of log.desk.listTraining(recordsRead)) {
    const kept = JSON.parse(text) as Kept;
    const record = JSON.parse(kept.signed.payload) as TrainingRecord;
    if (!byId.has(record.id)) byId.set(record.id, { ...kept, record });
  }
  return [...byId.values()].reverse();
}

export function keepRecord(log: Log, kept: Kept): void {
  log.desk.addTraining(JSON.stringify(kept));
}
