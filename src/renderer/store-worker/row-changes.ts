// What was applied, as the page is told of it.
import type { CaseRow } from '../../shared/domain/case-row';
import { rankOf, viewsOfKeys } from '../../shared/domain/list-key';
import type { FeedStep } from '../../shared/ipc/feed';
import { countersOf } from './apply';
import type { Changes, SealedChange } from './delta-outbox';
import type { Happened } from './happened';

/** `plain` are those of the rows that came open. */
export function changesOf({ changed, removed, head }: Happened, plain: readonly CaseRow[]): Changes {
  const open = new Map(plain.map((row) => [row.id, row]));
  return {
    changed: changed.map(({ id, stored, before, views }) => ({
      id,
      row: open.get(id) ?? null,
      rank: rankOf(stored.viewKeys[0] ?? ''),
      views,
      entered: views.filter((view) => !before.includes(view)),
    })),
    removed: removed.map(({ id }) => id),
    counters: countersOf(head),
  };
}

/** Of a step that is not applied yet; which views are new to its cases is not known. */
export function changesBefore({ rows, plain }: FeedStep): readonly SealedChange[] {
  const open = new Map(plain.map((row) => [row.id, row]));
  return rows.map(({ id, keys }) => ({
    id,
    row: open.get(id) ?? null,
    rank: rankOf(keys[0] ?? ''),
    views: viewsOfKeys(keys),
    entered: [],
  }));
}
