import { useState } from 'react';
import type { TodayReading } from '../../../shared/ipc/engine-answers';
import { useWorkspace } from '../../data/desk-queries';
import { useToday } from '../../data/supervisor-queries';
import { useTraining } from '../../data/training-queries';
import { problemWords } from '../../state/problem-words';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Screen } from '../../ui/screen';
import { CannedReview } from './canned-review';
import { Surges } from './surges';
import {
  agentRows,
  brandRows,
  type Column,
  columns,
  figureWords,
  type Row,
  sumWords,
  tierRows,
} from './today-model';
import styles from './today-screen.module.css';

/** The day in figures: what is in time, open, waiting and breached, and how each figure is made. */
export function TodayScreen() {
  const text = useText();
  const locale = useLocale();
  const { today, error } = useToday();
  const problem = error === null ? null : problemWords(error);
  return (
    <Screen
      title={text('today.title')}
      lead={today && text('today.lead', { time: clockWords(locale, today.since, today.at) })}
    >
      <Surges />
      <OverdueDrills />
      <CannedReview />
      {problem !== null && <p className={styles.empty}>{text(problem.text, problem.values)}</p>}
      {problem === null && today && <Figures today={today} />}
    </Screen>
  );
}

/** What a quiet day is good for. */
function OverdueDrills() {
  const text = useText();
  const overdue = useTraining().training?.drills.filter(({ isOverdue }) => isOverdue) ?? [];
  const known = useWorkspace()?.training?.drills ?? [];
  if (overdue.length === 0) return null;
  const names = overdue.map(({ drill }) => known.find(({ id }) => id === drill)?.name ?? drill).join(', ');
  return <p className={styles.note}>{text('training.overdueDrills', { names })}</p>;
}

function Figures({ today }: { readonly today: TodayReading }) {
  const text = useText();
  const workspace = useWorkspace() ?? null;
  const [asked, setAsked] = useState<Column | null>(null);
  const { total, byTier, byAgent, byBrand } = today.figures;
  const all: readonly Row[] = [{ key: 'total', name: text('today.total'), tally: total }];
  return (
    <div className={styles.body}>
      {!today.isComplete && <p role="status">{text('today.counting')}</p>}
      <p className={styles.how} role="status">
        {text(asked === null ? 'today.howTo' : `today.how.${asked}`)}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                <button
                  type="button"
                  className={styles.ask}
                  aria-pressed={asked === column}
                  onClick={() => setAsked(asked === column ? null : column)}
                >
                  {text(`today.column.${column}`)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <Group title={null} rows={all} asked={asked} />
        <Group title={text('today.byTier')} rows={tierRows(text, byTier)} asked={asked} />
        <Group title={text('today.byAgent')} rows={agentRows(text, byAgent, workspace)} asked={asked} />
        <Group title={text('today.byBrand')} rows={brandRows(byBrand, workspace)} asked={asked} />
      </table>
    </div>
  );
}

interface GroupProps {
  readonly title: string | null;
  readonly rows: readonly Row[];
  readonly asked: Column | null;
}

function Group({ title, rows, asked }: GroupProps) {
  const text = useText();
  const locale = useLocale();
  if (rows.length === 0) return null;
  return (
    <tbody>
      {title !== null && (
        <tr>
          <th className={styles.group} scope="rowgroup" colSpan={columns.length + 1}>
            {title}
          </th>
        </tr>
      )}
      {rows.map(({ key, name, tally }) => (
        <tr key={key}>
          <th scope="row" dir="auto">
            {name}
          </th>
          {columns.map((column) => {
            const sum = asked === column ? sumWords(text, column, tally) : null;
            const isLate = column === 'breached' && tally.breached > 0;
            return (
              <td key={column} data-late={isLate || undefined}>
                {figureWords({ text, locale }, column, tally)}
                {sum !== null && <small className={styles.sum}>{sum}</small>}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
