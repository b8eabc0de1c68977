import type { CaseRow } from '../../../shared/domain/case-row';
import type { CaseId } from '../../../shared/domain/ids';
import type { CustomerProfile } from '../../../shared/ipc/engine-answers';
import { useCustomer, useOpenCase } from '../../data/case-queries';
import { useEarlierCases } from '../../data/customer-queries';
import { useServices } from '../../data/services';
import { tierShape, tierWord } from '../../parts/words';
import { useNow } from '../../state/clock';
import { selectCase } from '../../state/selection';
import { openDialog, useSession } from '../../state/session';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { ShapeMark } from '../../ui/shape-mark';
import { CustomerCustody } from './customer-custody';
import styles from './customer-pane.module.css';

/** Who the customer is, and what was between us before. */
export function CustomerPane() {
  const text = useText();
  const selected = useSession((session) => session.selected);
  return (
    <aside className={styles.pane} aria-label={text('customer.title')}>
      {selected === null ? <p className={styles.none}>{text('customer.none')}</p> : <OfCase id={selected} />}
    </aside>
  );
}

function OfCase({ id }: { readonly id: CaseId }) {
  const { open } = useOpenCase(id);
  return open === undefined ? null : (
    <>
      <Profile customerId={open.state.customerId} caseId={id} language={open.state.language} />
      <CustomerCustody state={open.state} />
    </>
  );
}

interface ProfileProps {
  readonly customerId: Parameters<typeof useCustomer>[0];
  readonly caseId: CaseId;
  readonly language: string | null;
}

function Profile({ customerId, caseId, language }: ProfileProps) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const customer = useCustomer(customerId);
  if (customer === undefined) return null;
  const { profileUrl } = customer;
  const languageName = language === null ? null : languageWords(locale, language);
  return (
    <>
      <section className={styles.group}>
        <h3 className={styles.title}>{text('customer.title')}</h3>
        <p className={styles.name} dir="auto">
          {customer.name || customer.handle}
        </p>
        <p className={styles.handle} dir="auto">
          {customer.handle}
        </p>
        <dl className={styles.facts}>
          <dt>{text('customer.since')}</dt>
          <dd>{clockWords(locale, customer.firstSeenAt, now)}</dd>
          <dt>{text('customer.cases')}</dt>
          <dd>{text('queue.size', { count: customer.caseCount })}</dd>
          {customer.followers !== null && (
            <>
              <dt>{text('customer.followers')}</dt>
              <dd>{numberWords(locale, customer.followers)}</dd>
            </>
          )}
          {languageName !== null && (
            <>
              <dt>{text('customer.language')}</dt>
              <dd>{languageName}</dd>
            </>
          )}
        </dl>
        {profileUrl !== null && (
          <Button kind="link" onClick={() => openDialog({ kind: 'link', url: profileUrl })}>
            {text('customer.profile')}
          </Button>
        )}
      </section>
      <section className={styles.group}>
        <h3 className={styles.title}>{text('customer.earlier')}</h3>
        {customer.caseCount <= 1 ? (
          <p className={styles.none}>{text('customer.noEarlier')}</p>
        ) : (
          <EarlierCases key={customerId} customer={customer} caseId={caseId} />
        )}
      </section>
    </>
  );
}

interface EarlierCasesProps {
  readonly customer: CustomerProfile;
  readonly caseId: CaseId;
}

/** A page of them: whoever has three thousand is gone through page by page, and only one page is ever here. */
function EarlierCases({ customer, caseId }: EarlierCasesProps) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const { page, rows, older, newer, reading } = useEarlierCases(customer);
  return (
    <>
      <ul className={styles.cases} aria-busy={reading}>
        {rows
          .filter((row) => row.id !== caseId)
          .map((row) => (
            <li key={row.id}>
              <EarlierCase row={row} at={clockWords(locale, row.lastMessageAt, now)} />
            </li>
          ))}
      </ul>
      {(older !== null || newer !== null) && (
        <p className={styles.pages}>
          <Button small disabled={newer === null} onClick={newer ?? undefined}>
            {text('customer.newerCases')}
          </Button>
          <span>{text('customer.page', page)}</span>
          <Button small disabled={older === null} onClick={older ?? undefined}>
            {text('customer.olderCases')}
          </Button>
        </p>
      )}
    </>
  );
}

function EarlierCase({ row, at }: { readonly row: CaseRow; readonly at: string }) {
  const text = useText();
  const { queue } = useServices();
  return (
    <button type="button" className={styles.case} onClick={() => selectCase(row.id, { queue, open: true })}>
      <ShapeMark shape={tierShape(row.tier)} size={14} label={tierWord(text, row.tier)} />
      <span className={styles.words}>
        <span className={styles.preview} dir="auto">
          {row.subject || row.preview || text('queue.withdrawn')}
        </span>
        <span className={styles.when}>
          {text(`status.${row.status}`)}, {at}
        </span>
      </span>
    </button>
  );
}

const numberFormats = new Map<string, Intl.NumberFormat>();
const languageNames = new Map<string, Intl.DisplayNames>();

/** Making what formats takes a hundred times as long as formatting. */
function made<T>(known: Map<string, T>, locale: string, make: () => T): T {
  const one = known.get(locale) ?? make();
  known.set(locale, one);
  return one;
}

function numberWords(locale: string, count: number): string {
  return made(numberFormats, locale, () => new Intl.NumberFormat(locale)).format(count);
}

function languageWords(locale: string, tag: string): string {
  try {
    const names = made(languageNames, locale, () => new Intl.DisplayNames(locale, { type: 'language' }));
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
