import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { CustodyRecord } from '../../../shared/domain/custody';
import { mayKeepOrErase } from '../../../shared/domain/permissions';
import { memberName } from '../../../shared/workspace/member-name';
import { useConfirmRetention, useCustody } from '../../data/custody-queries';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useNow } from '../../state/clock';
import { clockWords } from '../../state/time-words';
import { type Text, useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './settings-screen.module.css';

/** How long brands keep their customers, and the record of what was held and erased. */
export function CustodySettings() {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const workspace = useWorkspace();
  const custody = useCustody();
  const me = useMe();
  const confirm = useConfirmRetention();
  if (custody === undefined) return null;
  const { records, erasedByRetentionLately, nextRoundAt, waitingForYes } = custody;
  const may = me !== undefined && mayKeepOrErase(me, workspace?.roles);
  return (
    <>
      <h3>{text('retention.title')}</h3>
      <ul>
        {workspace?.brands.map(({ id, name, retention }) => (
          <li key={id}>
            {retention === undefined
              ? text('retention.never', { brand: name })
              : text('retention.after', { brand: name, days: retention.closedAfterDays })}
          </li>
        ))}
      </ul>
      <p className={styles.lead}>
        {text('retention.lately', {
          count: erasedByRetentionLately,
          next: clockWords(locale, nextRoundAt, now),
        })}
      </p>
      {waitingForYes > 0 && (
        <p role="status">
          {text('retention.waiting', { count: waitingForYes })}{' '}
          <Button
            small
            disabled={!may}
            title={may ? undefined : text('error.erasure-needs-supervisor')}
            onClick={() => void confirm()}
          >
            {text('retention.confirm', { count: waitingForYes })}
          </Button>
        </p>
      )}
      <h3>{text('custody.record')}</h3>
      <p className={styles.lead}>{text('custody.recordLead')}</p>
      {records.length === 0 && <p>{text('custody.none')}</p>}
      <div className={styles.rows}>
        {records.map((record) => (
          <div key={`${record.at} ${record.kind} ${wordsOf(text, record)}`} className={styles.row}>
            <span className={styles.grow}>
              <span>{wordsOf(text, record)}</span>
              <span className={styles.quiet}>
                {record.by.kind === 'agent' ? memberName(workspace, record.by.id) : text('actor.console')},{' '}
                {clockWords(locale, record.at, now)}
              </span>
            </span>
          </div>
        ))}
      </div>
    </>
  );
}

const numbersShown = 12;

function wordsOf(text: Text, record: CustodyRecord): string {
  if (record.kind === 'forgotten')
    return text('custody.forgotten', { brand: record.brandName, cases: record.cases });
  const count = record.caseNumbers.length;
  const shown = record.caseNumbers.slice(0, numbersShown).map(spokenCaseNumber).join(', ');
  const cases = count > numbersShown ? `${shown} …` : shown;
  switch (record.kind) {
    case 'erased':
      return text(`custody.erased.${record.reason}`, { cases, count });
    case 'deferred':
      return text('custody.deferred', { cases, count });
    default:
      return text(`custody.was.${record.kind}`, { cases, count, reason: record.reason });
  }
}
