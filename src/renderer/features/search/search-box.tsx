import { Autocomplete } from '@base-ui/react/autocomplete';
import { useEffect, useRef, useState } from 'react';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { SearchOrder } from '../../../shared/ipc/engine-answers';
import { useSearch } from '../../data/case-queries';
import { useWorkspace } from '../../data/desk-queries';
import type { FoundRow } from '../../data/find-cases';
import { useServices } from '../../data/services';
import { OwnKey } from '../../parts/own-key';
import { channelWords, tierShape, tierWord } from '../../parts/words';
import { takeAhead } from '../../state/field-ahead';
import { selectCase } from '../../state/selection';
import { moveFocus, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Icon } from '../../ui/icon';
import { ShapeMark } from '../../ui/shape-mark';
import styles from './search-box.module.css';

const pauseMs = 120;

/** Finds cases over everything stored: words, customer, number, tag. */
export function SearchBox() {
  const text = useText();
  const { queue } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const focus = useSession((session) => session.focus);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [opened, setOpened] = useState(false);
  const [order, setOrder] = useState<SearchOrder>('newest');
  const { answer, searching } = useSearch(asked, { order, asker: 'box' });
  useEffect(() => {
    if (focus?.target !== 'search') return;
    input.current?.select();
    const { typed: ahead } = takeAhead('search');
    if (ahead === '') return;
    setTyped(ahead);
    setOpened(true);
  }, [focus]);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const hits = answer?.hits ?? [];
  // What stands there may still be of other words; Enter then waits for those of these.
  const isOld = searching || asked !== typed.trim();
  const [opensFirst, setOpensFirst] = useState(false);
  const changeOrder = () => {
    setOrder(order === 'newest' ? 'best' : 'newest');
    input.current?.focus();
    setOpened(true);
  };
  const open = (hit: FoundRow) => {
    setTyped('');
    setOpened(false);
    selectCase(hit.row.id, { queue, open: true });
    moveFocus('case');
  };
  const first = useRef<() => void>(() => {});
  first.current = () => hits[0] && open(hits[0]);
  useEffect(() => {
    if (!opensFirst || isOld) return;
    setOpensFirst(false);
    first.current();
  }, [opensFirst, isOld]);
  return (
    <Autocomplete.Root
      items={hits as FoundRow[]}
      filter={null}
      mode="none"
      autoHighlight
      open={opened}
      onOpenChange={setOpened}
      value={typed}
      onValueChange={(value, details) => {
        setOpensFirst(false);
        if (details.reason !== 'item-press') setTyped(value);
      }}
      itemToStringValue={(hit: FoundRow) => hit.row.customerName}
    >
      <div ref={field} className={styles.field}>
        <Icon name="search" size={15} />
        <Autocomplete.Input
          ref={input}
          className={styles.input}
          aria-label={text('search.label')}
          placeholder={text('search.placeholder')}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !isOld || typed.trim() === '') return;
            event.preventBaseUIHandler();
            event.preventDefault();
            setOpensFirst(true);
          }}
        />
        {typed === '' ? (
          <OwnKey of="search" usual="/" />
        ) : (
          <button
            type="button"
            className={styles.order}
            aria-label={text('search.order', { order: text(`search.order.${order}`) })}
            onClick={changeOrder}
          >
            {text(`search.order.${order}`)}
          </button>
        )}
      </div>
      <Autocomplete.Portal>
        <Autocomplete.Positioner anchor={field} sideOffset={6} className={styles.place}>
          <Autocomplete.Popup className={styles.popup}>
            <Autocomplete.Status className={styles.status}>
              {statusWords(text, { asked, searching, count: hits.length, behindBy: answer?.behindBy ?? 0 })}
            </Autocomplete.Status>
            <Autocomplete.List className={styles.list}>
              {(hit: FoundRow) => (
                <Autocomplete.Item
                  key={hit.row.id}
                  value={hit}
                  className={styles.item}
                  onClick={() => open(hit)}
                >
                  <Hit hit={hit} />
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}

interface Found {
  readonly asked: string;
  readonly searching: boolean;
  readonly count: number;
  readonly behindBy: number;
}

function statusWords(text: ReturnType<typeof useText>, { asked, searching, count, behindBy }: Found): string {
  if (asked === '') return text('search.hint');
  if (searching && count === 0) return text('search.searching');
  const none = count === 0 ? ` ${text('search.other')}` : '';
  const found = `${text('search.found', { count })}${none}`;
  return behindBy === 0 ? found : `${found} ${text('search.behind', { count: behindBy })}`;
}

function Hit({ hit: { row, excerpt } }: { readonly hit: FoundRow }) {
  const text = useText();
  const brand = useWorkspace()?.brands.find((one) => one.id === row.brandId);
  return (
    <>
      <ShapeMark shape={tierShape(row.tier)} label={tierWord(text, row.tier)} />
      <span className={styles.words}>
        <span className={styles.name} dir="auto">
          {row.customerName || row.customerHandle}
        </span>
        <span className={styles.excerpt} dir="auto">
          {excerpt || row.preview}
        </span>
        <span className={styles.meta}>
          {[
            text('case.number', { number: spokenCaseNumber(row.number) }),
            brand?.name,
            channelWords(text, row.channel, row.audience),
            text(`status.${row.status}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </>
  );
}
