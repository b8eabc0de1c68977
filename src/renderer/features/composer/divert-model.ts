// The steps that take a case elsewhere, and the words proposed for each: pure.
import { fillVariables } from '../../../shared/domain/canned-response';
import type { Case } from '../../../shared/domain/case';
import {
  type DiversionWay,
  diversionRow,
  type GuidedStep,
  proposedWords,
  waysFrom,
} from '../../../shared/domain/diversion';
import type { ExternalId } from '../../../shared/domain/ids';
import type { Audience } from '../../../shared/domain/message';
import { articleFor } from '../../../shared/domain/playbook';
import type { Capabilities } from '../../../shared/ipc/channels-port';
import { cannedValues } from '../../../shared/workspace/canned-values';
import type { Brand, Member } from '../../../shared/workspace/schema';

/** The closing note first, where one is owed. A private message only where the account has them. */
export function stepsFor(state: Case, capabilities: Capabilities | null): readonly GuidedStep[] {
  const isOffered = (way: DiversionWay) =>
    way !== 'private' || capabilities === null || capabilities.audiences.includes('private');
  const ways = waysFrom(state.audience).filter(isOffered);
  return state.diverted ? ['closing-note', ...ways] : ways;
}

/** What is owed; else the way that the playbook advises; else one that the brand has words for. */
export function firstStep(
  steps: readonly GuidedStep[],
  state: Case,
  brand: Pick<Brand, 'playbook' | 'diversions'>,
): GuidedStep {
  const isOwed = steps.includes('closing-note');
  const advised = articleFor(brand.playbook, state.contactType)?.way;
  const worded = brand.diversions.map(({ to }) => to);
  const wanted: readonly (string | undefined)[] = isOwed ? ['closing-note'] : [advised, ...worded];
  return steps.find((step) => wanted[0] === step) ?? steps.find((step) => wanted.includes(step)) ?? 'phone';
}

/** Where they are read: the closing note where the customer was told to go elsewhere. */
export function audienceOf(step: GuidedStep, { diverted, audience }: Case): Audience {
  return step === 'closing-note' ? (diverted?.audience ?? audience) : audience;
}

/**
 * Which message it answers, where that is not the newest one: a customer who went on in private, in the same thread,
 * is told in public under what they were told in public, and not under their private words.
 */
export function answeredBy(step: GuidedStep | null, { diverted, audience }: Case): ExternalId | null {
  if (step !== 'closing-note' || !diverted || diverted.audience === audience) return null;
  return diverted.inReplyTo ?? null;
}

interface ProposedFor {
  readonly state: Case;
  readonly brand: Brand;
  readonly me: Member | undefined;
}

/** In the customer's language, filled in as far as the desk knows; empty where the brand has no words. */
export function wordsFor(step: GuidedStep, { state, brand, me }: ProposedFor): string {
  const to = step === 'closing-note' ? state.diverted?.to : step;
  const row = to === undefined ? null : diversionRow(brand.diversions, to, state);
  const language = state.language ?? brand.language;
  const words = proposedWords(row, step, language);
  return fillVariables(words, { ...cannedValues({ brand, state, me }, language), place: row?.place ?? '' });
}
