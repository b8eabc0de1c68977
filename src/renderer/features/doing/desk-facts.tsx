import type { ShellFacts } from '../../../shared/ipc/diagnostics';
import { useStatus } from '../../data/desk-queries';
import { useShellFacts } from '../../data/diagnostics-queries';
import { sizeWords } from '../../parts/size-words';
import { durationWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import styles from './doing-dialog.module.css';

/** More than one process may do the work of one part; each keeps its row. */
function partsOf({ parts }: ShellFacts) {
  return parts.map((one, index) => ({ ...one, key: `${one.part} ${index}` }));
}

/** This desktop: its disk, its memory by part, its version and how long it has run. */
export function DeskFacts() {
  const text = useText();
  const locale = useLocale();
  const log = useStatus()?.log;
  const shell = useShellFacts();
  if (shell === undefined) return null;
  const size = (bytes: number | null | undefined) =>
    bytes == null ? text('doing.unknown') : sizeWords(locale, bytes);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const memory = shell.parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const facts = [
    { name: text('doing.data'), value: size(shell.dataBytes) },
    { name: text('doing.free'), value: size(log?.freeBytes) },
    { name: text('doing.entries'), value: new Intl.NumberFormat(locale).format(log?.position ?? 0) },
    { name: text('doing.memory'), value: size(memory) },
    { name: text('doing.version'), value: shell.version },
    { name: text('doing.up'), value: durationWords(text, shell.upMs) },
  ];
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{text('doing.desktop')}</h3>
      <dl className={styles.facts}>
        {facts.map((fact) => (
          <div key={fact.name} className={styles.fact}>
            <dt>{fact.name}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text('doing.part')}</th>
            <th scope="col">{text('doing.partMemory')}</th>
            <th scope="col">{text('doing.partProcessor')}</th>
          </tr>
        </thead>
        <tbody>
          {partsOf(shell).map(({ key, part, bytes, cpuPercent }) => (
            <tr key={key}>
              <th scope="row">{text(`doing.part.${part}`)}</th>
              <td data-of={text('doing.partMemory')}>{size(bytes)}</td>
              <td data-of={text('doing.partProcessor')}>{percent.format(cpuPercent / 100)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
