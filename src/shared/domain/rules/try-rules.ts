// Rules tried against stored messages before they go live: what they would have touched, and nothing changed.
import type { CaseId, ExternalId } from '../ids';
import type { Instant } from '../time';
import { applyRules, type BeforeRules } from './apply-rules';
import { type CompiledRules, fittingRules } from './compile-rules';
import type { MessageFacts } from './rule';
import type { FoundWords, RuleGift } from './rule-reason';

/** A stored message with all that rules may ask. */
export interface StoredMessage {
  readonly caseId: CaseId;
  readonly externalId: ExternalId;
  readonly facts: MessageFacts;
  readonly before: BeforeRules;
}

export interface TouchedMessage {
  readonly caseId: CaseId;
  readonly externalId: ExternalId;
  readonly postedAt: Instant;
  readonly found: readonly FoundWords[];
  readonly gave: readonly RuleGift[];
}

export interface TriedRule {
  readonly rule: string;
  /** Messages it fits. */
  readonly fits: number;
  /** Messages for which it would have decided something: the others had it decided by a rule before it. */
  readonly touches: number;
  /** The newest of those it touches, newest first. */
  readonly newest: readonly TouchedMessage[];
}

export interface TrialResult {
  readonly messages: number;
  /** Messages that any rule touches. */
  readonly touched: number;
  readonly rules: readonly TriedRule[];
}

/** Fed with stored messages in any order and in slices of any size; stopping is to feed it no more. */
export interface RuleTrial {
  readonly add: (messages: readonly StoredMessage[]) => void;
  readonly result: () => TrialResult;
}

const shownAtMost = 50;

interface Tally {
  readonly rule: string;
  fits: number;
  touches: number;
  newest: TouchedMessage[];
}

/** A trial of rules; `shown` is how many messages of each rule are kept to be looked at. */
export function tryRules(compiled: CompiledRules, shown = shownAtMost): RuleTrial {
  const tallies = new Map<string, Tally>();
  for (const { rule } of compiled.rules)
    tallies.set(rule.id, { rule: rule.id, fits: 0, touches: 0, newest: [] });
  let messages = 0;
  let touched = 0;
  const addOne = ({ caseId, externalId, facts, before }: StoredMessage) => {
    messages += 1;
    const hits = fittingRules(compiled, facts);
    if (hits.length === 0) return;
    let isTouched = false;
    for (const { rule, found, gave } of applyRules(hits, before).reasons) {
      const tally = tallies.get(rule);
      if (tally === undefined) continue;
      tally.fits += 1;
      if (gave.length === 0) continue;
      tally.touches += 1;
      isTouched = true;
      keepNewest(tally, { caseId, externalId, postedAt: facts.postedAt, found, gave }, shown);
    }
    if (isTouched) touched += 1;
  };
  return {
    add: (slice) => {
      for (const message of slice) addOne(message);
    },
    result: () => ({
      messages,
      touched,
      rules: [...tallies.values()].map((tally) => ({ ...tally, newest: newestOf(tally, shown) })),
    }),
  };
}

/** Sorted only now and then: most stored messages are older than those already kept. */
function keepNewest(tally: Tally, message: TouchedMessage, shown: number): void {
  tally.newest.push(message);
  if (tally.newest.length >= 4 * shown + 16) tally.newest = [...newestOf(tally, shown)];
}

function newestOf({ newest }: Tally, shown: number): readonly TouchedMessage[] {
  return [...newest]
    .sort((a, b) => b.postedAt - a.postedAt || (a.externalId < b.externalId ? -1 : 1))
    .slice(0, shown);
}
