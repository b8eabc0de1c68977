import type { CaseId } from '../../../shared/domain/ids';
import type { ChannelMessage } from '../../../shared/domain/message';
import { useTranslatedMessage } from '../../data/translation-queries';
import { languageName } from '../../parts/language-name';
import { problemWords } from '../../state/problem-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { MessageText } from './message-text';
import styles from './message-translation.module.css';

interface MessageTranslationProps {
  readonly caseId: CaseId;
  readonly message: ChannelMessage;
}

/** What a machine makes of a message, below it and marked as such: text, as hostile as any from outside. */
export function MessageTranslation({ caseId, message }: MessageTranslationProps) {
  const text = useText();
  const locale = useLocale();
  const { translation, error, again } = useTranslatedMessage(caseId, message, locale);
  const problem = error === null ? null : problemWords(error);
  return (
    <section className={styles.translation} aria-label={text('translation.under')}>
      {problem !== null && (
        <p role="alert">
          {text(problem.text, problem.values)}{' '}
          <Button kind="link" onClick={() => void again()}>
            {text('translation.again')}
          </Button>
        </p>
      )}
      {problem === null && translation === undefined && <p role="status">{text('translation.underway')}</p>}
      {problem === null && translation !== undefined && (
        <>
          <p className={styles.mark}>
            <Icon name="globe" size={13} />
            {translation.from === null
              ? text('translation.fromUnknown')
              : text('translation.fromLanguage', { language: languageName(locale, translation.from) })}
          </p>
          <div lang={translation.into}>
            <MessageText text={translation.text} />
          </div>
          {translation.lost > 0 && <p>{text('translation.lost', { count: translation.lost })}</p>}
        </>
      )}
    </section>
  );
}
