// What rules may ask of a new message, looked up only where a rule asks.
import type { CustomerId } from '../../shared/domain/ids';
import type { ChannelMessage } from '../../shared/domain/message';
import type { MessageFacts } from '../../shared/domain/rules/rule';
import type { Account } from '../../shared/workspace/schema';
import type { IngestPorts } from './message-ports';

/** A customer with more earlier cases than that has many, whatever the rule asks. */
const casesRead = 50;

/** The earlier cases are read when they are first asked for: folding them is the price of a rule with history. */
export function ruleFacts(
  { log, store }: IngestPorts,
  account: Account,
  { message, customerId }: { readonly message: ChannelMessage; readonly customerId: CustomerId },
): MessageFacts {
  let earlier: MessageFacts['earlier'] | null = null;
  const { audience, language, author, postedAt, subject, text } = message;
  return {
    brand: account.brand,
    channel: account.channel,
    audience,
    language,
    author,
    postedAt,
    text: `${subject}\n${text}`,
    get earlier() {
      earlier ??= log.cases
        .ofCustomer(customerId, casesRead)
        .map((caseId) => store.read(caseId))
        .filter((state) => state !== null)
        .filter(({ openedAt, threadKey }) => openedAt < postedAt && threadKey !== message.threadKey);
      return earlier;
    },
  };
}
