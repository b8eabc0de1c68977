import { useCallback, useState } from 'react';
import type { RuleTrialAnswer } from '../../../../shared/ipc/tried-rules';
import { useRuleTrial, useWhenErased } from '../../../data/rule-trial';
import { WorkLine } from '../../../parts/work-line';
import { useCaseActions } from '../../../state/case-actions';
import { useText } from '../../../state/use-text';
import { Button } from '../../../ui/button';
import { Choice } from '../../../ui/field';
import type { Rule } from './rule-field';
import styles from './rules.module.css';
import { TriedRules } from './tried-rules';

const lengths = [7, 30, 90, 365] as const;

interface Tried {
  readonly answer: RuleTrialAnswer;
  readonly days: number;
  /** The rules that were tried. */
  readonly of: string;
}

/** What the rules, as they stand on screen, would have done to messages that came already; nothing is changed by it. */
export function TryStored({ rules }: { readonly rules: readonly Rule[] }) {
  const text = useText();
  const actions = useCaseActions();
  const { work, tryOn } = useRuleTrial();
  const [days, setDays] = useState(30);
  const [isAsked, setIsAsked] = useState(false);
  const [tried, setTried] = useState<Tried | null>(null);
  useWhenErased(useCallback(() => setTried(null), []));
  const start = async () => {
    setIsAsked(true);
    setTried(null);
    await actions.attempt(async () => {
      setTried({ answer: await tryOn(rules, days), days, of: JSON.stringify(rules) });
    });
    setIsAsked(false);
  };
  return (
    <section className={styles.part} aria-label={text('trial.title')}>
      <h3>{text('trial.title')}</h3>
      <p className={styles.lead}>{text('trial.lead')}</p>
      <Choice
        label={text('trial.days')}
        value={String(days)}
        choices={lengths.map((count) => ({ value: String(count), label: text('trial.daysOf', { count }) }))}
        onChange={(chosen) => setDays(Number(chosen))}
      />
      <div className={styles.acts}>
        <Button disabled={isAsked || work !== undefined || rules.length === 0} onClick={() => void start()}>
          {text('trial.start')}
        </Button>
        {work !== undefined && <WorkLine work={work} />}
      </div>
      <div role="status">
        {tried !== null && (
          <>
            <p>
              {text('trial.sum', {
                touched: tried.answer.touched,
                messages: tried.answer.messages,
                days: tried.days,
              })}
            </p>
            {!tried.answer.isWhole && <p>{text('trial.stopped')}</p>}
            {tried.of !== JSON.stringify(rules) && <p>{text('trial.changed')}</p>}
          </>
        )}
      </div>
      {tried !== null && <TriedRules answer={tried.answer} rules={rules} />}
    </section>
  );
}
