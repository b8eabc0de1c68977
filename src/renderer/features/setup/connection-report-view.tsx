import type { ConnectionReport } from '../../../shared/ipc/connection-report';
import { useNow } from '../../state/clock';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import styles from './setup.module.css';

/** What a test found: one sentence, and what to do next. */
export function ConnectionReportView({ report }: { readonly report: ConnectionReport }) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  if (report.kind === 'connected') {
    return (
      <div className={styles.report} data-good role="status">
        <strong>{text('connect.connected', { identity: report.identity })}</strong>
        {report.detail && <span>{report.detail}</span>}
      </div>
    );
  }
  return (
    <div className={styles.report} role="alert">
      <strong>{text(`cause.${report.cause}`)}</strong>
      <span>{text(`cause.${report.cause}.next`)}</span>
      {report.retryAt !== null && (
        <span>{text('cause.retryAt', { time: clockWords(locale, report.retryAt, now) })}</span>
      )}
      <span className={styles.detail}>{[report.step, report.detail].filter(Boolean).join(': ')}</span>
    </div>
  );
}
