// Remembers which thread recent mails belong to, for answers that name only one of them, or none.
import { mark } from './message-id';

const maxKnown = 400;

export type Known = readonly (readonly [key: string, thread: string])[];

export interface ThreadFacts {
  readonly messageId: string;
  /** Ids of References, then of In-Reply-To. */
  readonly references: readonly string[];
  readonly customer: string;
  readonly subject: string;
}

/** "RE: [EXT] AW: Pedido 42" and "pedido 42" are the same subject. */
function plainSubject(subject: string): { readonly text: string; readonly isReply: boolean } {
  let text = subject.slice(0, 500).trim();
  const before = text;
  for (let stripped = ''; stripped !== text; ) {
    stripped = text;
    text = text.replace(/^(re|rv|fw|fwd|aw|wg|sv|tr|enc|res)\s{0,3}(\[\d{1,3}\])?\s{0,3}:\s{0,5}/i, '');
  }
  return { text: text.toLowerCase().replace(/\s+/g, ' '), isReply: text !== before };
}

const idKey = (id: string) => mark(`id ${id}`);
const subjectKey = ({ customer, subject }: ThreadFacts) =>
  mark(`subject ${customer.toLowerCase()} ${plainSubject(subject).text}`);

/**
 * The thread of a mail: the one its references are known to belong to, else the one that began with its first
 * reference; without references, a "Re:" belongs to the same person's last mail of that subject. Else it begins one.
 */
export function threadOf(facts: ThreadFacts, known: Known, ownThread: (id: string) => string | null): string {
  const threads = new Map(known);
  const newestFirst = [...facts.references].reverse();
  for (const id of newestFirst) {
    const thread = ownThread(id) ?? threads.get(idKey(id));
    if (thread) return thread;
  }
  const [root] = facts.references;
  if (root) return mark(root);
  const bySubject = plainSubject(facts.subject).isReply ? threads.get(subjectKey(facts)) : undefined;
  return bySubject ?? mark(facts.messageId);
}

/** The memory with this mail in it; the oldest entries go first. */
export function remember(known: Known, facts: ThreadFacts, thread: string): Known {
  const fresh = [idKey(facts.messageId), subjectKey(facts)].map((key) => [key, thread] as const);
  const kept = known.filter(([key]) => !fresh.some(([newer]) => newer === key));
  return [...kept, ...fresh].slice(-maxKnown);
}
