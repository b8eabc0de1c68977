import { useState } from 'react';
import { useText } from '../../../state/use-text';
import { Choice, Field, TextArea } from '../../../ui/field';
import { chosenOf, type Rule, type RuleField, withField } from './rule-field';
import styles from './rules.module.css';

interface RuleFieldsProps {
  readonly rule: Rule;
  readonly fields: readonly RuleField[];
  readonly onChange: (rule: Rule) => void;
}

/** The fields of one line, each with its name. */
export function RuleFields({ rule, fields, onChange }: RuleFieldsProps) {
  return (
    <div className={styles.fields}>
      {fields.map((field) => (
        <OneField key={field.name} field={field} rule={rule} onChange={onChange} />
      ))}
    </div>
  );
}

function OneField({
  field,
  rule,
  onChange,
}: Omit<RuleFieldsProps, 'fields'> & { readonly field: RuleField }) {
  const put = (value: unknown) => onChange(withField(rule, field.name, value));
  const value = rule[field.name];
  switch (field.kind) {
    case 'many':
      return <Many field={field} chosen={chosenOf(rule, field.name)} onChoose={put} />;
    case 'one': {
      const none = field.none === undefined ? [] : [{ value: '', label: field.none }];
      const choices = [...none, ...field.choices];
      const chosen = typeof value === 'string' ? value : '';
      return <Choice label={field.label} value={chosen} choices={choices} onChange={put} />;
    }
    case 'flag':
      return (
        <label className={styles.check}>
          <input type="checkbox" checked={value === true} onChange={(event) => put(event.target.checked)} />
          {field.label}
        </label>
      );
    case 'number': {
      const toNumber = (words: string) => put(words === '' ? undefined : Number(words));
      const shown = value === undefined ? '' : String(value);
      return (
        <Field
          label={field.label}
          value={shown}
          onChange={toNumber}
          type="number"
          min={0}
          max={100}
          step="any"
        />
      );
    }
    case 'phrases':
      return <Phrases label={field.label} phrases={chosenOf(rule, field.name)} onChange={put} />;
    case 'words':
      return <Field label={field.label} value={value === undefined ? '' : String(value)} onChange={put} />;
    case 'text':
      return (
        <TextArea
          label={field.label}
          {...(field.hint !== undefined && { hint: field.hint })}
          rows={3}
          dir="auto"
          value={value === undefined ? '' : String(value)}
          onChange={put}
        />
      );
  }
}

interface PhrasesProps {
  readonly label: string;
  readonly phrases: readonly string[];
  readonly onChange: (phrases: readonly string[]) => void;
}

/** What is typed is kept as it is typed: an empty last line is where the next phrase will stand. */
function Phrases({ label, phrases, onChange }: PhrasesProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const isAsTyped = linesOf(typed).join('\n') === phrases.join('\n');
  return (
    <TextArea
      label={label}
      hint={text('rules.oneALine')}
      rows={3}
      dir="auto"
      value={isAsTyped ? typed : phrases.join('\n')}
      onChange={(words) => {
        setTyped(words);
        onChange(linesOf(words));
      }}
    />
  );
}

function linesOf(words: string): readonly string[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

interface ManyProps {
  readonly field: Extract<RuleField, { kind: 'many' }>;
  readonly chosen: readonly string[];
  readonly onChoose: (values: readonly string[]) => void;
}

/** In the order of the choices; what stands in the definition and is no choice any more stays to be taken out. */
function Many({ field, chosen, onChoose }: ManyProps) {
  const unknown = chosen.filter((value) => !field.choices.some((choice) => choice.value === value));
  const choices = [...field.choices, ...unknown.map((value) => ({ value, label: value }))];
  const toggle = (value: string) => {
    const next = choices
      .map((choice) => choice.value)
      .filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one)));
    onChoose(next);
  };
  return (
    <fieldset className={styles.many}>
      <legend className={styles.legend}>{field.label}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} className={styles.check}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
