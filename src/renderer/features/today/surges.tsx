import { useRef } from 'react';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { SurgeFirstMessage, SurgeReading } from '../../../shared/ipc/surges';
import { memberName } from '../../../shared/workspace/member-name';
import { useBrand, useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useSurges } from '../../data/supervisor-queries';
import { TimeAgo } from '../../parts/time-left';
import { useNow } from '../../state/clock';
import { selectCase } from '../../state/selection';
import { openDialog, useSession } from '../../state/session';
import { agoWords, durationWords } from '../../state/time-words';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { DismissSurge } from './dismiss-surge';
import { SurgeCurve } from './surge-curve';
import styles from './surges.module.css';

/** What early warning raised, each with its evidence; nothing at all while everything is as usual (R78, R79). */
export function Surges() {
  const text = useText();
  const surges = useSurges() ?? [];
  if (surges.length === 0) return null;
  return (
    <section className={styles.part} aria-label={text('surge.title')}>
      <h3 className={styles.title}>{text('surge.title')}</h3>
      <p className={styles.lead}>{text('surge.lead')}</p>
      {surges.map((surge) => (
        <Surge key={surge.id} surge={surge} />
      ))}
    </section>
  );
}

function Surge({ surge }: { readonly surge: SurgeReading }) {
  const text = useText();
  const brand = useBrand(surge.brandId)?.name ?? surge.brandId;
  const { count, expected, since, seenAt, authors, reach, phrases, first } = surge;
  const duration = durationWords(text, seenAt - since);
  const article = useRef<HTMLElement>(null);
  return (
    <article
      ref={article}
      className={styles.surge}
      data-standing={surge.dismissed === null || undefined}
      tabIndex={-1}
    >
      <h4>{text('surge.line', { brand, count, duration, expected: Math.round(expected) })}</h4>
      <Seen at={seenAt} />
      <SurgeCurve curve={surge.curve} />
      <p>{reach === null ? text('surge.people', { authors }) : text('surge.reach', { authors, reach })}</p>
      <h5>{text('surge.phrases')}</h5>
      {phrases.length === 0 ? (
        <p className={styles.quiet}>{text('surge.noPhrases')}</p>
      ) : (
        <ul className={styles.phrases}>
          {phrases.map((one) => (
            <li key={one.phrase} dir="auto">
              {text('surge.phrase', { phrase: one.phrase, authors: one.authors })}
            </li>
          ))}
        </ul>
      )}
      <h5>{text('surge.first')}</h5>
      {first.length === 0 && <p className={styles.quiet}>{text('surge.firstGone')}</p>}
      <ul className={styles.messages}>
        {first.map((message) => (
          <First key={`${message.caseId} ${message.externalId}`} message={message} />
        ))}
      </ul>
      {surge.dismissed === null ? (
        <>
          {/* The form goes with what it asks: hands and screen readers go on from the surge. */}
          <DismissSurge surgeId={surge.id} onDone={() => article.current?.focus()} />
          <Button kind="quiet" onClick={() => useSession.setState({ screen: 'alike' })}>
            {text('alike.title')}
          </Button>
          <Button kind="quiet" onClick={() => openDialog({ kind: 'declare-crisis', brandId: surge.brandId })}>
            {text('command.declareCrisis')}
          </Button>
        </>
      ) : (
        <Dismissed dismissed={surge.dismissed} />
      )}
    </article>
  );
}

function Seen({ at }: { readonly at: number }) {
  const text = useText();
  const now = useNow(30_000);
  return <p className={styles.quiet}>{text('surge.seen', { ago: agoWords(text, at, now) })}</p>;
}

function First({ message }: { readonly message: SurgeFirstMessage }) {
  const text = useText();
  const { queue } = useServices();
  return (
    <li className={styles.message}>
      <p className={styles.head}>
        <strong dir="auto">{message.customerName}</strong>
        <span className={styles.quiet}>
          <TimeAgo at={message.postedAt} />
        </span>
      </p>
      <p className={styles.words} dir="auto">
        {message.excerpt}
      </p>
      <Button small kind="quiet" onClick={() => selectCase(message.caseId, { queue, open: true })}>
        {text('outbox.openCase', { number: spokenCaseNumber(message.caseNumber) })}
      </Button>
    </li>
  );
}

function Dismissed({ dismissed }: { readonly dismissed: NonNullable<SurgeReading['dismissed']> }) {
  const text = useText();
  const workspace = useWorkspace() ?? null;
  const now = useNow(60_000);
  return (
    <p className={styles.quiet}>
      {text('surge.dismissed', {
        name: memberName(workspace, dismissed.by),
        ago: agoWords(text, dismissed.at, now),
        reason: dismissed.reason,
      })}
    </p>
  );
}
