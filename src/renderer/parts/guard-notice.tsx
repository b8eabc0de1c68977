import type { Finding } from '../../shared/domain/guard/finding';
import { useLocale, useText } from '../state/use-text';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import styles from './guard-notice.module.css';
import { languageName } from './language-name';
import type { OutboundGuard } from './use-outbound-guard';

/** What should be seen before these words go out: what stops them, and what asks for a reason. */
export function GuardNotice({ guard }: { readonly guard: OutboundGuard }) {
  const text = useText();
  const { verdict, words, reason, setReason, field } = guard;
  const { blocks, warnings } = verdict;
  if (blocks.length + warnings.length === 0) return null;
  return (
    <section className={styles.notice} aria-label={text('guard.title')}>
      <Found what={text('guard.blocks')} findings={blocks} words={words} />
      <Found what={text('guard.warns')} findings={warnings} words={words} />
      {blocks.length === 0 && (
        <Field
          ref={field}
          label={text('guard.reason')}
          value={reason}
          maxLength={1_000}
          onChange={setReason}
          autoComplete="off"
        />
      )}
    </section>
  );
}

interface FoundProps {
  readonly what: string;
  readonly findings: readonly Finding[];
  readonly words: string;
}

function Found({ what, findings, words }: FoundProps) {
  const text = useText();
  const locale = useLocale();
  if (findings.length === 0) return null;
  const lines = [...new Set(findings.map((one) => wordsOf(one)))];
  function wordsOf({ kind, from, to, about }: Finding): string {
    const label = text(`guardKind.${kind}`);
    if (kind !== 'wrong-language')
      return text('guard.finding', { what: label, words: words.slice(from, to) });
    return text('guard.spoken', { what: label, language: languageName(locale, about) });
  }
  return (
    <div className={styles.found} role="status">
      <Icon name="alert" size={15} />
      <strong>{what}</strong>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}
