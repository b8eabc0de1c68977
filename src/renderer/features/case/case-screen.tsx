import { type ReactNode, useEffect, useRef } from 'react';
import type { CaseId } from '../../../shared/domain/ids';
import { useOpenCase } from '../../data/case-queries';
import { useAppInfo } from '../../data/desk-queries';
import { keyWords } from '../../parts/key-words';
import { TourOffer } from '../../parts/tour-offer';
import { useOwnKey } from '../../parts/use-own-key';
import { useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { late } from '../../ui/late';
import styles from './case-screen.module.css';

const CaseHeader = late(async () => (await import('./case-header')).CaseHeader);
const CaseNewsLine = late(async () => (await import('./case-news-line')).CaseNewsLine);
const LinkedLine = late(async () => (await import('./linked-line')).LinkedLine);
const OwedNoteLine = late(async () => (await import('./owed-note-line')).OwedNoteLine);
const Conversation = late(async () => (await import('./conversation')).Conversation);

interface CaseScreenProps {
  /** What stands below the conversation: where words are written. */
  readonly composer: (caseId: CaseId) => ReactNode;
  readonly showsBack: boolean;
  readonly showsCustomerButton: boolean;
}

/** The case a hand is on: what is owed, the story so far, and the composer. */
export function CaseScreen({ composer, showsBack, showsCustomerButton }: CaseScreenProps) {
  const text = useText();
  const selected = useSession((session) => session.selected);
  const focus = useSession((session) => session.focus);
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focus?.target === 'case') region.current?.focus({ preventScroll: true });
  }, [focus]);
  return (
    <section ref={region} className={styles.screen} aria-label={text('case.region')} tabIndex={-1}>
      {selected === null ? (
        <NoCase />
      ) : (
        <OpenCaseView
          id={selected}
          composer={composer}
          showsBack={showsBack}
          showsCustomerButton={showsCustomerButton}
        />
      )}
    </section>
  );
}

/** Says the keys that this person has; where characters are switched off, those are the arrows. */
function NoCase() {
  const text = useText();
  const isMac = useAppInfo()?.platform === 'darwin';
  const next = keyWords(text, useOwnKey('next', 'j') ?? 'ArrowDown', isMac);
  const previous = keyWords(text, useOwnKey('previous', 'k') ?? 'ArrowUp', isMac);
  return (
    <div className={styles.none}>
      <p>{text('case.none', { next, previous })}</p>
      <TourOffer />
    </div>
  );
}

function OpenCaseView({
  id,
  composer,
  showsBack,
  showsCustomerButton,
}: CaseScreenProps & { readonly id: CaseId }) {
  const text = useText();
  const { open, error } = useOpenCase(id);
  const sight = useRef<number | null>(null);
  if (error !== null)
    return <p className={styles.none}>{text('case.unreadable', { detail: error.message })}</p>;
  if (open === undefined) return <div className={styles.loading} aria-busy="true" />;
  return (
    <>
      <CaseHeader open={open} showsBack={showsBack} showsCustomerButton={showsCustomerButton} />
      {open.state.links.length > 0 && <LinkedLine state={open.state} />}
      {open.state.news.length > 0 && <CaseNewsLine state={open.state} />}
      {open.state.diverted && <OwedNoteLine state={open.state} />}
      <Conversation key={id} open={open} sight={sight} />
      {composer(id)}
    </>
  );
}
