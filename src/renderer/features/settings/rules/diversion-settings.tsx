import { useState } from 'react';
import { diversionWays } from '../../../../shared/domain/diversion';
import { useBrand } from '../../../data/desk-queries';
import { useLocale, useText } from '../../../state/use-text';
import { Choice, TextArea } from '../../../ui/field';
import { customerLanguages } from './customer-languages';
import type { BrandPartProps } from './one-brand';
import { PartFrame } from './part-frame';
import { type Rule, type RuleField, withField } from './rule-field';
import { RuleList } from './rule-list';
import styles from './rules.module.css';
import { useChoices } from './use-choices';
import { usePart } from './use-part';

/** Per brand: the words that take a conversation elsewhere, and those that close it where it began (R7, R27). */
export function DiversionSettings({ document, brandId }: BrandPartProps) {
  const text = useText();
  const index = document.brands.findIndex(({ id }) => id === brandId);
  const stored = (document.brands[index]?.diversions ?? []) as readonly Rule[];
  const part = usePart({ part: 'diversions', brandId }, stored, `brands.${index}.diversions`);
  const fields = useDiversionFields({ document, brandId });
  return (
    <PartFrame title={text('service.diversions')} lead={text('service.diversionsLead')} part={part}>
      <RuleList
        label={text('service.diversions')}
        rules={part.value}
        fields={fields}
        fresh={{ to: 'private', handOver: '' }}
        may={part.may}
        problems={part.problems}
        more={(rule, put) => <OtherLanguages rule={rule} may={part.may} onChange={put} />}
        onChange={part.change}
      />
    </PartFrame>
  );
}

function useDiversionFields({ document, brandId }: BrandPartProps): readonly RuleField[] {
  const text = useText();
  const { channels } = useChoices(document);
  const types = (useBrand(brandId)?.contactTypes ?? []).map(({ id, label }) => ({ value: id, label }));
  const ways = diversionWays.map((value) => ({ value, label: text(`divert.step.${value}`) }));
  return [
    { kind: 'one', name: 'to', label: text('service.way'), choices: ways },
    { kind: 'many', name: 'channels', label: text('rules.channels'), choices: channels },
    { kind: 'many', name: 'contactTypes', label: text('rules.contactTypes'), choices: types },
    { kind: 'words', name: 'place', label: text('service.place') },
    {
      kind: 'text',
      name: 'handOver',
      label: text('service.handOver'),
      hint: text('service.variables', { place: '{{place}}', customer: '{{customer}}', number: '{{number}}' }),
    },
    { kind: 'text', name: 'closing', label: text('service.closing') },
  ];
}

interface OtherLanguagesProps {
  readonly rule: Rule;
  readonly may: boolean;
  readonly onChange: (rule: Rule) => void;
}

const translated = [
  ['handOvers', 'service.handOverIn'],
  ['closings', 'service.closingIn'],
] as const;

/** The same words for customers who write in another language; those that are emptied are left out again. */
function OtherLanguages({ rule, may, onChange }: OtherLanguagesProps) {
  const text = useText();
  const [asked, setAsked] = useState<readonly string[]>([]);
  const names = new Intl.DisplayNames(useLocale(), { type: 'language' });
  const there = translated.flatMap(([name]) => Object.keys(wordsBy(rule, name)));
  const shown = [...new Set([...there, ...asked])];
  const rest = customerLanguages.filter((one) => !shown.includes(one));
  const put = (name: string, language: string, words: string) => {
    const { [language]: _before, ...others } = wordsBy(rule, name);
    const next = words === '' ? others : { ...others, [language]: words };
    onChange(withField(rule, name, Object.keys(next).length === 0 ? undefined : next));
    setAsked((known) => [...new Set([...known, language])]);
  };
  return (
    <div className={styles.fields}>
      {shown.map((language) => (
        <div key={language} className={styles.pair}>
          {translated.map(([name, label]) => (
            <TextArea
              key={name}
              label={text(label, { language: names.of(language) ?? language })}
              rows={3}
              dir="auto"
              lang={language}
              value={wordsBy(rule, name)[language] ?? ''}
              onChange={(words) => put(name, language, words)}
            />
          ))}
        </div>
      ))}
      {may && rest.length > 0 && (
        <Choice
          label={text('service.addLanguage')}
          value=""
          choices={[
            { value: '', label: text('service.noLanguage') },
            ...rest.map((value) => ({ value, label: names.of(value) ?? value })),
          ]}
          onChange={(language) => language !== '' && setAsked((known) => [...known, language])}
        />
      )}
    </div>
  );
}

function wordsBy(rule: Rule, name: string): Readonly<Record<string, string>> {
  return (rule[name] ?? {}) as Readonly<Record<string, string>>;
}
