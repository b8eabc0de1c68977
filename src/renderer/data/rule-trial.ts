// Asks the engine to try rules on what is stored, and follows how far it is.
import { useEffect } from 'react';
import type { LongWork } from '../../shared/ipc/long-work';
import type { RuleTrialAnswer } from '../../shared/ipc/tried-rules';
import { useStatusPart } from './desk-queries';
import { useServices } from './services';

export interface RuleTrial {
  /** Also one that somebody began before this screen was opened. */
  readonly work: LongWork | undefined;
  /** Resolves at the end, or soon after it was stopped. Throws DeskError. */
  readonly tryOn: (rules: readonly unknown[], days: number) => Promise<RuleTrialAnswer>;
}

export function useRuleTrial(): RuleTrial {
  const { engine } = useServices();
  const works = useStatusPart((status) => status.works);
  return {
    work: works?.find(({ kind }) => kind === 'rule-trial'),
    tryOn: (rules, days) => engine.query('rules.try', { rules: [...rules], days }),
  };
}

/** Calls back when anything was erased: what a screen holds of it outside the queries goes too. */
export function useWhenErased(forget: () => void): void {
  const { engine } = useServices();
  useEffect(
    () =>
      engine.listen(({ type }) => {
        if (type === 'erased' || type === 'forgotten') forget();
      }),
    [engine, forget],
  );
}
