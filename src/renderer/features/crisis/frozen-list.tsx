import { useRef } from 'react';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { FrozenReply, IncidentReading } from '../../../shared/ipc/incident-port';
import { useMember } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useNow } from '../../state/clock';
import { selectCase } from '../../state/selection';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './crisis.module.css';
import { useCrisisCommand } from './use-crisis-command';

/** What a crisis holds back: looked at one by one, never let go together. */
export function FrozenList({ incident: { phase, frozen } }: { readonly incident: IncidentReading }) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  if (phase === 'closed' && frozen.length === 0) return null;
  return (
    <>
      <h4 ref={heading} tabIndex={-1} className={styles.part}>
        {text('crisis.frozen', { count: frozen.length })}
      </h4>
      {frozen.length > 0 && phase === 'active' && <p className={styles.hint}>{text('crisis.frozenLater')}</p>}
      <ul className={styles.list}>
        {frozen.map((one) => (
          <Frozen
            key={one.reply.content.replyId}
            one={one}
            isOver={phase !== 'active'}
            onDecided={() => heading.current?.focus()}
          />
        ))}
      </ul>
    </>
  );
}

interface FrozenProps {
  readonly one: FrozenReply;
  readonly isOver: boolean;
  /** It goes with its buttons: hands and screen readers go on from how many are left. */
  readonly onDecided: () => void;
}

function Frozen({ one: { row, reply }, isOver, onDecided }: FrozenProps) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const command = useCrisisCommand();
  const { queue } = useServices();
  const who = useMember(reply.author)?.name ?? reply.author ?? '';
  const at = { caseId: row.id, replyId: reply.content.replyId };
  const time = clockWords(locale, reply.submittedAt ?? reply.changedAt, now);
  const decide = async (verdict: 'release' | 'withdraw') => {
    if (await command('incident.review', { ...at, verdict })) onDecided();
  };
  return (
    <li className={styles.item}>
      <p className={styles.facts}>{text('crisis.frozenBy', { who, time })}</p>
      <p className={styles.question} dir="auto">
        {row.preview}
      </p>
      <p className={styles.words} dir="auto">
        {reply.content.text}
      </p>
      <div className={styles.acts}>
        <Button small kind="quiet" onClick={() => selectCase(row.id, { queue, open: true })}>
          {text('outbox.openCase', { number: spokenCaseNumber(row.number) })}
        </Button>
        <Button small onClick={() => void decide('withdraw')}>
          {text('crisis.withdraw')}
        </Button>
        <Button small disabled={!isOver} onClick={() => void decide('release')}>
          {text('crisis.release')}
        </Button>
      </div>
    </li>
  );
}
