import { languageName } from '../../parts/language-name';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './translated-line.module.css';
import type { ReplyTranslation } from './use-reply-translation';

/** Under words that a machine translated: what they were, and that somebody has read what they are now. */
export function TranslatedLine({ translation }: { readonly translation: ReplyTranslation }) {
  const text = useText();
  const locale = useLocale();
  const { machine, lost, isRead, field } = translation;
  if (machine === null) return null;
  const language = languageName(locale, machine.into);
  return (
    <section className={styles.translated} aria-label={text('translation.below')}>
      <p className={styles.mark} role="status">
        <Icon name="globe" size={14} />
        {text('translation.intoLanguage', { language })}
      </p>
      {lost > 0 && <p>{text('translation.lost', { count: lost })}</p>}
      {machine.original !== '' && (
        <blockquote className={styles.original} dir="auto">
          <span className={styles.quiet}>{text('translation.original')}</span>
          <p>{machine.original}</p>
        </blockquote>
      )}
      <div className={styles.acts}>
        <label className={styles.check}>
          <input
            ref={field}
            type="checkbox"
            checked={isRead}
            onChange={(event) => translation.setRead(event.target.checked)}
          />
          {text('translation.isRead')}
        </label>
        {machine.original !== '' && (
          <Button small onClick={translation.back}>
            {text('translation.back')}
          </Button>
        )}
      </div>
    </section>
  );
}
