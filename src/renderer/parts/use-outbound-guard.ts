// What the guard finds in words about to go out, and what the person answers to it; the engine looks again.
import { type RefObject, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Case } from '../../shared/domain/case';
import { type GuardVerdict, guardVerdict } from '../../shared/domain/guard/guard-policy';
import { inspectReply } from '../../shared/domain/guard/inspect-reply';
import { guardRefusal, type SeenWarnings } from '../../shared/domain/guard/seen-warnings';
import { customerLanguage } from '../../shared/domain/guard/spoken-language';
import type { Audience } from '../../shared/domain/message';
import { useBrand } from '../data/desk-queries';

export interface OutboundPlace {
  readonly state: Pick<Case, 'brandId' | 'channel' | 'language' | 'preview'>;
  readonly audience: Audience;
}

export interface OutboundGuard {
  /** The words that were looked at. */
  readonly words: string;
  readonly verdict: GuardVerdict;
  readonly refusal: ReturnType<typeof guardRefusal>;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
  /** Null while there is nothing to warn of, or no reason yet. */
  readonly seen: SeenWarnings | null;
  /** Whether they may go now; asks for the reason where one is missing. */
  readonly passes: () => boolean;
}

const nothing: GuardVerdict = { blocks: [], warnings: [] };

/** A reason is for the kinds it was given for: one more kind asks again. */
export function useOutboundGuard(words: string, { state, audience }: OutboundPlace): OutboundGuard {
  const brand = useBrand(state.brandId);
  const looked = useDeferredValue(words);
  const [answer, setAnswer] = useState({ to: '', reason: '' });
  const field = useRef<HTMLInputElement>(null);
  const { channel } = state;
  const language = customerLanguage(state);
  const verdict = useMemo(() => {
    if (brand === undefined || looked.trim() === '') return nothing;
    const findings = inspectReply({ text: looked, brand, customerLanguage: language });
    return guardVerdict(findings, { audience, channel }, brand.guard.rules);
  }, [looked, brand, language, audience, channel]);
  const kinds = [...new Set(verdict.warnings.map(({ kind }) => kind))].sort();
  const asked = kinds.join(' ');
  const reason = answer.to === asked ? answer.reason : '';
  const seen = kinds.length > 0 && reason.trim() !== '' ? { kinds, reason: reason.trim() } : null;
  const refusal = guardRefusal(verdict, seen);
  return {
    words: looked,
    verdict,
    refusal,
    reason,
    setReason: (typed) => setAnswer({ to: asked, reason: typed }),
    field,
    seen,
    passes: () => {
      if (refusal === 'guard-warns') field.current?.focus();
      return refusal === null;
    },
  };
}
