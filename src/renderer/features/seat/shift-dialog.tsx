import { useEffect, useRef, useState } from 'react';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { CaseRow } from '../../../shared/domain/case-row';
import { asId, type CaseId } from '../../../shared/domain/ids';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { copyShown } from '../../parts/copy-shown';
import { tierWord } from '../../parts/words';
import { closeDialog } from '../../state/session';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import styles from './shift-dialog.module.css';
import { shiftList, shiftParts } from './shift-model';

const most = 200;

/** What this person holds, for who comes after them; as text it goes into whatever they hand over with. */
export function ShiftDialog() {
  const text = useText();
  const me = useMe();
  const rows = useHeldRows();
  const [copied, setCopied] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const lineOf = useLine();
  const parts = rows === null ? [] : shiftParts.map((part) => ({ part, cases: shiftList(rows)[part] }));
  const isEmpty = rows !== null && parts.every(({ cases }) => cases.length === 0);
  const copy = () => {
    if (list.current === null) return;
    setCopied(copyShown(list.current));
  };
  return (
    <Dialog width="wide" title={text('shift.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <DialogBody>
        <p>{text('shift.lead', { name: me?.name ?? '' })}</p>
        <div ref={list} className={styles.list}>
          {isEmpty && <p>{text('shift.none')}</p>}
          {parts.map(({ part, cases }) =>
            cases.length === 0 ? null : (
              <section key={part}>
                <h3 className={styles.title}>{text(`shift.${part}`)}</h3>
                <ul>
                  {cases.map((row) => (
                    <li key={row.id}>{lineOf(row)}</li>
                  ))}
                </ul>
              </section>
            ),
          )}
        </div>
      </DialogBody>
      <DialogFoot>
        <span role="status">{copied && text('shift.copied')}</span>
        <Button kind="main" disabled={rows === null} onClick={copy}>
          {text('shift.copy')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

/** Rows of the cases the person holds, also the snoozed ones; null until they are read. */
function useHeldRows(): readonly CaseRow[] | null {
  const { store } = useServices();
  const me = useMe()?.id;
  const [rows, setRows] = useState<readonly CaseRow[] | null>(null);
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      const ids = [...(await store.ids('mine', most)), ...(await store.ids('snoozed', most))];
      const found = await store.rows(ids.map((id) => asId<CaseId>(id)));
      if (!isOver) setRows(found.filter((row) => row.assignee === me));
    };
    void read();
    return () => {
      isOver = true;
    };
  }, [store, me]);
  return rows;
}

function useLine(): (row: CaseRow) => string {
  const text = useText();
  const locale = useLocale();
  const brands = useWorkspace()?.brands ?? [];
  return (row) => {
    const line = text('shift.line', {
      number: spokenCaseNumber(row.number),
      tier: tierWord(text, row.tier),
      brand: brands.find((brand) => brand.id === row.brandId)?.name ?? row.brandId,
      customer: row.customerName || row.customerHandle,
      words: row.preview || row.subject,
    });
    const now = Date.now();
    if (row.snoozedUntil !== null)
      return `${line} (${text('shift.until', { time: clockWords(locale, row.snoozedUntil, now) })})`;
    return row.dueAt === null
      ? line
      : `${line} (${text('shift.due', { time: clockWords(locale, row.dueAt, now) })})`;
  };
}
