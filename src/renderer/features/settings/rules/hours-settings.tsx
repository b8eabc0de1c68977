import { useId, useState } from 'react';
import { weekdays } from '../../../../shared/domain/business-calendar';
import { hoursWords } from '../../../../shared/domain/service-words';
import { faultOf } from '../../../parts/fault-words';
import { useLocale, useText } from '../../../state/use-text';
import { Field } from '../../../ui/field';
import type { BrandPartProps } from './one-brand';
import { type Span, spansOf, spanWords } from './opening-times';
import { PartFrame } from './part-frame';
import { problemsUnder } from './problems-under';
import { RuleFields } from './rule-fields';
import styles from './rules.module.css';
import { usePart } from './use-part';

type Hours = NonNullable<BrandPartProps['document']['brands'][number]['businessHours']>;

const monday = 1;
const week = [...weekdays.slice(monday), ...weekdays.slice(0, monday)];
const workday: readonly Span[] = [{ from: '09:00', to: '18:00' }];

/** When a brand is there: what clocks count with, and what {{hours}} tells its customers (R13, R18). */
export function HoursSettings({ document, brandId }: BrandPartProps) {
  const text = useText();
  const index = document.brands.findIndex(({ id }) => id === brandId);
  const stored = document.brands[index]?.businessHours ?? null;
  const part = usePart<Hours | null>(
    { part: 'businessHours', brandId },
    stored,
    `brands.${index}.businessHours`,
  );
  const hours = part.value;
  return (
    <PartFrame
      title={text('service.hours')}
      lead={text('service.hoursLead', { variable: '{{hours}}' })}
      part={part}
    >
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={hours !== null}
          onChange={(event) => part.change(event.target.checked ? (stored ?? usualHours()) : null)}
        />
        {text('service.hasHours')}
      </label>
      {hours !== null && <Week hours={hours} problems={part.problems} onChange={part.change} />}
    </PartFrame>
  );
}

function usualHours(): Hours {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const weekly = Object.fromEntries(week.slice(0, 5).map((one) => [one, [...workday]]));
  return { timeZone, weekly };
}

interface WeekProps {
  readonly hours: Hours;
  readonly problems: Parameters<typeof problemsUnder>[0];
  readonly onChange: (hours: Hours) => void;
}

function Week({ hours, problems, onChange }: WeekProps) {
  const text = useText();
  const locale = useLocale();
  const zones = useId();
  const names = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const openOn = (one: (typeof week)[number]): readonly Span[] => hours.weekly[one] ?? [];
  const told = Object.fromEntries(week.map((one) => [one, openOn(one)])) as Record<
    (typeof week)[number],
    readonly Span[]
  >;
  return (
    <>
      <Field
        label={text('service.timeZone')}
        value={hours.timeZone}
        problem={faultOf(text, problemsUnder(problems, 'timeZone')[0])}
        onChange={(timeZone) => onChange({ ...hours, timeZone })}
        list={zones}
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <p className={styles.lead}>{text('service.dayHint')}</p>
      <div className={styles.pair}>
        {week.map((one) => (
          <DayField
            key={one}
            // The first of January of 2023 was a Sunday, the first of the weekdays.
            label={names.format(Date.UTC(2023, 0, 1 + weekdays.indexOf(one)))}
            spans={openOn(one)}
            problem={problemsUnder(problems, `weekly.${one}`).map(({ reason }) => reason)[0]}
            onChange={(spans) => onChange({ ...hours, weekly: { ...hours.weekly, [one]: [...spans] } })}
          />
        ))}
      </div>
      <RuleFields
        rule={{ holidays: hours.holidays ?? [] }}
        fields={[{ kind: 'phrases', name: 'holidays', label: text('service.holidays') }]}
        onChange={({ holidays }) => onChange({ ...hours, holidays: (holidays ?? []) as string[] })}
      />
      <p className={styles.lead}>
        {text('service.customersRead', {
          words: hoursWords({ timeZone: hours.timeZone, weekly: told, holidays: [] }, locale) || '–',
        })}
      </p>
    </>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly spans: readonly Span[];
  readonly problem: string | undefined;
  readonly onChange: (spans: readonly Span[]) => void;
}

/** Shows what was typed as long as it means what stands in the definition. */
function DayField({ label, spans, problem, onChange }: DayFieldProps) {
  const [typed, setTyped] = useState('');
  const isAsTyped = spanWords(spansOf(typed)) === spanWords(spans);
  return (
    <Field
      label={label}
      value={isAsTyped ? typed : spanWords(spans)}
      problem={problem}
      onChange={(words) => {
        setTyped(words);
        onChange(spansOf(words));
      }}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
