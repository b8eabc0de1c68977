import type { Case } from '../../../shared/domain/case';
import type { CaseNews } from '../../../shared/domain/case-news';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useCaseActions } from '../../state/case-actions';
import { type Text, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { actorName } from './actor-name';
import styles from './case-news-line.module.css';

/** What a colleague did to this case and this person has to hear; it stays until they say they have read it. */
export function CaseNewsLine({ state }: { readonly state: Case }) {
  const text = useText();
  const me = useMe();
  const workspace = useWorkspace();
  const actions = useCaseActions();
  const mine = state.news.filter((news) => news.for === me?.id);
  if (mine.length === 0) return null;
  return (
    <section className={styles.news} aria-label={text('news.title')}>
      <Icon name="alert" size={15} />
      <ul className={styles.list}>
        {mine.map((news) => (
          <li key={`${news.kind} ${news.at}`} dir="auto">
            {newsWords(text, news, actorName(text, news.by, workspace))}
          </li>
        ))}
      </ul>
      <Button small onClick={() => void actions.newsRead(state.id)}>
        {text('news.read')}
      </Button>
    </section>
  );
}

function newsWords(text: Text, { kind, reason }: CaseNews, who: string): string {
  return reason === '' ? text(`news.${kind}Plain`, { who }) : text(`news.${kind}`, { who, reason });
}
