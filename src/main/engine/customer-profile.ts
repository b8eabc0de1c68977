// A customer as the page shows them: who they are, and their cases a page at a time.
import { setImmediate as breath } from 'node:timers/promises';
import type { Case } from '../../shared/domain/case';
import { caseRow } from '../../shared/domain/case-row';
import type { CaseId, CustomerId } from '../../shared/domain/ids';
import { sees, seesPlace } from '../../shared/domain/sight';
import type { CustomerProfile } from '../../shared/ipc/engine-answers';
import { type CommandContext, Refusal } from './command-context';
import { sightHere } from './who-sees';

/** Cases folded before anything else that waits gets its turn. */
const foldedAtOnce = 4;

/**
 * Newest cases first, at most `limit` of those older than case number `before`; null: from the newest on. Throws
 * Refusal for a customer nobody knows.
 */
export async function readCustomer(
  context: CommandContext,
  place: { readonly customerId: CustomerId; readonly before: number | null; readonly limit: number },
): Promise<CustomerProfile> {
  const { cases } = context.log;
  const { customerId, before, limit } = place;
  const [newest] = cases.ofCustomer(customerId, 1);
  const oldest = cases.firstOfCustomer(customerId);
  const known = newest === undefined ? null : context.store.read(newest);
  const first = oldest === null ? null : context.store.read(oldest);
  const sight = sightHere(context);
  // All cases of a customer are of one brand and one channel.
  if (known === null || first === null || !seesPlace(sight, known)) throw new Refusal('customer-not-found');
  const ids = cases.ofCustomer(customerId, limit + 1, before);
  const states = (await folded(context, ids.slice(0, limit))).filter((state) => sees(sight, state));
  return {
    customerId,
    name: known.customer?.name ?? '',
    handle: known.customer?.handle ?? '',
    profileUrl: known.customer?.profileUrl ?? null,
    followers: known.customer?.followers ?? null,
    firstSeenAt: first.openedAt,
    caseCount: cases.countOfCustomer(customerId),
    cases: states.map(caseRow),
    hasOlder: ids.length > limit,
  };
}

/** In turns: a command must not wait until fifty cases have been read. */
async function folded(context: CommandContext, ids: readonly CaseId[]): Promise<readonly Case[]> {
  const states: Case[] = [];
  for (const [index, id] of ids.entries()) {
    if (index > 0 && index % foldedAtOnce === 0) await breath();
    const state = context.store.read(id);
    if (state !== null) states.push(state);
  }
  return states;
}
