import { lengthWords } from '../../../../shared/domain/service-words';
import { tiers } from '../../../../shared/domain/tier';
import { useBrand } from '../../../data/desk-queries';
import { faultOf } from '../../../parts/fault-words';
import { useLocale, useText } from '../../../state/use-text';
import { Field } from '../../../ui/field';
import type { BrandPartProps } from './one-brand';
import { PartFrame } from './part-frame';
import { problemsUnder } from './problems-under';
import { RuleFields } from './rule-fields';
import styles from './rules.module.css';
import { usePart } from './use-part';

/** How soon a brand answers each tier, and which of its clocks wait for opening hours (R2-R4, R13, R18). */
export function PromiseSettings({ document, brandId }: BrandPartProps) {
  const index = document.brands.findIndex(({ id }) => id === brandId);
  const stored = document.brands[index];
  return stored === undefined ? null : (
    <>
      <Targets brandId={brandId} stored={stored.promises} prefix={`brands.${index}.promises`} />
      <WaitingClocks
        brandId={brandId}
        stored={stored.businessHoursTiers ?? []}
        prefix={`brands.${index}.businessHoursTiers`}
      />
    </>
  );
}

type StoredBrand = BrandPartProps['document']['brands'][number];

interface BrandFieldsProps<Name extends keyof StoredBrand> {
  readonly brandId: BrandPartProps['brandId'];
  readonly stored: NonNullable<StoredBrand[Name]>;
  readonly prefix: string;
}

function Targets({ brandId, stored, prefix }: BrandFieldsProps<'promises'>) {
  const text = useText();
  const locale = useLocale();
  const promises = useBrand(brandId)?.promises;
  const part = usePart({ part: 'promises', brandId }, stored, prefix);
  return (
    <PartFrame
      title={text('service.promises')}
      lead={text('service.promisesLead', { variable: '{{response-time}}' })}
      part={part}
    >
      <div className={styles.pair}>
        {tiers.map((tier) => (
          <Field
            key={tier}
            label={text(`tier.${tier}`)}
            hint={
              part.isChanged || promises === undefined
                ? text('rules.durationHint')
                : text('service.customersRead', { words: lengthWords(promises[tier].target, locale) })
            }
            value={String(part.value[tier].target)}
            problem={faultOf(text, problemsUnder(part.problems, `${tier}.target`)[0])}
            onChange={(target) => part.change({ ...part.value, [tier]: { ...part.value[tier], target } })}
          />
        ))}
      </div>
    </PartFrame>
  );
}

function WaitingClocks({ brandId, stored, prefix }: BrandFieldsProps<'businessHoursTiers'>) {
  const text = useText();
  const part = usePart({ part: 'businessHoursTiers', brandId }, stored, prefix);
  const choices = (['green', 'yellow'] as const).map((value) => ({ value, label: text(`tier.${value}`) }));
  return (
    <PartFrame title={text('service.clocks')} lead={text('service.clocksLead')} part={part}>
      <RuleFields
        rule={{ tiers: part.value }}
        fields={[{ kind: 'many', name: 'tiers', label: text('rules.tiers'), choices }]}
        onChange={({ tiers: chosen }) => part.change((chosen ?? []) as typeof stored)}
      />
    </PartFrame>
  );
}
