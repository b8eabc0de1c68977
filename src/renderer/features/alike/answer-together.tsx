import { useState } from 'react';
import type { AlikeCases, JointPreview } from '../../../shared/ipc/joint-port';
import { useBrand, useMe } from '../../data/desk-queries';
import { useJointPreview } from '../../data/joint-queries';
import { useNow } from '../../state/clock';
import { codeWords, problemWords } from '../../state/problem-words';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Choice, Field, TextArea } from '../../ui/field';
import styles from './alike.module.css';
import { blanksOf, type Going, goingTo, templatesFor } from './alike-model';
import { CaseList } from './case-list';
import { useJointActs } from './use-joint-acts';
import { useSettled } from './use-settled';

interface AnswerTogetherProps {
  readonly group: AlikeCases;
  /** The group goes with its form: hands and screen readers go on from the answers under way. */
  readonly onAsked: () => void;
}

/** One text for a group, what it becomes for each case, and the cases that are left out. */
export function AnswerTogether({ group, onAsked }: AnswerTogetherProps) {
  const text = useText();
  const act = useJointActs();
  const written = useTemplate(group);
  const [takenOut, setTakenOut] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const { template, choices, canned, pick, setTemplate, blanks, values, setValue } = written;
  const wish = {
    brandId: group.brandId,
    template: template.trim(),
    cannedIds: canned === '' ? [] : [canned],
    language: written.language,
    values,
    cases: group.cases.map(({ caseId, basedOn }) => ({ caseId, basedOn })),
  };
  const settled = useSettled(wish, JSON.stringify([wish.template, canned, values]));
  const isTyping = settled.key !== JSON.stringify([wish.template, canned, values]);
  const { preview, isOld, error } = useJointPreview(settled.value.template === '' ? null : settled.value);
  const shown = wish.template === '' ? undefined : preview;
  const going = shown === undefined ? null : goingTo(group, shown, takenOut);
  const warnings = shown?.warnings ?? [];
  const isReady = going !== null && going.cases.length > 0 && !isOld && !isTyping && error === null;
  const isAnswered = warnings.length === 0 || reason.trim() !== '';
  const ask = async () => {
    if (going === null) return;
    const cases = going.cases.map(({ caseId, basedOn }) => ({ caseId, basedOn }));
    const guard = warnings.length === 0 ? null : { kinds: [...warnings], reason };
    const done = shown?.needs === 'none' ? 'done.jointSent' : 'done.jointAsked';
    if (await act('joint.ask', { ...wish, cases, guard }, done)) onAsked();
  };
  const problem = error === null ? null : problemWords(error);
  return (
    <section className={styles.detail} aria-label={text('alike.answer')}>
      <h3 className={styles.name}>{text('alike.answer')}</h3>
      <Choice label={text('alike.template')} value={canned} choices={choices} onChange={pick} />
      <TextArea
        label={text('alike.text')}
        hint={text('alike.textHint')}
        value={template}
        maxLength={4_000}
        onChange={setTemplate}
      />
      {blanks.map((name) => (
        <Field
          key={name}
          label={name}
          hint={text('alike.blankHint')}
          value={values[name] ?? ''}
          maxLength={500}
          onChange={(value) => setValue(name, value)}
        />
      ))}
      {problem !== null && <p className={styles.problem}>{text(problem.text, problem.values)}</p>}
      {shown !== undefined && going !== null && <Verdict preview={shown} going={going} />}
      {warnings.length > 0 && (
        <Field label={text('guard.reason')} value={reason} maxLength={1_000} onChange={setReason} />
      )}
      <div className={styles.acts}>
        <Button kind="main" disabled={!isReady || !isAnswered} onClick={() => void ask()}>
          {text(shown?.needs === 'none' ? 'alike.send' : 'alike.ask', { count: going?.cases.length ?? 0 })}
        </Button>
      </div>
      <CaseList group={group} preview={shown} takenOut={takenOut} onChange={setTakenOut} />
    </section>
  );
}

/** What the guard and the rules say of it, before anything is sent. */
function Verdict({ preview, going }: { readonly preview: JointPreview; readonly going: Going }) {
  const text = useText();
  return (
    <div className={styles.verdict} role="status">
      <p>{text(`alike.needs.${preview.needs}`, { count: going.cases.length })}</p>
      {preview.warnings.length > 0 && (
        <p>
          {text('guard.warns')} {preview.warnings.map((kind) => text(`guardKind.${kind}`)).join(', ')}
        </p>
      )}
      {going.kept.map(({ code, count }) => {
        const why = codeWords(code, code);
        return <p key={code}>{text('alike.kept', { count, why: text(why.text, why.values) })}</p>;
      })}
    </div>
  );
}

/** What is being written, and the canned response it began with; empty: a text of one's own. */
function useTemplate({ brandId, contactType }: AlikeCases) {
  const text = useText();
  const brand = useBrand(brandId);
  const me = useMe();
  const now = useNow(60_000);
  const [canned, setCanned] = useState('');
  const [template, setTemplate] = useState('');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const offered = brand === undefined ? [] : templatesFor(brand, contactType, now);
  const language = offered.find(({ id }) => id === canned)?.language ?? brand?.language ?? 'en';
  const pick = (id: string) => {
    setCanned(id);
    const words = offered.find((one) => one.id === id)?.text;
    if (words !== undefined) setTemplate(words);
  };
  const choices = [
    { value: '', label: text('alike.ownWords') },
    ...offered.map(({ id, title, language: spoken }) => ({
      value: id,
      label: `${title} · ${spoken.toUpperCase()}`,
    })),
  ];
  const blanks = brand === undefined ? [] : blanksOf(template, { brand, me, language });
  const setValue = (name: string, value: string) => setValues((before) => ({ ...before, [name]: value }));
  return { canned, choices, pick, template, setTemplate, language, blanks, values, setValue };
}
