// Which case a channel's message belongs to, by blind keys: what makes a message that comes twice count once.
import { type AccountId, asId, type CaseId, type ExternalId } from '../../../shared/domain/ids';
import { bytesOf, type Database, fromHex, hexOf } from './database';
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
  private readonly insert;
  private readonly select;

  constructor(
    database: Database,
    private readonly keys: KeyRing,
  ) {
    this.insert = database.prepare(
      'insert into messages(name, case_id, text_name) values (?, ?, ?) on conflict(name) do update set text_name = excluded.text_name',
    );
    this.select = database.prepare(
      'select cast(case_id as blob) as case_id, cast(text_name as blob) as text_name from messages where name = ?',
    );
  }

  remember(
    accountId: AccountId,
    message: { readonly externalId: ExternalId; readonly text: string | null },
    caseId: CaseId,
  ): void {
    const textName = message.text === null ? null : this.keys.indexOf('text', message.text);
    this.insert.run(this.nameOf(accountId, message.externalId), fromHex(caseId), textName);
  }

  find(accountId: AccountId, externalId: ExternalId): KnownMessage | null {
    const row = this.select.get(this.nameOf(accountId, externalId));
    if (row === null) return null;
    const known = row.text_name === null ? null : bytesOf(row, 'text_name');
    return {
      caseId: asId<CaseId>(hexOf(row, 'case_id')),
      hasText: (text) => known !== null && this.keys.indexOf('text', text).equals(known),
    };
  }

  private nameOf(accountId: AccountId, externalId: ExternalId): Buffer {
    return this.keys.indexOf('message', accountId, externalId);
  }
}
