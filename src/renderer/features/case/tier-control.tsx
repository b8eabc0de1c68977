import { Checkbox } from '@base-ui/react/checkbox';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { Case } from '../../../shared/domain/case';
import { type Tier, tiers } from '../../../shared/domain/tier';
import { tierShape, tierWord } from '../../parts/words';
import { useCaseActions } from '../../state/case-actions';
import { useText } from '../../state/use-text';
import { Icon } from '../../ui/icon';
import { ShapeMark } from '../../ui/shape-mark';
import styles from './tier-control.module.css';

/** The traffic light of the open case, and the safety flag beside it. */
export function TierControl({ state }: { readonly state: Case }) {
  const text = useText();
  const actions = useCaseActions();
  const closed = state.status !== 'open';
  return (
    <div className={styles.control}>
      <RadioGroup
        className={styles.tiers}
        aria-label={text('case.tier')}
        value={state.tier ?? ''}
        disabled={closed}
        onValueChange={(tier) => void actions.setTier(tier as Tier)}
      >
        {tiers.map((tier) => (
          <Radio.Root
            key={tier}
            value={tier}
            className={styles.tier}
            data-tier={tier}
            aria-label={tierWord(text, tier)}
            nativeButton
            render={<button type="button" />}
          >
            <ShapeMark shape={tierShape(tier)} size={14} />
            <span className={styles.word}>{tierWord(text, tier)}</span>
          </Radio.Root>
        ))}
      </RadioGroup>
      {state.tier === null && <span className={styles.untriaged}>{text('tier.untriaged')}</span>}
      <Checkbox.Root
        className={styles.safety}
        checked={state.safety}
        disabled={closed}
        aria-label={text('case.safety')}
        title={text('case.safetyHint')}
        onCheckedChange={(safety) => void actions.setSafety(safety)}
        nativeButton
        render={<button type="button" />}
      >
        <Icon name="shield" size={14} />
        {text('case.safety')}
      </Checkbox.Root>
    </div>
  );
}
