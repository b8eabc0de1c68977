import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { minute } from '../../../shared/domain/time';
import { managesWorkspace } from '../../../shared/domain/who-manages';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useFaqReading } from '../../data/faq-queries';
import { useOwnKey } from '../../parts/use-own-key';
import { WorkLine } from '../../parts/work-line';
import { useNow } from '../../state/clock';
import { ownWall } from '../../state/own-day';
import { problemWords } from '../../state/problem-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/field';
import { VisuallyHidden } from '../../ui/visually-hidden';
import { CannedForm } from './canned-form';
import { FaqDetail } from './faq-detail';
import { FaqFiles } from './faq-files';
import { type FaqItem, faqItems } from './faq-model';
import styles from './faq-screen.module.css';
import { figureWords, placeWords } from './faq-words';
import { useReviewActs } from './use-review-acts';

const lengths = [30, 90, 365] as const;

/** The month's review: what to look over, what is asked without a ready answer, and all texts by use (R54). */
export function FaqScreen() {
  const text = useText();
  const now = useNow(minute);
  const [days, setDays] = useState(30);
  const { reading, error, work } = useFaqReading(days);
  const me = useMe();
  const workspace = useWorkspace() ?? null;
  const brands = workspace?.brands ?? [];
  const may = me !== undefined && workspace !== null && managesWorkspace(me, workspace);
  const items = faqItems(brands, reading, ownWall(now));
  const [chosen, setChosen] = useState<{ readonly key: string; readonly place: number } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const item =
    items.find(({ key }) => key === chosen?.key) ??
    items[Math.min(chosen?.place ?? 0, items.length - 1)] ??
    null;
  const choose = (place: number) => {
    const at = Math.min(Math.max(place, 0), items.length - 1);
    const next = items[at];
    if (next !== undefined) setChosen({ key: next.key, place: at });
  };
  const place = item === null ? 0 : items.indexOf(item);
  const backToList = () => list.current?.focus();
  // What was decided moves down the list: the next one takes its place.
  const acts = useReviewActs(() => {
    setChosen({ key: '', place });
    backToList();
  });
  const onKeyDown = useListKeys({
    step: (by) => choose(place + by),
    keep: () => may && item?.kind === 'text' && acts.keep(item),
    change: () => may && item !== null && acts.change(item),
    retire: () => may && item?.kind === 'text' && !item.reasons.includes('expired') && acts.retire(item),
  });
  const isThere = items.length > 0;
  useEffect(() => {
    if (isThere && (document.activeElement ?? document.body) === document.body) list.current?.focus();
  }, [isThere]);
  const shownId = item === null ? null : idOf(item);
  useEffect(() => {
    if (shownId !== null) document.getElementById(shownId)?.scrollIntoView({ block: 'nearest' });
  }, [shownId]);
  const closeForm = () => {
    acts.open(null);
    requestAnimationFrame(backToList);
  };
  const [firstBrand] = brands;
  const problem = error === null ? null : problemWords(error);
  return (
    <section className={styles.screen} aria-label={text('faq.title')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{text('faq.title')}</h2>
        <span className={styles.lead}>{text('faq.lead')}</span>
        <Choice
          label={text('faq.days')}
          value={String(days)}
          choices={lengths.map((count) => ({ value: String(count), label: text('trial.daysOf', { count }) }))}
          onChange={(value) => setDays(Number(value))}
        />
        {work !== undefined && <WorkLine work={work} />}
        {reading !== undefined && (
          <span className={styles.lead} role="status">
            {text('faq.read', { messages: reading.messages })} {!reading.isWhole && text('faq.stopped')}
          </span>
        )}
        {may && firstBrand !== undefined && (
          <Button
            small
            onClick={() => {
              const { language } = firstBrand;
              acts.open({ brand: firstBrand, canned: null, title: '', language, text: '', isDrafted: false });
            }}
          >
            {text('faq.new')}
          </Button>
        )}
      </header>
      <FaqFiles items={items} may={may} />
      {problem !== null && <p className={styles.empty}>{text(problem.text, problem.values)}</p>}
      {!isThere && acts.draft === null && <p className={styles.empty}>{text('faq.empty')}</p>}
      <div className={styles.panes} hidden={!isThere && acts.draft === null}>
        <div
          ref={list}
          role="listbox"
          tabIndex={0}
          className={styles.list}
          aria-label={text('faq.list')}
          aria-activedescendant={item === null ? undefined : idOf(item)}
          onKeyDown={onKeyDown}
        >
          {items.map((one, index) => (
            <FaqOption key={one.key} item={one} isChosen={one === item} onChoose={() => choose(index)} />
          ))}
        </div>
        {acts.draft !== null ? (
          <CannedForm
            key={`${acts.draft.brand.id} ${acts.draft.canned?.id ?? ''} ${acts.draft.title}`}
            draft={acts.draft}
            onDone={closeForm}
          />
        ) : (
          item !== null && <FaqDetail item={item} acts={acts} />
        )}
      </div>
    </section>
  );
}

interface FaqOptionProps {
  readonly item: FaqItem;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function FaqOption({ item, isChosen, onChoose }: FaqOptionProps) {
  const text = useText();
  const locale = useLocale();
  const reasons = item.kind === 'text' ? item.reasons.map((reason) => text(`faq.reason.${reason}`)) : [];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it holds the focus and takes the keys
    <div
      id={idOf(item)}
      role="option"
      tabIndex={-1}
      className={styles.option}
      aria-selected={isChosen}
      data-kind={item.kind}
      onClick={onChoose}
    >
      <span className={styles.name} dir="auto">
        {item.kind === 'text' ? item.canned.title : item.cluster.question}
      </span>
      <VisuallyHidden>, </VisuallyHidden>
      <span className={styles.quiet}>{placeWords({ text, locale }, item)}</span>
      <VisuallyHidden>, </VisuallyHidden>
      <span className={styles.quiet}>{figureWords({ text, locale }, item)}</span>
      {reasons.length > 0 && (
        <>
          <VisuallyHidden>, </VisuallyHidden>
          <span className={styles.reasons}>{reasons.join(' · ')}</span>
        </>
      )}
    </div>
  );
}

function idOf({ key }: FaqItem): string {
  return `faq-${key.replaceAll(' ', '-')}`;
}

interface ListActs {
  readonly step: (by: number) => void;
  readonly keep: () => unknown;
  readonly change: () => unknown;
  readonly retire: () => unknown;
}

/** The keys of moving and of deciding, as this person has them elsewhere; only while the list has the focus. */
function useListKeys({ step, keep, change, retire }: ListActs): (event: KeyboardEvent) => void {
  const [next, previous] = [useOwnKey('next', 'j'), useOwnKey('previous', 'k')];
  const keys = [useOwnKey('approve', 'y'), useOwnKey('request-changes', 'u'), useOwnKey('reject-reply', 'v')];
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
    ...(next !== undefined && { [next]: 1 }),
    ...(previous !== undefined && { [previous]: -1 }),
  };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = steps[event.key];
    const act = [keep, change, retire][keys.indexOf(event.key)];
    if (by === undefined && act === undefined) return;
    event.preventDefault();
    if (by !== undefined) step(by);
    else if (!event.repeat) act?.();
  };
}
