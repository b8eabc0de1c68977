// Which case a channel's message belongs to, by blind keys: what makes a message that comes twice count once.
import { type AccountId, asId, type CaseId, type ExternalId } from '../../../shared/domain/ids';
import { bytesOf, type Database, fromHex, type Row, toHex } from './database';
import type { GatheredRows, Gathering, Values } from './gathered-rows';
import type { KeyRing } from './key-ring';

// The index holds every column once more, so that a check finds damage in either (see check-tables).
export const messageTables = `
  create table if not exists messages(name blob primary key, case_id blob not null, text_name blob) without rowid;
  create index if not exists messages_by_case on messages(case_id, text_name);
`;

export interface KnownMessage {
  readonly caseId: CaseId;
  readonly hasText: (text: string) => boolean;
}

/** Two texts of one message would have to agree in so many bytes to pass for one; earlier versions wrote 16. */
const textNameBytes = 8;
/** One question for so many messages costs less than five for one each; fewer are not asked for together. */
const askedAtOnce = 64;
const fewestExpected = 8;
const columns =
  'cast(name as blob) as name, cast(case_id as blob) as case_id, cast(text_name as blob) as text_name';

interface Expected {
  readonly name: Buffer;
  /** Null: it is not there; undefined: that has to be asked for. */
  stored: Values | null | undefined;
}

export class MessageIndex {
  private readonly rows: GatheredRows;
  private readonly select;
  private readonly selectMany;
  /** A message is looked for and then noted: its name is made once. */
  private named: {
    readonly accountId: AccountId;
    readonly externalId: ExternalId;
    readonly expected: Expected;
  } | null = null;
  private expectedOf: AccountId | null = null;
  private readonly expected = new Map<ExternalId, Expected>();

  constructor(
    database: Database,
    private readonly keys: KeyRing,
    gathering: Gathering,
  ) {
    this.rows = gathering.table({
      before: 'insert into messages(name, case_id, text_name) values',
      columns: 3,
      after: 'on conflict(name) do update set case_id = excluded.case_id, text_name = excluded.text_name',
      inOrder: true,
    });
    this.select = database.prepare(`select ${columns} from messages where name = ?`);
    const list = Array(askedAtOnce).fill('?').join(', ');
    this.selectMany = database.prepare(`select ${columns} from messages where name in (${list})`);
  }

  /** These are about to be looked for, and nobody else writes the table until the next call or `forget`. */
  expect(accountId: AccountId, externalIds: readonly ExternalId[]): void {
    this.forget();
    if (externalIds.length < fewestExpected) return;
    this.rows.write();
    this.expectedOf = accountId;
    for (const externalId of externalIds)
      if (!this.expected.has(externalId))
        this.expected.set(externalId, {
          name: this.keys.indexOf('message', accountId, externalId),
          stored: null,
        });
    const all = [...this.expected.values()];
    const byName = new Map(all.map((one) => [one.name.toString('latin1'), one]));
    for (let at = 0; at < all.length; at += askedAtOnce) {
      const names = Array.from(
        { length: askedAtOnce },
        (_, index) => (all[at + index] ?? all[at])?.name ?? null,
      );
      for (const row of this.selectMany.all(...names)) {
        const one = byName.get(Buffer.from(bytesOf(row, 'name')).toString('latin1'));
        if (one !== undefined) one.stored = valuesIn(row);
      }
    }
  }

  forget(): void {
    this.expected.clear();
    this.expectedOf = null;
    this.named = null;
  }

  remember(
    accountId: AccountId,
    message: { readonly externalId: ExternalId; readonly text: string | null },
    caseId: CaseId,
  ): void {
    const expected = this.expectedAs(accountId, message.externalId);
    const { name } = expected;
    expected.stored = undefined;
    const textName = message.text === null ? null : this.textName(message.text, textNameBytes);
    this.rows.add(name.toString('latin1'), [name, fromHex(caseId), textName]);
  }

  find(accountId: AccountId, externalId: ExternalId): KnownMessage | null {
    const expected = this.expectedAs(accountId, externalId);
    const { name, stored } = expected;
    const known =
      this.rows.find(name.toString('latin1')) ?? (stored === undefined ? this.stored(name) : stored);
    const [, caseId, textName] = known ?? [];
    if (!(caseId instanceof Uint8Array)) return null;
    return {
      caseId: asId<CaseId>(toHex(caseId)),
      hasText: (text) =>
        textName instanceof Uint8Array &&
        textName.length >= textNameBytes &&
        this.textName(text, textName.length).equals(textName),
    };
  }

  private textName(text: string, bytes: number): Buffer {
    return this.keys.indexOf('text', text).subarray(0, bytes);
  }

  private stored(name: Buffer): Values | null {
    const row = this.select.get(name);
    return row === null ? null : valuesIn(row);
  }

  private expectedAs(accountId: AccountId, externalId: ExternalId): Expected {
    const expected = this.expectedOf === accountId ? this.expected.get(externalId) : undefined;
    if (expected !== undefined) return expected;
    if (this.named?.externalId !== externalId || this.named.accountId !== accountId) {
      const name = this.keys.indexOf('message', accountId, externalId);
      this.named = { accountId, externalId, expected: { name, stored: undefined } };
    }
    return this.named.expected;
  }
}

function valuesIn(row: Row): Values {
  return [
    bytesOf(row, 'name'),
    bytesOf(row, 'case_id'),
    row.text_name === null ? null : bytesOf(row, 'text_name'),
  ];
}
