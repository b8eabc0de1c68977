import { useState } from 'react';
import type { BrandId } from '../../../shared/domain/ids';
import type { WorkspaceProblem } from '../../../shared/ipc/engine-answers';
import { type CannedTable, readCannedCsv, withRows } from '../../../shared/workspace/canned-csv';
import { publicFaq } from '../../../shared/workspace/public-faq';
import type { Brand, CannedResponse } from '../../../shared/workspace/schema';
import { useWorkspace } from '../../data/desk-queries';
import { useChangeCanned, type WrittenCanned } from '../../data/faq-queries';
import { useServices } from '../../data/services';
import { faultWords } from '../../parts/fault-words';
import { WorkspaceProblems } from '../../parts/workspace-problems';
import { useCaseActions } from '../../state/case-actions';
import { useNow } from '../../state/clock';
import { ownWall } from '../../state/own-day';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/field';
import { editorialPlan } from './editorial-plan';
import type { FaqItem } from './faq-model';
import styles from './faq-screen.module.css';

interface FaqFilesProps {
  readonly items: readonly FaqItem[];
  readonly may: boolean;
}

/** Texts from a table, with a look at what it would change; and the public page and the editorial list as files. */
export function FaqFiles({ items, may }: FaqFilesProps) {
  const text = useText();
  const brands = useWorkspace()?.brands ?? [];
  const [chosen, setChosen] = useState<BrandId | null>(null);
  const brand = brands.find(({ id }) => id === chosen) ?? brands[0];
  if (brand === undefined) return null;
  return (
    <details className={styles.files}>
      <summary>{text('faq.files')}</summary>
      <div className={styles.acts}>
        {brands.length > 1 && (
          <Choice
            label={text('faq.form.brand')}
            value={brand.id}
            choices={brands.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        )}
      </div>
      <Exports key={`out ${brand.id}`} brand={brand} items={items} />
      {may && <Import key={`in ${brand.id}`} brand={brand} />}
    </details>
  );
}

function Exports({ brand, items }: { readonly brand: Brand; readonly items: readonly FaqItem[] }) {
  const text = useText();
  const now = ownWall(useNow(60_000));
  const { desk } = useServices();
  const actions = useCaseActions();
  const languages = [...new Set([brand, ...brand.cannedResponses].map((one) => one.language.slice(0, 2)))];
  const [language, setLanguage] = useState(brand.language.slice(0, 2));
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const savePage = async () => {
    const page = publicFaq(brand, language, now);
    setLeftOut(page.leftOut);
    if (await desk.request('faq.saveFile', { text: page.html, kind: 'html' }))
      notify({
        tone: 'done',
        text: 'faq.files.pageSaved',
        values: { count: page.questions },
        undoable: false,
      });
  };
  const savePlan = async () => {
    const plan = editorialPlan(
      text,
      items.filter((item) => item.brand.id === brand.id),
    );
    if (await desk.request('faq.saveFile', { text: plan, kind: 'csv' }))
      notify({ tone: 'done', text: 'faq.files.saved', values: {}, undoable: false });
  };
  return (
    <>
      <div className={styles.acts}>
        <Choice
          label={text('faq.files.language')}
          value={language}
          choices={languages.map((value) => ({ value, label: value.toUpperCase() }))}
          onChange={setLanguage}
        />
        <Button onClick={() => void actions.attempt(savePage)}>{text('faq.files.page')}</Button>
        <Button onClick={() => void actions.attempt(savePlan)}>{text('faq.files.plan')}</Button>
      </div>
      <p role="status">{leftOut.length > 0 && text('faq.files.leftOut', { titles: leftOut.join(', ') })}</p>
    </>
  );
}

function Import({ brand }: { readonly brand: Brand }) {
  const text = useText();
  const { desk } = useServices();
  const actions = useCaseActions();
  const changeCanned = useChangeCanned();
  const members = (useWorkspace()?.members ?? []).map(({ id }) => String(id));
  const [table, setTable] = useState<CannedTable | null>(null);
  const [problems, setProblems] = useState<readonly WorkspaceProblem[]>([]);
  const pick = async () => {
    const file = await desk.request('faq.pickFile', undefined);
    setProblems([]);
    if (file !== null) setTable(readCannedCsv(file, members));
  };
  const take = async (wanted: CannedTable) => {
    const found = await changeCanned(brand.id, (list) => withRows<WrittenCanned>(list, wanted));
    setProblems(found);
    if (found.length > 0) return;
    setTable(null);
    const values = { count: wanted.rows.length };
    notify({ tone: 'done', text: 'faq.files.taken', values, undoable: false });
  };
  return (
    <>
      <div className={styles.acts}>
        <Button onClick={() => void actions.attempt(pick)}>{text('faq.files.import')}</Button>
      </div>
      {table !== null && table.problems.length > 0 && (
        <div role="alert">
          <strong>{text('faq.files.wrong')}</strong>
          <ul>
            {table.problems.map(({ line, reason }) => (
              <li key={`${line} ${reason}`}>
                {text('faq.files.line', { line, reason: faultWords(text, reason) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {table !== null && table.problems.length === 0 && (
        <div className={styles.acts}>
          <p role="status">{text('faq.files.preview', countsOf(brand.cannedResponses, table))}</p>
          <Button kind="main" onClick={() => void actions.attempt(() => take(table))}>
            {text('faq.files.take')}
          </Button>
        </div>
      )}
      <WorkspaceProblems problems={problems} />
    </>
  );
}

function countsOf(list: readonly CannedResponse[], { rows }: CannedTable) {
  const known = new Set(list.map(({ id }) => id));
  const changed = rows.filter(({ id }) => known.has(id)).length;
  return { added: rows.length - changed, changed, same: list.length - changed };
}
