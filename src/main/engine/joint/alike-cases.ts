// Cases in which somebody waits for an answer, put together by what they say (A9).
import { setImmediate as breath } from 'node:timers/promises';
import { AlikeTexts } from '../../../shared/domain/alike-texts';
import { awaitsAnswer, type Case } from '../../../shared/domain/case';
import { mayAnswerAs } from '../../../shared/domain/claim';
import type { BrandId, CaseId } from '../../../shared/domain/ids';
import { can } from '../../../shared/domain/permissions';
import {
  type AlikeCase,
  type AlikeCases,
  type AlikeReading,
  mostInJoint,
} from '../../../shared/ipc/joint-port';
import { type CommandContext, memberHere, policyOf, seenCase } from '../command-context';

/** The most urgent ones; more than these nobody answers in one go. */
const casesLookedAt = 10_000;
const groupsShown = 40;
/** Each may have to be folded; a key gets through between two slices. */
const sliceSize = 50;
const textsAtOnce = 200;

/** Only what the person here may answer, and nobody is answering already. Throws Refusal. */
export async function readAlike(context: CommandContext): Promise<AlikeReading> {
  memberHere(context);
  const caseIds = context.log.cases.dueBefore(Number.MAX_SAFE_INTEGER, casesLookedAt + 1);
  const waiting = new Map<BrandId, Case[]>();
  let looked = 0;
  for (let at = 0; at < Math.min(caseIds.length, casesLookedAt); at += sliceSize) {
    const slice = caseIds.slice(at, at + sliceSize);
    context.store.fetch(slice);
    for (const state of slice.flatMap((caseId) => answerable(context, caseId))) {
      looked += 1;
      const its = waiting.get(state.brandId);
      if (its === undefined) waiting.set(state.brandId, [state]);
      else its.push(state);
    }
    await breath();
  }
  const groups: AlikeCases[] = [];
  for (const [brandId, states] of waiting) groups.push(...(await groupsOf(brandId, states)));
  return {
    groups: groups.sort((a, b) => b.cases.length - a.cases.length).slice(0, groupsShown),
    looked,
    isWhole: caseIds.length <= casesLookedAt,
  };
}

function answerable(context: CommandContext, caseId: CaseId): readonly Case[] {
  const state = seenCase(context, caseId);
  const me = memberHere(context);
  if (state === null || !awaitsAnswer(state) || state.pendingReplies.length > 0) return [];
  if (state.muted || state.channel === 'phone' || state.channel === 'counter') return [];
  if (state.lastCustomerMessage === null || state.lastCustomerMessage.withdrawn) return [];
  if (context.workspace.policy(state.brandId) === null) return [];
  const place = {
    state,
    brand: policyOf(context, state).brand,
    roles: context.workspace.current()?.roles,
  };
  const isOpenToMe = can(me, 'answer', place).ok && mayAnswerAs(me.id, state.assignee).ok;
  return isOpenToMe ? [state] : [];
}

async function groupsOf(brandId: BrandId, states: readonly Case[]): Promise<readonly AlikeCases[]> {
  const alike = new AlikeTexts(states.map((state) => ({ id: state, text: state.preview })));
  while (!alike.isDone) {
    alike.next(textsAtOnce);
    await breath();
  }
  return alike.groups().map(({ ids, typical }) => ({
    brandId,
    contactType: mostFrequent(ids.map(({ contactType }) => contactType)),
    cases: [typical, ...ids.filter((one) => one !== typical)].slice(0, mostInJoint).map(caseOf),
  }));
}

function caseOf({ id, number, customer, channel, tier, preview, lastCustomerMessage }: Case): AlikeCase {
  const customerName = customer?.name ?? '';
  const basedOn = lastCustomerMessage?.externalId ?? null;
  return { caseId: id, number, customerName, channel, tier, preview, basedOn };
}

function mostFrequent(values: readonly (string | null)[]): string | null {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? null;
}
