// Which messages stand translated on the screen, and what a key asks to have translated.
import type { CaseId, ExternalId } from '../../shared/domain/ids';
import { createSignal } from '../data/signal';

/** Messages whose translation is shown beside them. */
export const translatedMessages = createSignal<ReadonlySet<ExternalId>>(new Set());

interface TranslationWish {
  readonly of: 'message' | 'reply';
  /** No other case has its words sent anywhere for it. */
  readonly caseId: CaseId;
}

/** The newest wish of a key; the open case takes it, and fulfils it where it was made there. */
export const translationWish = createSignal<TranslationWish | null>(null);

export function toggleTranslation(externalId: ExternalId): void {
  const next = new Set(translatedMessages.get());
  if (!next.delete(externalId)) next.add(externalId);
  translatedMessages.set(next);
}
