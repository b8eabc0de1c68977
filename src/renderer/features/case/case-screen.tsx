import { type ReactNode, useEffect, useRef } from 'react';
import type { CaseId } from '../../../shared/domain/ids';
import { useOpenCase } from '../../data/case-queries';
import { useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { late } from '../../ui/late';
import styles from './case-screen.module.css';

const CaseHeader = late(async () => (await import('./case-header')).CaseHeader);
const CaseNewsLine = late(async () => (await import('./case-news-line')).CaseNewsLine);
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
        <p className={styles.none}>{text('case.none')}</p>
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

function OpenCaseView({
  id,
  composer,
  showsBack,
  showsCustomerButton,
}: CaseScreenProps & { readonly id: CaseId }) {
  const text = useText();
  const { open, error } = useOpenCase(id);
  if (error !== null)
    return <p className={styles.none}>{text('case.unreadable', { detail: error.message })}</p>;
  if (open === undefined) return <div className={styles.loading} aria-busy="true" />;
  return (
    <>
      <CaseHeader open={open} showsBack={showsBack} showsCustomerButton={showsCustomerButton} />
      {open.state.news.length > 0 && <CaseNewsLine state={open.state} />}
      <Conversation key={id} open={open} />
      {composer(id)}
    </>
  );
}
