import { useState } from 'react';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import { type CoachingSummary, coachingOutcomes } from '../../../shared/domain/coaching';
import { type AgentId, asId } from '../../../shared/domain/ids';
import { may } from '../../../shared/domain/permissions';
import type { CoachingRecord } from '../../../shared/ipc/engine-answers';
import { memberName } from '../../../shared/workspace/member-name';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useCoaching } from '../../data/supervisor-queries';
import { TimeAgo } from '../../parts/time-left';
import { WordDifference } from '../../parts/word-difference';
import { problemWords } from '../../state/problem-words';
import { selectCase } from '../../state/selection';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Screen } from '../../ui/screen';
import styles from './coaching-screen.module.css';

/** What became of replies that a colleague read first: one's own, or everybody's for who supervises. */
export function CoachingScreen() {
  const text = useText();
  const me = useMe();
  const roles = useWorkspace()?.roles ?? [];
  const seesAll = me !== undefined && may(me, 'supervise', roles);
  const [chosen, setChosen] = useState<AgentId | null>(null);
  const { record, error } = useCoaching(seesAll ? chosen : (me?.id ?? null));
  const problem = error === null ? null : problemWords(error);
  return (
    <Screen title={text('coaching.title')} lead={text('coaching.lead')}>
      <div className={styles.body}>
        {seesAll && <Whose chosen={chosen} onChoose={setChosen} />}
        {problem !== null && <p>{text(problem.text, problem.values)}</p>}
        {record?.entries.length === 0 && <p>{text('coaching.empty')}</p>}
        {record && record.entries.length > 0 && <Summaries summaries={record.summaries} />}
        {record && record.entries.length > 0 && <Entries entries={record.entries} />}
      </div>
    </Screen>
  );
}

interface WhoseProps {
  readonly chosen: AgentId | null;
  readonly onChoose: (agent: AgentId | null) => void;
}

function Whose({ chosen, onChoose }: WhoseProps) {
  const text = useText();
  const members = useWorkspace()?.members ?? [];
  return (
    <label className={styles.whose}>
      {text('coaching.whose')}
      <select
        value={chosen ?? ''}
        onChange={({ target }) => onChoose(target.value === '' ? null : asId<AgentId>(target.value))}
      >
        <option value="">{text('coaching.everybody')}</option>
        {members.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Summaries({ summaries }: { readonly summaries: readonly CoachingSummary[] }) {
  const text = useText();
  const locale = useLocale();
  const name = useNames();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text('coaching.author')}</th>
          {coachingOutcomes.map((outcome) => (
            <th key={outcome} scope="col">
              {text(`coaching.count.${outcome}`)}
            </th>
          ))}
          <th scope="col">{text('coaching.changed')}</th>
        </tr>
      </thead>
      <tbody>
        {summaries.map(({ agent, counts, changedOnAverage }) => (
          <tr key={agent}>
            <th scope="row">{name(agent)}</th>
            {coachingOutcomes.map((outcome) => (
              <td key={outcome}>{counts[outcome].toLocaleString(locale)}</td>
            ))}
            <td>{counts.edited === 0 ? '–' : percent(locale, changedOnAverage)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Entries({ entries }: Pick<CoachingRecord, 'entries'>) {
  const text = useText();
  const locale = useLocale();
  const name = useNames();
  const { queue } = useServices();
  return (
    <section aria-label={text('coaching.entries')}>
      <h3 className={styles.part}>{text('coaching.entries')}</h3>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={`${entry.replyId} ${entry.by} ${entry.at}`} className={styles.item}>
            <div className={styles.line}>
              <span>
                {text(`coaching.line.${entry.outcome}`, {
                  by: name(entry.by),
                  author: name(entry.author),
                  share: percent(locale, entry.changed),
                })}
              </span>
              <span className={styles.when}>
                <TimeAgo at={entry.at} />
              </span>
            </div>
            {entry.note !== null && (
              <p className={styles.note} dir="auto">
                {entry.note}
              </p>
            )}
            <WordDifference before={entry.text.before} after={entry.text.after} />
            <div className={styles.acts}>
              <Button small kind="quiet" onClick={() => selectCase(entry.caseId, { queue, open: true })}>
                {text('outbox.openCase', { number: spokenCaseNumber(entry.caseNumber) })}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useNames(): (id: AgentId) => string {
  const workspace = useWorkspace();
  return (id) => memberName(workspace, id);
}

function percent(locale: string, share: number): string {
  return share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 });
}
