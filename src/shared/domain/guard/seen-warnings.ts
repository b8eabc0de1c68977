// What a person saw of the guard before they sent a reply all the same, and why they did.
import type { FindingKind } from './finding';
import type { GuardVerdict } from './guard-policy';

export interface SeenWarnings {
  readonly kinds: readonly FindingKind[];
  readonly reason: string;
}

/** Why a reply may not go: something in it is forbidden, or a warning was not answered with a reason. Null: it may. */
export function guardRefusal(
  { blocks, warnings }: GuardVerdict,
  seen: SeenWarnings | null,
): 'guard-blocks' | 'guard-warns' | null {
  if (blocks.length > 0) return 'guard-blocks';
  const kinds: readonly FindingKind[] = seen?.kinds ?? [];
  return warnings.every(({ kind }) => kinds.includes(kind)) ? null : 'guard-warns';
}
