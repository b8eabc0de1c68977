// Which canned responses a reply was made from, measured against its words in the moment it is sent off.
import { fillVariables } from '../../shared/domain/canned-response';
import type { Case } from '../../shared/domain/case';
import { type CannedUse, cannedUses } from '../../shared/domain/faq/canned-use';
import { cannedValues } from '../../shared/workspace/canned-values';
import { type CommandContext, policyOf } from './command-context';

interface Written {
  /** As it was written: who signs it is nobody's change of the words. */
  readonly text: string;
  readonly cannedResponseIds: readonly string[];
}

/** Each once, in the order in which they were put in; one that the brand has no more is none. Of no words: none. */
export function cannedUsesOf(context: CommandContext, state: Case, written: Written): readonly CannedUse[] {
  if (written.text.trim() === '') return [];
  const { brand } = policyOf(context, state);
  const used = [...new Set(written.cannedResponseIds)].flatMap((id) =>
    brand.cannedResponses.filter((one) => one.id === id),
  );
  const ready = used.map(({ id, language, text }) => ({
    id,
    language,
    text: fillVariables(text, cannedValues({ brand, state, me: context.me() }, language)),
  }));
  return cannedUses(ready, written.text);
}
