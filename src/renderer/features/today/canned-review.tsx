import { useRef } from 'react';
import { dueForReview } from '../../../shared/domain/canned-review';
import { day, type Instant, minute } from '../../../shared/domain/time';
import { managesWorkspace } from '../../../shared/domain/who-manages';
import { memberName } from '../../../shared/workspace/member-name';
import type { Brand, CannedResponse } from '../../../shared/workspace/schema';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useChangePart, useWorkspaceDocument } from '../../data/workspace-document';
import { sayRefused } from '../../parts/say-refused';
import { useCaseActions } from '../../state/case-actions';
import { useNow } from '../../state/clock';
import { ownDay, ownWall } from '../../state/own-day';
import { notify } from '../../state/session';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './canned-review.module.css';

/** Canned responses that nobody has looked over for a month; nothing where all were. */
export function CannedReview() {
  const text = useText();
  const now = useNow(minute);
  const brands = useWorkspace()?.brands ?? [];
  const due = brands.map((brand) => ({
    brand,
    responses: dueForReview(brand.cannedResponses, ownWall(now)),
  }));
  const count = due.reduce((sum, { responses }) => sum + responses.length, 0);
  const summary = useRef<HTMLElement>(null);
  // The button that was pressed goes with its response.
  const keptOne = () => summary.current?.focus();
  if (count === 0) return null;
  return (
    <details className={styles.review}>
      <summary ref={summary} className={styles.summary}>
        {text('review.due', { count })}
      </summary>
      <ul className={styles.list}>
        {due.flatMap(({ brand, responses }) =>
          responses.map((canned) => (
            <li key={`${brand.id} ${canned.id}`} className={styles.item}>
              <Due brand={brand} canned={canned} now={now} onKept={keptOne} />
            </li>
          )),
        )}
      </ul>
    </details>
  );
}

interface DueProps {
  readonly brand: Brand;
  readonly canned: CannedResponse;
  readonly now: Instant;
  readonly onKept: () => void;
}

function Due({ brand, canned, now, onKept }: DueProps) {
  const text = useText();
  const locale = useLocale();
  const me = useMe();
  const workspace = useWorkspace() ?? null;
  const { owner, reviewed, title } = canned;
  const lines = [
    brand.name,
    reviewed === undefined
      ? text('review.never')
      : text('review.last', { when: clockWords(locale, Date.parse(reviewed) + day / 2, now) }),
    ...(owner === undefined ? [] : [memberName(workspace, owner)]),
  ];
  return (
    <>
      <span className={styles.name}>{title}</span>
      <span className={styles.quiet}>{lines.join(' · ')}</span>
      <p className={styles.words} dir="auto" lang={canned.language}>
        {canned.text}
      </p>
      {me !== undefined && workspace !== null && managesWorkspace(me, workspace) && (
        <StillRight brand={brand} canned={canned} now={now} onKept={onKept} />
      )}
    </>
  );
}

function StillRight({ brand, canned, now, onKept }: DueProps) {
  const text = useText();
  const actions = useCaseActions();
  const changePart = useChangePart();
  const before = useWorkspaceDocument()?.brands.find(({ id }) => id === brand.id)?.cannedResponses;
  const keep = async () => {
    const value = before?.map((one) => (one.id === canned.id ? { ...one, reviewed: ownDay(now) } : one));
    const problems = await changePart({ part: 'cannedResponses', brandId: brand.id, before, value });
    if (sayRefused(text, canned.title, problems)) return;
    notify({ tone: 'done', text: 'review.kept', values: { title: canned.title }, undoable: false });
    onKept();
  };
  return (
    <Button small disabled={before === undefined} onClick={() => void actions.attempt(keep)}>
      {text('review.stillRight', { title: canned.title })}
    </Button>
  );
}
