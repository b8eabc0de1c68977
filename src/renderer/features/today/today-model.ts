// What stands in the columns of the day, and how each figure is made: pure.

import type { AgentId, BrandId } from '../../../shared/domain/ids';
import type { CaseTier } from '../../../shared/domain/tier';
import type { Tally } from '../../../shared/domain/today';
import {
  averageFirstResponse,
  averageResponse,
  shareInTime,
  type TodayGroup,
} from '../../../shared/domain/today-figures';
import { memberName } from '../../../shared/workspace/member-name';
import type { Workspace } from '../../../shared/workspace/schema';
import { tierWord } from '../../parts/words';
import { durationWords } from '../../state/time-words';
import type { Text } from '../../state/use-text';

export const columns = ['inTime', 'open', 'waiting', 'breached', 'answered', 'response', 'first'] as const;
export type Column = (typeof columns)[number];

export interface Row {
  readonly key: string;
  readonly name: string;
  readonly tally: Tally;
}

/** The figure of a column; a dash where there is nothing to tell. */
export function figureWords(
  say: { readonly text: Text; readonly locale: string },
  column: Column,
  tally: Tally,
): string {
  switch (column) {
    case 'inTime':
      return shareWords(say.locale, shareInTime(tally));
    case 'response':
      return lengthWords(say.text, averageResponse(tally));
    case 'first':
      return lengthWords(say.text, averageFirstResponse(tally));
    default:
      return tally[column].toLocaleString(say.locale);
  }
}

/** The same figure as a sum of what was counted; null for what is counted as it stands. */
export function sumWords(text: Text, column: Column, tally: Tally): string | null {
  const { inTime, answered, breached, waitedMs, first, firstWaitedMs } = tally;
  switch (column) {
    case 'inTime':
      return text('today.sum.inTime', { inTime, answered, breached });
    case 'response':
      return text('today.sum.average', { duration: durationWords(text, waitedMs), count: answered });
    case 'first':
      return text('today.sum.average', { duration: durationWords(text, firstWaitedMs), count: first });
    default:
      return null;
  }
}

/** Never rounded up: 100 % means all of them. */
export function shareWords(locale: string, share: number | null): string {
  if (share === null) return '–';
  const cut = Math.floor(share * 1_000 + 1e-9) / 1_000;
  return cut.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
}

export function tierRows(text: Text, groups: readonly TodayGroup<CaseTier>[]): readonly Row[] {
  return groups.map(({ key, tally }) => ({ key: key ?? 'untriaged', name: tierWord(text, key), tally }));
}

export function brandRows(
  groups: readonly TodayGroup<BrandId>[],
  workspace: Workspace | null,
): readonly Row[] {
  const nameOf = (id: BrandId) => workspace?.brands.find((brand) => brand.id === id)?.name ?? id;
  return byName(groups.map(({ key, tally }) => ({ key, name: nameOf(key), tally })));
}

/** Who has something that breached comes first, then who has most that waits. */
export function agentRows(
  text: Text,
  groups: readonly TodayGroup<AgentId | null>[],
  workspace: Workspace | null,
): readonly Row[] {
  const nameOf = (id: AgentId | null) => (id === null ? text('today.nobody') : memberName(workspace, id));
  const rows = byName(groups.map(({ key, tally }) => ({ key: key ?? '', name: nameOf(key), tally })));
  return [...rows].sort((a, b) => b.tally.breached - a.tally.breached || b.tally.waiting - a.tally.waiting);
}

function byName(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => a.name.localeCompare(b.name));
}

function lengthWords(text: Text, length: number | null): string {
  return length === null ? '–' : durationWords(text, length);
}
