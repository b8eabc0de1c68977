// What was applied, as the page is told of it.
import type { CaseRow } from '../../shared/domain/case-row';
import { countersOf } from './apply';
import type { Changes } from './delta-outbox';
import type { Happened } from './happened';

/** `plain` are those of the rows that came open. */
export function changesOf({ changed, removed, head }: Happened, plain: readonly CaseRow[]): Changes {
  const open = new Map(plain.map((row) => [row.id, row]));
  return {
    changed: changed.map(({ stored: { id }, before, views }) => ({
      id,
      row: open.get(id) ?? null,
      views,
      entered: views.filter((view) => !before.includes(view)),
    })),
    removed: removed.map(({ id }) => id),
    counters: countersOf(head),
  };
}
