// Which case a channel's message belongs to, by blind keys: what makes a message that comes twice count once.
import { type AccountId, asId, type CaseId, type ExternalId } from '../../../shared/domain/ids';
import { bytesOf, type Database, fromHex, toHex } from './database';
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

export class MessageIndex {
  private readonly rows: GatheredRows;
  private readonly select;
  /** A message is looked for and then noted: its name is made once. */
  private named: {
    readonly accountId: AccountId;
    readonly externalId: ExternalId;
    readonly name: Buffer;
  } | null = null;

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
    this.select = database.prepare(
      'select cast(case_id as blob) as case_id, cast(text_name as blob) as text_name from messages where name = ?',
    );
  }

  remember(
    accountId: AccountId,
    message: { readonly externalId: ExternalId; readonly text: string | null },
    caseId: CaseId,
  ): void {
    const name = this.nameOf(accountId, message.externalId);
    const textName = message.text === null ? null : this.keys.indexOf('text', message.text);
    this.rows.add(name.toString('latin1'), [name, fromHex(caseId), textName]);
  }

  find(accountId: AccountId, externalId: ExternalId): KnownMessage | null {
    const name = this.nameOf(accountId, externalId);
    const [, caseId, textName] = this.rows.find(name.toString('latin1')) ?? this.stored(name) ?? [];
    if (!(caseId instanceof Uint8Array)) return null;
    return {
      caseId: asId<CaseId>(toHex(caseId)),
      hasText: (text) => textName instanceof Uint8Array && this.keys.indexOf('text', text).equals(textName),
    };
  }

  private stored(name: Buffer): Values | null {
    const row = this.select.get(name);
    if (row === null) return null;
    return [name, bytesOf(row, 'case_id'), row.text_name === null ? null : bytesOf(row, 'text_name')];
  }

  private nameOf(accountId: AccountId, externalId: ExternalId): Buffer {
    if (this.named?.externalId !== externalId || this.named.accountId !== accountId)
      this.named = { accountId, externalId, name: this.keys.indexOf('message', accountId, externalId) };
    return this.named.name;
  }
}
