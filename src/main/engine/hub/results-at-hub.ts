// Results of training across a team: those from here are given to the hub, and those the person here may read are fetched.
import type { HubDrill, HubResult } from './hub-answers';
import type { HubClient } from './hub-client';
import { HubError } from './hub-error';

/** A result under its name, which is the same wherever it is known. */
export interface NamedResult extends HubResult {
  readonly id: string;
}

export interface FetchedResult extends NamedResult {
  /** Whose login gave it to the hub. */
  readonly givenBy: string;
}

export interface ResultsPort {
  /** What the hub has not said yet that it has, of what its person may give. */
  readonly waiting: (agent: string) => readonly NamedResult[];
  /** The hub has them, under whom they are filed here. */
  readonly given: (results: readonly NamedResult[]) => void;
  /** The hub will not have it, and why: it waits no more. */
  readonly declined: (id: string, why: string) => void;
  /** Under whom each result is filed here; null: a drill's. */
  readonly filed: () => ReadonlyMap<string, string | null>;
  /** Found at the hub under somebody else. */
  readonly refile: (id: string, agent: string | null) => void;
  /** Checks what the hub has, and keeps what holds. */
  readonly take: (results: readonly FetchedResult[]) => void;
  /** The drill that all desktops of the hub hold together; null: none runs. */
  readonly drillRuns: (drill: HubDrill | null) => void;
  /** There may be something to give. */
  readonly onRecorded: (work: () => void) => void;
}

type Client = Pick<HubClient, 'giveResults' | 'resultList' | 'results'>;

interface News {
  readonly agent: string | null;
  /** Absent: the hub is older than results are. */
  readonly newest: number | undefined;
  /** Of the definition: another one may let the person here read and give more. */
  readonly version: number;
}

const atOnce = 100;
const givenCharacters = 4_000_000;
/** As many as the hub lists on a page. */
const listed = 2_000;

export class ResultsAtHub {
  /** False once the hub has said that it is older than drills of several desktops. */
  sharesDrills = true;
  private client: Client | null = null;
  private version = -1;
  private readTo = 0;
  private missing: readonly string[] = [];
  /** One by one, once the hub could not read a lot. */
  private lotSize = atOnce;

  constructor(private readonly ports: ResultsPort) {}

  /** As soon as the pulse says it, or it would overtake what is begun and ended here. Undefined: the hub is older than drills. */
  hear(drill: HubDrill | null | undefined): void {
    this.sharesDrills = drill !== undefined;
    if (drill !== undefined) this.ports.drillRuns(drill);
  }

  /** One lot in each direction, so that claims and leases never wait for long. False: there is more. */
  async go(client: Client, { agent, newest, version }: News): Promise<boolean> {
    if (agent === null || newest === undefined) return true;
    if (client !== this.client || version !== this.version) this.begin(client, version);
    const isAllGiven = await this.give(client, agent);
    if (newest > this.readTo) await this.list(client, newest);
    return (await this.fetch(client)) && isAllGiven && newest <= this.readTo;
  }

  private begin(client: Client, version: number): void {
    this.client = client;
    this.version = version;
    this.readTo = 0;
    this.missing = [];
    this.lotSize = atOnce;
  }

  private async give(client: Client, agent: string): Promise<boolean> {
    const waiting = this.ports.waiting(agent);
    const lot = lotOf(waiting, this.lotSize);
    if (lot.length === 0) return true;
    const outcomes = await outcomesOf(() => client.giveResults(lot.map(({ id: _, ...result }) => result)));
    if (outcomes === null && lot.length > 1) {
      this.lotSize = 1;
      return false;
    }
    this.ports.given(lot.filter((_, index) => isThere(outcomes?.[index])));
    lot.forEach(({ id }, index) => {
      const outcome = outcomes?.[index] ?? 'malformed';
      if (!isThere(outcome)) this.ports.declined(id, outcome);
    });
    return lot.length === waiting.length;
  }

  private async list(client: Client, newest: number): Promise<void> {
    const page = await client.resultList(this.readTo);
    const filed = page.length === 0 ? new Map() : this.ports.filed();
    for (const { id, agent } of page) {
      const known = filed.get(id);
      if (known === undefined) this.missing = [...this.missing, id];
      else if (known !== agent) this.ports.refile(id, agent);
    }
    const last = page.at(-1)?.no ?? 0;
    this.readTo = page.length < listed ? Math.max(newest, last) : last;
  }

  private async fetch(client: Client): Promise<boolean> {
    const wanted = this.missing.slice(0, atOnce);
    if (wanted.length === 0) return true;
    const found = await client.results(wanted);
    this.ports.take(found);
    const come = new Set(found.map(({ id }) => id));
    // A page is full at so many bytes. Where nothing comes any more, the hub shows the person here nothing of it.
    const again = found.length === 0 ? [] : wanted.filter((id) => !come.has(id));
    this.missing = [...again, ...this.missing.slice(atOnce)];
    return this.missing.length === 0;
  }
}

const isThere = (outcome: string | undefined) => outcome === 'taken' || outcome === 'known';

/** Null: the hub could not read what it was given. */
async function outcomesOf(work: () => Promise<readonly string[]>): Promise<readonly string[] | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HubError && error.fault.kind === 'refused') return null;
    throw error;
  }
}

function lotOf(waiting: readonly NamedResult[], atMost: number): readonly NamedResult[] {
  const lot: NamedResult[] = [];
  let characters = 0;
  for (const one of waiting.slice(0, atMost)) {
    characters += one.payload.length;
    if (lot.length > 0 && characters > givenCharacters) break;
    lot.push(one);
  }
  return lot;
}
