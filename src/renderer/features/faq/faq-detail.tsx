import { managesWorkspace } from '../../../shared/domain/who-manages';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { OwnKey } from '../../parts/own-key';
import { selectCase } from '../../state/selection';
import { useSession } from '../../state/session';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import type { FaqItem } from './faq-model';
import styles from './faq-screen.module.css';
import { factWords, figureWords, placeWords } from './faq-words';
import type { ReviewActs } from './use-review-acts';

interface FaqDetailProps {
  readonly item: FaqItem;
  readonly acts: ReviewActs;
}

/** A text, or a question that keeps coming, with what to do about it. */
export function FaqDetail({ item, acts }: FaqDetailProps) {
  const text = useText();
  const locale = useLocale();
  const me = useMe();
  const workspace = useWorkspace() ?? null;
  const may = me !== undefined && workspace !== null && managesWorkspace(me, workspace);
  return (
    <article
      className={styles.detail}
      aria-label={item.kind === 'text' ? item.canned.title : text('faq.question')}
    >
      <p className={styles.quiet}>
        {[placeWords, figureWords]
          .map((words) => words({ text, locale }, item))
          .filter((words) => words !== '')
          .join(' · ')}
      </p>
      {item.kind === 'text' ? (
        <>
          <h3 dir="auto">{item.canned.title}</h3>
          <p className={styles.quiet}>{factWords({ text, locale }, item, workspace)}</p>
          <p className={styles.chips}>
            {item.reasons.map((reason) => (
              <Chip key={reason}>{text(`faq.reason.${reason}`)}</Chip>
            ))}
          </p>
          <p className={styles.words} dir="auto" lang={item.canned.language}>
            {item.canned.text}
          </p>
        </>
      ) : (
        <ClusterWords item={item} />
      )}
      {may && (
        <div className={styles.acts}>
          {item.kind === 'text' && (
            <Button kind="main" onClick={() => acts.keep(item)}>
              {text('faq.keep')}
              <OwnKey of="approve" usual="y" />
            </Button>
          )}
          <Button onClick={() => acts.change(item)}>
            {text(item.kind === 'text' ? 'faq.change' : 'faq.draft')}
            <OwnKey of="request-changes" usual="u" />
          </Button>
          {item.kind === 'text' && !item.reasons.includes('expired') && (
            <Button onClick={() => acts.retire(item)}>
              {text('faq.retire')}
              <OwnKey of="reject-reply" usual="v" />
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

function ClusterWords({ item }: { readonly item: Extract<FaqItem, { kind: 'cluster' }> }) {
  const text = useText();
  const { queue } = useServices();
  const { cluster } = item;
  return (
    <>
      <p className={styles.quiet}>{text('faq.cases', { cases: cluster.cases })}</p>
      <h3>{text('faq.question')}</h3>
      <p className={styles.words} dir="auto" lang={cluster.language}>
        {cluster.question}
      </p>
      <h3>{text('faq.bestAnswer')}</h3>
      <p className={styles.words} dir="auto" lang={cluster.language}>
        {cluster.answer}
      </p>
      <h3>{text('faq.newest')}</h3>
      <ul className={styles.examples}>
        {cluster.examples.map(({ caseId, caseNumber, customerName, excerpt, askedAt }) => (
          <li key={`${caseId} ${askedAt}`}>
            <Button
              kind="link"
              onClick={() => {
                useSession.setState({ screen: 'queue' });
                selectCase(caseId, { queue, open: true });
              }}
            >
              {text('faq.openCase', { number: caseNumber, name: customerName })}
            </Button>
            <p dir="auto">{excerpt}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
