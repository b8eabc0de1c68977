// Where somebody stands on the path: what they passed, what is open to them, and what comes later.
import type { AgentId } from '../ids';
import type { ChannelKind } from '../message';
import type { Instant } from '../time';
import type { TrainingStep } from './training-path';
import type { SignedRecord, StepRecord } from './training-record';

/** later: a step before it is not passed yet. The live step is never passed: its gate is lifted channel by channel. */
export type StepState = 'passed' | 'open' | 'later';

export interface StepStanding {
  readonly step: string;
  readonly state: StepState;
  readonly sittings: number;
  /** The best sitting, with the key it was signed by; null: there was none. */
  readonly best: {
    readonly points: number;
    readonly of: number;
    readonly at: Instant;
    readonly sandbox: boolean;
    readonly signer: string;
  } | null;
}

export interface PathStanding {
  readonly agent: AgentId;
  readonly steps: readonly StepStanding[];
  /** All steps before the live one are passed. */
  readonly isReadyForLive: boolean;
  /** Channels on which they answer without being asked. */
  readonly freeOn: readonly ChannelKind[];
}

type OfStep = SignedRecord & { readonly record: StepRecord };

/**
 * Where a person stands, by the records that are known of them. A step once passed stays passed when it is done again
 * worse; records of steps that the path no longer has count for nothing.
 */
export function pathStanding(
  steps: readonly Pick<TrainingStep, 'id' | 'kind'>[],
  records: readonly SignedRecord[],
  person: { readonly id: AgentId; readonly freeOn?: readonly ChannelKind[] | undefined },
): PathStanding {
  const own = records.filter(
    (signed): signed is OfStep => signed.record.kind === 'step' && signed.agent === person.id,
  );
  let isOpen = true;
  const standings = steps.map(({ id, kind }): StepStanding => {
    const sittings = own.filter(({ record }) => record.step === id);
    const isPassed = kind !== 'live' && sittings.some(({ record }) => record.isPassed);
    const state = isPassed ? 'passed' : isOpen ? 'open' : 'later';
    isOpen = isOpen && isPassed;
    return { step: id, state, sittings: sittings.length, best: bestOf(sittings) };
  });
  const isReadyForLive = standings.every(
    ({ state }, index) => steps[index]?.kind === 'live' || state === 'passed',
  );
  return { agent: person.id, steps: standings, isReadyForLive, freeOn: person.freeOn ?? [] };
}

/** A passed sitting before any other, then the higher share, then the newer one. */
function bestOf(sittings: readonly OfStep[]): StepStanding['best'] {
  const [best] = [...sittings].sort(
    (a, b) =>
      Number(b.record.isPassed) - Number(a.record.isPassed) ||
      share(b.record) - share(a.record) ||
      b.record.endedAt - a.record.endedAt,
  );
  if (best === undefined) return null;
  const { points, of, endedAt, sandbox } = best.record;
  return { points, of, at: endedAt, sandbox, signer: best.signer };
}

function share({ points, of }: { readonly points: number; readonly of: number }): number {
  return of === 0 ? 0 : points / of;
}
