// The guard at the command: no page goes around it (R44; requirements, section 3.9).
import type { Case } from '../../shared/domain/case';
import { guardVerdict } from '../../shared/domain/guard/guard-policy';
import { inspectReply } from '../../shared/domain/guard/inspect-reply';
import { guardRefusal, type SeenWarnings } from '../../shared/domain/guard/seen-warnings';
import { customerLanguage } from '../../shared/domain/guard/spoken-language';
import type { Audience } from '../../shared/domain/message';
import { type CommandContext, policyOf, Refusal } from './command-context';

interface OutboundWords {
  readonly text: string;
  readonly audience: Audience;
  readonly guard: SeenWarnings | null;
}

/** Throws Refusal when something in the words stops them, or a warning was not answered with a reason. */
export function refuseGuarded(
  context: CommandContext,
  state: Case,
  { text, audience, guard }: OutboundWords,
): void {
  const { brand } = policyOf(context, state);
  const findings = inspectReply({ text, brand, customerLanguage: customerLanguage(state) });
  const verdict = guardVerdict(findings, { audience, channel: state.channel }, brand.guard.rules);
  const refusal = guardRefusal(verdict, guard);
  if (refusal !== null) throw new Refusal(refusal);
}
