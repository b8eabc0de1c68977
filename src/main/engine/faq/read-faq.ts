// The review of the canned responses as the page asks for it: of what the person here sees, and for who supervises.
import { day } from '../../../shared/domain/time';
import type { FaqReading } from '../../../shared/ipc/faq-reading';
import { memberHere, Refusal, refuseWithoutRole } from '../command-context';
import type { TrialPorts } from '../rule-trial/try-stored-rules';
import { sightHere } from '../who-sees';

/** Throws Refusal. */
export async function readFaq(
  { context, trials, works }: TrialPorts,
  { days }: { readonly days: number },
): Promise<FaqReading> {
  refuseWithoutRole(context, 'supervise');
  const me = memberHere(context);
  const workspace = context.workspace.current();
  if (workspace === null) throw new Refusal('no-workspace');
  if (trials === undefined) throw new Refusal('not-possible-now');
  if (trials.isUnderWay) throw new Refusal('log-being-read');
  const answer = await trials.readFaq(
    {
      brands: workspace.brands.map(({ id, language }) => ({ id, language })),
      members: workspace.members.map(({ name }) => name),
      sight: sightHere(context),
      since: context.clock.now() - days * day,
    },
    works,
  );
  // Who sits here by now may see less than who asked.
  if (answer === null || memberHere(context).id !== me.id) throw new Refusal('faq-not-read');
  return answer;
}
