// The results of training as the team's hub meets them: what is to be given to it, what it has, and what did not hold.
import { type AgentId, asId } from '../../../shared/domain/ids';
import type { SignedRecord } from '../../../shared/domain/training/training-record';
import { readsResults, trainsOthers } from '../../../shared/domain/training/who-reads-results';
import { readTrainingFile, trainingFileText } from '../../../shared/ipc/training-file';
import type { ResultsOnTheirWay } from '../../../shared/ipc/training-port';
import type { HubDrill } from '../hub/hub-answers';
import type { FetchedResult, NamedResult, ResultsPort } from '../hub/results-at-hub';
import type { Log } from '../log/open-log';
import type { WorkspaceStore } from '../workspace-store';
import { type DrillUnderWay, readOpenTraining, writeOpenTraining } from './open-sitting';
import { isSignedBy, keyWords, ownKeyWords } from './record-signer';
import { exportTraining, type KeptRecord, keepRecord, keptRecords } from './training-records';

/** The newest that are told of. */
const refusedTold = 20;

export class ResultDesk implements ResultsPort {
  private readonly listeners: (() => void)[] = [];
  /** False once everything that is here was looked at, and nothing is to be given. */
  private mayWait = true;
  private refusals: ResultsOnTheirWay['refused'] = [];
  /** The hub would not have them; it is asked again once the definition is another one. */
  private readonly declinedIds = new Set<string>();
  /** Others than before, for who shows results. */
  changes = 0;

  constructor(
    private readonly log: Log,
    private readonly workspace: Pick<WorkspaceStore, 'current' | 'onChanged'>,
  ) {
    // Another definition may let the person here give more.
    workspace.onChanged(() => {
      this.mayWait = true;
      this.declinedIds.clear();
    });
  }

  onRecorded(work: () => void): void {
    this.listeners.push(work);
  }

  /** A result was made or brought here, once it is in the log. */
  recorded(): void {
    this.mayWait = true;
    this.changes += 1;
    for (const work of this.listeners) work();
  }

  /** What of somebody's own is still to be given, and what did not hold. */
  onTheirWay(agent: AgentId): ResultsOnTheirWay {
    const waiting = this.waitingOf(agent).filter((one) => one.agent === agent).length;
    return { waiting, refused: this.refusals };
  }

  /** As a file: steps that were sat at this desktop, and drills, which are everybody's. Null: there are none. */
  madeHere(): string | null {
    const own = ownKeyWords(this.log);
    const isOurs = ({ record, signed }: KeptRecord) =>
      record.kind === 'drill' || keyWords(signed.key) === own;
    return keptRecords(this.log).some(isOurs) ? exportTraining(this.log, isOurs) : null;
  }

  waiting(agent: string): readonly NamedResult[] {
    if (!this.mayWait) return [];
    const found = this.waitingOf(asId<AgentId>(agent));
    if (found.length === 0) this.mayWait = false;
    return found.map(({ signed, record, agent: filed }) => ({ ...signed, id: record.id, agent: filed }));
  }

  given(results: readonly NamedResult[]): void {
    if (results.length === 0) return;
    const told = new Map(results.map(({ id, agent }) => [id, agent] as const));
    // One that was filed anew meanwhile waits again.
    this.keep(keptRecords(this.log).filter(({ record, agent }) => told.get(record.id) === agent));
  }

  declined(id: string, why: string): void {
    this.declinedIds.add(id);
    this.tellOf({ id, by: null, why });
  }

  filed(): ReadonlyMap<string, string | null> {
    return new Map(keptRecords(this.log).map(({ record, agent }) => [record.id, agent] as const));
  }

  refile(id: string, agent: string | null): void {
    const known = keptRecords(this.log).find(({ record }) => record.id === id);
    if (known !== undefined) this.keep([{ ...known, agent: agent === null ? null : asId<AgentId>(agent) }]);
  }

  /** A hub that wrote one itself, or changed one, is found out by the signature. */
  take(results: readonly FetchedResult[]): void {
    const text = trainingFileText(
      results.map(({ payload, key, signature }) => ({ payload, key, signature })),
    );
    const { found } = readTrainingFile(text);
    const sound = new Map(found.map((one) => [one.line - 2, one] as const));
    const kept = results.flatMap((result, index): readonly KeptRecord[] => {
      const one = sound.get(index);
      const agent = result.agent === null ? null : asId<AgentId>(result.agent);
      const holds = one !== undefined && isSignedBy(one.signed) && one.record.id === result.id;
      if (holds && (one.record.kind === 'step') === (agent !== null))
        return [{ signed: one.signed, record: one.record, agent }];
      this.tellOf({ id: result.id, by: result.givenBy, why: 'signature' });
      return [];
    });
    this.keep(kept);
    if (kept.length > 0) for (const work of this.listeners) work();
  }

  /** The same on every desktop of the hub: it stands in the log, so that a restart shows it before the hub is met. */
  drillRuns(drill: HubDrill | null): void {
    const open = readOpenTraining(this.log);
    if (drill === null ? open.drill?.isShared !== true : open.drill?.id === drill.id) return;
    writeOpenTraining(this.log, { ...open, drill: drill === null ? null : sharedDrill(drill) });
    this.changes += 1;
  }

  /** One that the hub was given in another way. */
  keepAtHub(kept: KeptRecord): SignedRecord {
    this.keep([kept]);
    return { record: kept.record, agent: kept.agent, signer: keyWords(kept.signed.key) };
  }

  private waitingOf(agent: AgentId): readonly KeptRecord[] {
    const team = this.workspace.current();
    const person = team?.members.find(({ id }) => id === agent);
    if (team === null || person === undefined) return [];
    return keptRecords(this.log).filter(
      (one) =>
        one.atHub !== true &&
        !this.declinedIds.has(one.record.id) &&
        (one.agent === null ? trainsOthers(person, team) : readsResults(person, one.agent, team)),
    );
  }

  private keep(records: readonly KeptRecord[]): void {
    if (records.length === 0) return;
    this.log.transact(() => {
      for (const { signed, agent } of records) keepRecord(this.log, { signed, agent, atHub: true });
    });
    this.changes += 1;
  }

  private tellOf(refusal: ResultsOnTheirWay['refused'][number]): void {
    this.refusals = [...this.refusals.filter(({ id }) => id !== refusal.id), refusal].slice(-refusedTold);
    this.changes += 1;
  }
}

/** What happened before it is told from the rest by time: entries of the team come in whatever order desktops meet. */
function sharedDrill({ id, drill, startedAt, by }: HubDrill): DrillUnderWay {
  return { id, drill, startedAt, by: asId<AgentId>(by), position: 0, isShared: true };
}
