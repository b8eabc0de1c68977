// Under which number a case stands in the index: its own, or one below zero where two desktops gave out the same.
import type { Case } from '../../../shared/domain/case';
import { asId, type CaseId } from '../../../shared/domain/ids';
import { type Database, fromHex, hexOf, numberOf } from './database';

/** More than any desk ever counts to. */
const span = 2 ** 32;

type Numbered = Pick<Case, 'id' | 'number'>;

/** Whoever uses it sees to it that gathered rows of the table are written before. */
export class CaseRowKeys {
  private readonly below;
  private readonly holder;
  private readonly remove;
  private readonly empty;
  private aliases: Map<CaseId, number> | null = null;

  constructor(database: Database) {
    this.below = database.prepare(
      'select number, cast(case_id as blob) as case_id from cases where number < 0',
    );
    this.holder = database.prepare('select cast(case_id as blob) as case_id from cases where number = ?');
    this.remove = database.prepare('delete from cases where case_id = ?');
    this.empty = database.prepare(
      `update cases set customer = x'', thread = x'', is_open = 0, due_at = null, wake_at = null, look_at = null, is_red = 0, last_position = ? where case_id = ?`,
    );
  }

  of({ id, number }: Numbered): number {
    return this.known.get(id) ?? number;
  }

  /** A free place for a case that is not in the index, or the one it has. */
  place({ id, number }: Numbered): number {
    for (let key = number; ; key -= span) {
      const row = this.holder.get(key);
      if (row !== null && hexOf(row, 'case_id') !== id) continue;
      if (key !== number) this.known.set(id, key);
      return key;
    }
  }

  takeOut(id: CaseId): void {
    this.remove.run(fromHex(id));
    this.known.delete(id);
  }

  bury(id: CaseId, lastPosition: number): void {
    this.empty.run(lastPosition, fromHex(id));
  }

  forget(): void {
    this.aliases = null;
  }

  private get known(): Map<CaseId, number> {
    this.aliases ??= new Map(
      this.below.all().map((row) => [asId<CaseId>(hexOf(row, 'case_id')), numberOf(row, 'number')]),
    );
    return this.aliases;
  }
}

/** The number that people say, of a case that stands under this one. */
export function spokenNumber(key: number): number {
  return key < 0 ? key + Math.ceil(-key / span) * span : key;
}
