import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { type CannedVersion, fieldsOf } from './canned-fields';
import styles from './faq-screen.module.css';

interface ChangedMeanwhileProps {
  /** Null: they took it out. */
  readonly theirs: CannedVersion | null;
  readonly onTake: () => void;
}

/** Nothing was saved, because a colleague has changed the text since it was opened: theirs, beside what is in the form. */
export function ChangedMeanwhile({ theirs, onTake }: ChangedMeanwhileProps) {
  const text = useText();
  if (theirs === null) return <p role="alert">{text('faq.form.goneMeanwhile')}</p>;
  const { title, language, text: words, tags, expires, isPublic } = fieldsOf(theirs);
  const more = [language, tags, expires, isPublic ? text('faq.onPage') : ''].filter((one) => one !== '');
  return (
    <section className={styles.theirs} aria-label={text('faq.form.theirs')}>
      <p role="alert">{text('faq.form.changedMeanwhile')}</p>
      <strong dir="auto">{title}</strong>
      <p className={styles.words} dir="auto" lang={language}>
        {words}
      </p>
      <p className={styles.quiet}>{more.join(' · ')}</p>
      <div className={styles.acts}>
        <Button small onClick={onTake}>
          {text('faq.form.takeTheirs')}
        </Button>
      </div>
    </section>
  );
}
