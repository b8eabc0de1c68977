// Rules as they stand on somebody's screen, tried on the messages that they see; nothing is changed by it.
import { z } from 'zod';
import { day } from '../../../shared/domain/time';
import type { RuleTrialAnswer } from '../../../shared/ipc/tried-rules';
import { triageRule } from '../../../shared/workspace/schema-rules';
import { type CommandContext, memberHere, Refusal } from '../command-context';
import type { LongWorks } from '../long-works';
import { sightHere } from '../who-sees';
import type { RuleTrials } from './rule-trials';

export interface TrialPorts {
  readonly context: CommandContext;
  /** Absent where there is no thread to read in. */
  readonly trials: Pick<RuleTrials, 'run' | 'readFaq' | 'isUnderWay'> | undefined;
  readonly works: LongWorks;
}

/** For everybody who reads the rules. Throws Refusal. */
export async function tryStoredRules(
  { context, trials, works }: TrialPorts,
  input: { readonly rules: readonly unknown[]; readonly days: number },
): Promise<RuleTrialAnswer> {
  const me = memberHere(context);
  const workspace = context.workspace.current();
  if (workspace === null) throw new Refusal('no-workspace');
  const parsed = z.array(triageRule).safeParse(input.rules);
  if (!parsed.success) throw new Refusal('rule-not-as-agreed');
  if (trials === undefined) throw new Refusal('not-possible-now');
  if (trials.isUnderWay) throw new Refusal('rules-being-tried');
  const answer = await trials.run(
    {
      rules: parsed.data,
      brands: workspace.brands,
      sight: sightHere(context),
      since: context.clock.now() - input.days * day,
    },
    works,
  );
  // Who sits here by now may see less than who asked.
  if (answer === null || memberHere(context).id !== me.id) throw new Refusal('rules-not-tried');
  return answer;
}
