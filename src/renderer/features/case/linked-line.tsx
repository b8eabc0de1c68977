import type { Case } from '../../../shared/domain/case';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { CaseRow } from '../../../shared/domain/case-row';
import { useLinkedCases } from '../../data/case-queries';
import { useServices } from '../../data/services';
import { channelWords, tierShape, tierWord } from '../../parts/words';
import { selectCase } from '../../state/selection';
import { useText } from '../../state/use-text';
import { ShapeMark } from '../../ui/shape-mark';
import styles from './linked-line.module.css';

/** The other conversations that belong to this one, each a press away: a phone call and its thread, public and private. */
export function LinkedLine({ state }: { readonly state: Case }) {
  const text = useText();
  const rows = useLinkedCases(state);
  if (rows.length === 0) return null;
  return (
    <section className={styles.line} aria-label={text('linked.title')}>
      <span className={styles.with}>{text('linked.with')}</span>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <LinkedCase row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function LinkedCase({ row }: { readonly row: CaseRow }) {
  const text = useText();
  const { queue } = useServices();
  return (
    <button type="button" className={styles.case} onClick={() => selectCase(row.id, { queue, open: true })}>
      <ShapeMark shape={tierShape(row.tier)} size={14} label={tierWord(text, row.tier)} />
      {text('linked.name', {
        number: spokenCaseNumber(row.number),
        channel: channelWords(text, row.channel, row.audience),
        status: text(`status.${row.status}`),
      })}
    </button>
  );
}
