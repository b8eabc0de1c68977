import { spokenCaseNumber } from '../../../../shared/domain/case-number';
import type { RuleTrialAnswer, TriedMessage } from '../../../../shared/ipc/tried-rules';
import { useServices } from '../../../data/services';
import { useNow } from '../../../state/clock';
import { selectCase } from '../../../state/selection';
import { clockWords } from '../../../state/time-words';
import { type Text, useLocale, useText } from '../../../state/use-text';
import { Button } from '../../../ui/button';
import type { Rule } from './rule-field';
import styles from './tried-rules.module.css';

interface TriedRulesProps {
  readonly answer: RuleTrialAnswer;
  readonly rules: readonly Rule[];
}

/** Rule by rule what it would have touched, and the newest of that. */
export function TriedRules({ answer, rules }: TriedRulesProps) {
  const text = useText();
  const nameOf = (id: string) => String(rules.find((rule) => rule['id'] === id)?.['name'] ?? id);
  return (
    <ul className={styles.rules} aria-label={text('trial.rules')}>
      {answer.rules.map((tried) => (
        <li key={tried.rule} className={styles.rule}>
          {tried.newest.length === 0 ? (
            <p className={styles.none}>{sumWords(text, tried, nameOf(tried.rule))}</p>
          ) : (
            <details>
              <summary className={styles.sum}>{sumWords(text, tried, nameOf(tried.rule))}</summary>
              <ul className={styles.messages} aria-label={text('trial.newest')}>
                {tried.newest.map((message) => (
                  <Message key={`${message.caseId} ${message.externalId}`} message={message} />
                ))}
              </ul>
              {tried.touches > tried.newest.length && (
                <p className={styles.quiet}>
                  {text('trial.more', { count: tried.touches - tried.newest.length })}
                </p>
              )}
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Message({ message }: { readonly message: TriedMessage }) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const { queue } = useServices();
  const { caseId, caseNumber, customerName, postedAt, excerpt, found } = message;
  const words = found.map((one) => text('triage.quoted', { words: one })).join(', ');
  return (
    <li className={styles.message}>
      <p className={styles.head}>
        <strong dir="auto">{customerName}</strong>
        <span className={styles.quiet}>{clockWords(locale, postedAt, now)}</span>
        {words !== '' && <span className={styles.quiet}>{text('trial.found', { words })}</span>}
      </p>
      <p className={styles.words} dir="auto">
        {excerpt}
      </p>
      <Button small kind="quiet" onClick={() => selectCase(caseId, { queue, open: true })}>
        {text('outbox.openCase', { number: spokenCaseNumber(caseNumber) })}
      </Button>
    </li>
  );
}

function sumWords(text: Text, tried: RuleTrialAnswer['rules'][number], rule: string): string {
  const { touches, fits } = tried;
  return text(fits > touches ? 'trial.ruleOfMore' : 'trial.rule', { rule, touches, fits });
}
