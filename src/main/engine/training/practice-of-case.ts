// A closed case as an exercise: what the customer wrote first, without who they are.
import { conversation } from '../../../shared/domain/conversation';
import { disguised, inventedPerson } from '../../../shared/domain/training/disguise';
import { practiceExerciseText } from '../../../shared/workspace/practice-exercise';
import { type CommandContext, caseOf, Refusal } from '../command-context';
import { sha256 } from '../log/seal';

/** As the path takes it. */
const longestText = 4_000;

/** The exercise as it is written into the path. Throws Refusal. */
export function practiceOfCase(context: CommandContext, caseNumber: number): { readonly text: string } {
  const { log, store } = context;
  const caseId = log.cases.ofNumber(caseNumber);
  if (caseId === null) throw new Refusal('case-not-found');
  const { status, contactType, brandId, channel, customer, language } = caseOf(context, caseId);
  if (status === 'open') throw new Refusal('training-case-open');
  if (contactType === null) throw new Refusal('training-case-untriaged');
  const [first] = conversation(store.events(caseId)).flatMap((entry) =>
    entry.kind === 'message' && entry.message.writtenBy === 'customer' && !entry.withdrawn
      ? [entry.message]
      : [],
  );
  if (first === undefined || first.text.trim() === '') throw new Refusal('training-case-empty');
  // In a case that others were merged into, the first to write may be somebody else.
  const { author } = first;
  const realName = [author.name, author.handle, customer?.name ?? '', customer?.handle ?? ''].join(' ');
  const as = inventedPerson(caseNumber, realName);
  const text = practiceExerciseText({
    kind: 'case',
    // By its number everybody who reads the path would find the case, and the customer with it.
    id: `real-${sha256(caseId).toString('hex').slice(0, 8)}`,
    brand: brandId,
    channel,
    audience: first.audience,
    from: `${as.first} ${as.last}`,
    says: disguised(first.text, realName, as).slice(0, longestText),
    ...(language !== null && /^[a-z]{2,3}$/.test(language) && { language }),
    contactType,
  });
  return { text };
}
