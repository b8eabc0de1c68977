import { type ReactNode, useId, useRef } from 'react';
import type { WorkspaceProblem } from '../../../../shared/ipc/engine-answers';
import { useText } from '../../../state/use-text';
import { Button } from '../../../ui/button';
import { type Rule, type RuleField, ruleWords } from './rule-field';
import { RuleFields } from './rule-fields';
import styles from './rules.module.css';

interface RuleListProps {
  readonly label: string;
  readonly rules: readonly Rule[];
  readonly fields: readonly RuleField[];
  /** What a new line starts with. */
  readonly fresh: Rule;
  readonly may: boolean;
  /** Of this list: paths begin with the number of the line, from 0. */
  readonly problems: readonly WorkspaceProblem[];
  /** The lines are given: they are changed, never added, moved or removed. */
  readonly isFixed?: boolean;
  /** What a line is called before its words. */
  readonly title?: (rule: Rule) => string;
  /** Its words; absent: those of its fields. */
  readonly words?: (rule: Rule, index: number) => string;
  readonly more?: (rule: Rule, put: (rule: Rule) => void, index: number) => ReactNode;
  readonly onChange: (rules: readonly Rule[]) => void;
}

/** Lines of which the first that fits counts: each in words, opened to be changed, moved by buttons. */
export function RuleList(props: RuleListProps) {
  const { label, rules, fields, fresh, problems, title, more, isFixed = false, onChange } = props;
  const may = props.may && !isFixed;
  const text = useText();
  const list = useRef<HTMLOListElement>(null);
  const put = (index: number, rule: Rule) => onChange(rules.map((one, at) => (at === index ? rule : one)));
  const move = (index: number, by: number) => {
    const next = [...rules];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(index + by, 0, moved);
    onChange(next);
  };
  const add = () => {
    onChange([...rules, fresh]);
    // The new line is there after the next paint, and wants to be filled in.
    requestAnimationFrame(() => {
      const line = list.current?.lastElementChild?.querySelector('details');
      if (line) line.open = true;
      line?.querySelector('summary')?.focus();
    });
  };
  return (
    <div className={styles.list}>
      <ol ref={list} className={styles.lines} aria-label={label}>
        {rules.map((rule, index) => (
          // Lines have no other name than their place.
          <li key={index} className={styles.line}>
            <Line
              title={title?.(rule) ?? String(index + 1)}
              words={props.words?.(rule, index) ?? ruleWords(text, rule, fields)}
              reasons={problems.filter(({ path }) => path.split('.')[0] === String(index))}
            >
              <RuleFields rule={rule} fields={fields} onChange={(changed) => put(index, changed)} />
              {more?.(rule, (changed) => put(index, changed), index)}
              {may && (
                <div className={styles.acts}>
                  <Button small disabled={index === 0} onClick={() => move(index, -1)}>
                    {text('rules.up', { line: index + 1 })}
                  </Button>
                  <Button small disabled={index === rules.length - 1} onClick={() => move(index, 1)}>
                    {text('rules.down', { line: index + 1 })}
                  </Button>
                  <Button small kind="quiet" onClick={() => onChange(rules.filter((_, at) => at !== index))}>
                    {text('rules.remove', { line: index + 1 })}
                  </Button>
                </div>
              )}
            </Line>
          </li>
        ))}
      </ol>
      {rules.length === 0 && <p className={styles.none}>{text('rules.none')}</p>}
      {may && (
        <Button small onClick={add}>
          {text('rules.add')}
        </Button>
      )}
    </div>
  );
}

interface LineProps {
  readonly title: string;
  readonly words: string;
  readonly reasons: readonly WorkspaceProblem[];
  readonly children: ReactNode;
}

function Line({ title, words, reasons, children }: LineProps) {
  const text = useText();
  const id = useId();
  return (
    <details aria-describedby={reasons.length > 0 ? id : undefined}>
      <summary className={styles.summary} data-wrong={reasons.length > 0 || undefined}>
        <span>{text('rules.line', { line: title, words })}</span>
        {reasons.length > 0 && (
          <span id={id} className={styles.wrong}>
            {reasons.map(({ path, reason }) => `${path.split('.').slice(1).join('.')} ${reason}`).join('; ')}
          </span>
        )}
      </summary>
      {children}
    </details>
  );
}
