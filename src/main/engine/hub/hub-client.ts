// The hub's functions as typed calls. Each may be repeated: operations say who they are, and are done once.
import type pg from 'pg';
import type { z } from 'zod';
import type { SignedText } from '../../../shared/ipc/training-file';
import { feedRow, filePieceRow, type HubAnswers, type HubResult, hubAnswers } from './hub-answers';
import { ask, type HubAddress, openConnection } from './hub-connection';
import type { HubEntry } from './hub-entry';
import { HubError, unreadableAnswer } from './hub-error';
import { schemaNumber } from './migrations';
import { scramProof } from './scram-proof';

export interface HubStep {
  readonly step: string;
  readonly events: readonly HubStepEvent[];
  /** Moves the cursor of a leased account together with what was read up to it. */
  readonly cursor?: { readonly account: string; readonly fence: number; readonly cursor: string | null };
}

export interface HubStepEvent {
  readonly op: string;
  readonly caseId: string;
  readonly kind: string;
  readonly at: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly customer?: string | null;
  /** The key the body is sealed with; refused as `erased` when it is gone. */
  readonly keyNo?: number | null;
  /** Base64. */
  readonly body?: string;
}

export interface Pulse {
  readonly desktop: string;
  readonly name: string;
  readonly holds: readonly string[];
  readonly heads: Readonly<Record<string, { readonly seq: number; readonly hash: string }>>;
  readonly presence: {
    readonly brand: string;
    readonly caseId: string;
    readonly doing: 'reads' | 'writes';
  } | null;
  readonly seenWorkspace: number;
}

export interface PermitRequest {
  readonly brand: string;
  readonly caseId: string;
  readonly replyId: string;
  /** Blind name of the newest customer message the sender knows, in hex. */
  readonly message: string | null;
  readonly desktop: string;
  readonly fence: number;
  readonly digest: string;
}

export interface PermitEnd {
  readonly brand: string;
  readonly caseId: string;
  readonly replyId: string;
  readonly version: number;
  readonly desktop: string;
  readonly outcome: 'sent' | 'not-sent';
}

/** A file of a reply; `file` is its id in hex. */
export interface HubFile {
  readonly brand: string;
  readonly replyId: string;
  readonly file: string;
}

export interface HubFilePiece extends HubFile {
  /** From 1 to `pieces`. */
  readonly piece: number;
  readonly pieces: number;
  readonly keyNo: number;
}

interface HubGrant {
  readonly agent: string;
  readonly brand: string;
  readonly action: string;
  readonly tier?: string | null;
  readonly channel?: string | null;
  readonly team?: string | null;
  readonly safety?: boolean | null;
}

export interface HubFacts {
  readonly brands: readonly string[];
  readonly accounts: readonly {
    readonly account: string;
    readonly brand: string;
    readonly channel: string;
  }[];
  readonly grants: readonly HubGrant[];
  /** They count only while a crisis of the brand lasts; a hub that is older than that gives them nothing. */
  readonly reserveGrants?: readonly HubGrant[];
  readonly approvals?: readonly {
    readonly agent: string;
    readonly brand: string;
    readonly tier?: string | null;
    readonly channel?: string | null;
    readonly contactType?: string | null;
    readonly needs: 'none' | 'peer' | 'supervisor' | 'two';
  }[];
  readonly approvalValidMs?: number;
  /** The very words, as a digest, that acknowledge by themselves. */
  readonly receipts?: readonly {
    readonly brand: string;
    readonly channel: string;
    readonly words: string;
  }[];
}

export type ClaimRules = Readonly<
  Partial<Record<'teams' | 'tiers' | 'channels', readonly string[]>> & { readonly atMost?: number }
>;

type Answer<Name extends keyof HubAnswers> = Promise<HubAnswers[Name]>;

/** Connects, and refuses a hub whose schema is newer than what this product speaks. Throws `HubError` only. */
export async function connectHub(address: HubAddress): Promise<HubClient> {
  const client = new HubClient(await openConnection(address));
  try {
    const { schema } = await client.hello();
    if (schema <= schemaNumber) return client;
    throw new HubError(
      { kind: 'newer-schema' },
      `the hub has schema ${schema}, this product knows ${schemaNumber}`,
    );
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** One connection; calls run one after another. Every call throws `HubError` and nothing else. */
export class HubClient {
  readonly #connection: pg.Client;
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: pg.Client) {
    this.#connection = connection;
  }

  hello = (): Answer<'hello'> => this.#call('hello', hubAnswers.hello, []);

  pulse = (pulse: Pulse): Answer<'pulse'> => this.#call('pulse', hubAnswers.pulse, [json(pulse)]);

  /** `desktop` is this desktop's secret; others see only the name the hub makes of it. */
  append = (brand: string, desktop: string, steps: readonly HubStep[]): Answer<'append'> =>
    this.#call('append', hubAnswers.append, [brand, desktop, json(steps)]);

  keys = (brand: string, numbers: readonly number[]): Answer<'keys'> =>
    this.#call('keys', hubAnswers.keys, [brand, numbers]);

  keyFor = (brand: string, customers: readonly string[]): Answer<'keys'> =>
    this.#call('key_for', hubAnswers.keys, [brand, customers]);

  /** A block of case numbers, beyond the highest one that is known here and there. */
  numbers = (desktop: string, count: number, beyond: number): Answer<'numbers'> =>
    this.#call('numbers', hubAnswers.numbers, [desktop, count, beyond]);

  claimNext = (
    brands: readonly string[],
    by: { readonly desktop: string; readonly op: string },
    rules: ClaimRules = {},
  ): Answer<'claimNext'> =>
    this.#call('claim_next', hubAnswers.claimNext, [brands, by.desktop, by.op, json(rules)]);

  lease = (account: string, desktop: string, want = true): Answer<'lease'> =>
    this.#call('lease', hubAnswers.lease, [account, desktop, want]);

  unlease = (account: string, desktop: string): Answer<'unlease'> =>
    this.#call('unlease', hubAnswers.unlease, [account, desktop]);

  /** Whether this reply may leave now. A request under it is aborted `validMs` after the call was made. */
  permit = (request: PermitRequest): Answer<'permit'> =>
    this.#call('permit', hubAnswers.permit, [json(request)]);

  permitEnd = (end: PermitEnd): Answer<'permitEnd'> =>
    this.#call('permit_end', hubAnswers.permitEnd, [json(end)]);

  workspace = (): Answer<'workspace'> => this.#call('workspace', hubAnswers.workspace, []);

  publish = (edit: {
    readonly base: number;
    readonly document: string;
    readonly facts: HubFacts;
    readonly note: string;
  }): Answer<'publish'> =>
    this.#call('publish', hubAnswers.publish, [edit.base, edit.document, json(edit.facts), edit.note]);

  members = (): Answer<'members'> => this.#call('members', hubAnswers.members, []);

  /** The password stays here: the hub gets only what a server keeps of it. */
  invite = (login: string, agent: string, password: string): Answer<'invite'> =>
    this.#call('invite', hubAnswers.invite, [login, agent, scramProof(password)]);

  setPassword = (login: string, password: string): Answer<'setPassword'> =>
    this.#call('set_password', hubAnswers.setPassword, [login, scramProof(password)]);

  remove = (agent: string): Answer<'remove'> => this.#call('remove', hubAnswers.remove, [agent]);

  verify = (brand: string): Answer<'verify'> => this.#call('verify', hubAnswers.verify, [brand]);

  erase = (request: {
    readonly brand: string;
    readonly customer: string;
    readonly desktop: string;
    readonly op: string;
  }): Answer<'erase'> => this.#call('erase', hubAnswers.erase, [json(request)]);

  /** A piece that is there already stays as it is. Refused once the reply was told, and past the limits of docs/hub.md. */
  putFile = (piece: HubFilePiece, body: Uint8Array): Answer<'putFile'> =>
    this.#call('put_file', hubAnswers.putFile, [json(piece), body]);

  hasFile = (file: HubFile): Answer<'hasFile'> => this.#call('has_file', hubAnswers.hasFile, [json(file)]);

  /** At most 100 of them, and 16 MB. */
  giveResults = (results: readonly HubResult[]): Answer<'giveResults'> =>
    this.#call('give_results', hubAnswers.giveResults, [json(results)]);

  resultList = (after: number): Answer<'resultList'> =>
    this.#call('result_list', hubAnswers.resultList, [after]);

  /** At most 100 are asked for; those beyond 8 MB are not among the answers. */
  results = (ids: readonly string[]): Answer<'results'> => this.#call('results', hubAnswers.results, [ids]);

  /** `known`: the drills of the definition. Refused while another one runs, and on a hub that is not for practice. */
  beginDrill = (id: string, drill: string, known: readonly string[]): Answer<'beginDrill'> =>
    this.#call('begin_drill', hubAnswers.beginDrill, [json({ id, drill, known })]);

  endDrill = (id: string, result: SignedText): Answer<'endDrill'> =>
    this.#call('end_drill', hubAnswers.endDrill, [id, json(result)]);

  /** Null: it is not there, or no more. */
  async getFile(
    file: HubFile,
    piece: number,
  ): Promise<{ readonly keyNo: number; readonly body: Uint8Array } | null> {
    const rows = await this.#ask('SELECT * FROM api.get_file($1)', [json({ ...file, piece })]);
    const parsed = filePieceRow.array().safeParse(rows);
    if (!parsed.success) throw unreadableAnswer('get_file', parsed.error);
    const [row] = parsed.data;
    return row === undefined ? null : { keyNo: row.key_no, body: row.body };
  }

  /** Entries after a place, in order; at most 5,000 or 16 MB of bodies. An empty page is the end. */
  async feed(brand: string, after: number, limit: number): Promise<readonly HubEntry[]> {
    const rows = await this.#ask('SELECT * FROM api.feed($1, $2, $3)', [brand, after, limit]);
    const parsed = feedRow.array().safeParse(rows);
    if (!parsed.success) throw unreadableAnswer('feed', parsed.error);
    return parsed.data.map(({ taken_at: takenAt, case_id: caseId, key_no: keyNo, ...rest }) => ({
      ...rest,
      brand,
      takenAt,
      caseId,
      keyNo,
    }));
  }

  /** Calls `onHint` when something may be new. A hint can be lost at any time: who relies on it still looks by the clock. */
  async listen(onHint: () => void): Promise<void> {
    this.#connection.on('notification', onHint);
    await this.#ask('LISTEN semaforo', []);
  }

  /** Calls once when the connection is gone, whoever ended it. */
  onClose(work: () => void): void {
    this.#connection.once('end', work);
  }

  async close(): Promise<void> {
    await this.#connection.end().catch(() => {});
  }

  /** The driver's own queue is going away. */
  #ask(text: string, values: readonly unknown[]): Promise<unknown[]> {
    const asked = this.#last.then(() => ask(this.#connection, text, values));
    this.#last = asked.catch(() => undefined);
    return asked;
  }

  async #call<Schema extends z.ZodType>(
    name: string,
    schema: Schema,
    values: readonly unknown[],
  ): Promise<z.infer<Schema>> {
    const places = values.map((_, index) => `$${index + 1}`).join(', ');
    const [row] = await this.#ask(`SELECT api.${name}(${places}) AS answer`, values);
    const parsed = schema.safeParse((row as { answer?: unknown } | undefined)?.answer);
    if (!parsed.success) throw unreadableAnswer(name, parsed.error);
    return parsed.data;
  }
}

const json = (value: unknown) => JSON.stringify(value);
