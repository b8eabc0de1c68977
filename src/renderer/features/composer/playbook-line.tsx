import { useId } from 'react';
import type { Case } from '../../../shared/domain/case';
import { articleFor } from '../../../shared/domain/playbook';
import { useBrand } from '../../data/desk-queries';
import { OwnKey } from '../../parts/own-key';
import { PlaybookAdvice } from '../../parts/playbook-advice';
import { wordsForComposer } from '../../state/returned-words';
import { useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './playbook-line.module.css';

interface PlaybookLineProps {
  readonly state: Case;
  /** Whether a reply is written here that the link could stand in. */
  readonly mayReply: boolean;
}

/** The playbook's article for this kind of contact: one line, unfolded for as long as somebody wants to read it. */
export function PlaybookLine({ state, mayReply }: PlaybookLineProps) {
  const text = useText();
  const advice = useId();
  const brand = useBrand(state.brandId);
  const isUnfolded = useSession((session) => session.playbook);
  const article = brand === undefined ? null : articleFor(brand.playbook, state.contactType);
  if (article === null) return null;
  const { link } = article;
  const put = (address: string) =>
    wordsForComposer.set({ caseId: state.id, text: address, how: 'insert', cannedResponseIds: [] });
  return (
    <section className={styles.playbook} aria-label={text('playbook.title')}>
      <Button
        kind="quiet"
        small
        aria-expanded={isUnfolded}
        aria-controls={isUnfolded ? advice : undefined}
        onClick={() => useSession.setState({ playbook: !isUnfolded })}
      >
        {text('playbook.line', { title: article.title })}
        <OwnKey of="playbook" usual="i" />
      </Button>
      {isUnfolded && (
        <div id={advice} className={styles.advice}>
          <PlaybookAdvice article={article} />
          {link !== undefined && (
            <p className={styles.link}>
              <span>{link}</span>
              {mayReply && (
                <Button small onClick={() => put(link)}>
                  {text('playbook.link')}
                </Button>
              )}
            </p>
          )}
        </div>
      )}
    </section>
  );
}
