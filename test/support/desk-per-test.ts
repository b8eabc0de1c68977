// Engines for one test each, closed after it, and the steps that several tests take on them.
import { afterEach } from 'vitest';
import { asId, type ReplyId } from '../../src/shared/domain/ids';
import { account, type EngineDesk, openEngineDesk } from './engine-desk';

const open = new Set<EngineDesk>();
afterEach(() => {
  for (const opened of open) opened.close();
  open.clear();
});

export function desk(options?: Parameters<typeof openEngineDesk>[0]): EngineDesk {
  const opened = openEngineDesk(options);
  open.add(opened);
  return opened;
}

/** Ends the engine and opens another one on the same log. */
export function restarted(at: EngineDesk, between?: (logFile: string) => void): EngineDesk {
  open.delete(at);
  const again = at.restart(between);
  open.add(again);
  return again;
}

/** A health report in the words of the fixture's tier table. */
export const allergic = 'Tengo una reacción alérgica en la cara después de usar vuestra crema';

let replies = 0;

/** Answers the case that shows these words, as the page would. */
export async function answer(
  at: EngineDesk,
  preview: string,
  text = 'We are on it.',
  confirmedBrand: string | null = null,
) {
  const row = at.row(preview);
  const { state } = await at.query('case.read', { caseId: row.id, before: null, limit: 100 });
  const last = state.lastCustomerMessage?.externalId ?? null;
  replies += 1;
  const replyId = asId<ReplyId>(replies.toString(16).padStart(32, '0'));
  await at.command('reply.submit', {
    caseId: row.id,
    replyId,
    accountId: account,
    audience: 'public',
    text,
    attachments: [],
    inReplyTo: last,
    basedOn: last,
    isAcknowledgement: false,
    cannedResponseIds: [],
    confirmedBrand,
  });
  return { caseId: row.id, replyId };
}

/** What the channels process was asked to send. */
export const sent = (at: EngineDesk) =>
  at.toChannels.flatMap((message) => (message.type === 'send' ? [message.request] : []));
export const lookedUp = (at: EngineDesk) =>
  at.toChannels.flatMap((message) => (message.type === 'look-up' ? [message.request] : []));
export async function stateOf(at: EngineDesk, caseId: string) {
  return (await at.query('case.read', { caseId, before: null, limit: 100 })).state;
}
