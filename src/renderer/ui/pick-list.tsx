import { Autocomplete } from '@base-ui/react/autocomplete';
import type { ReactNode } from 'react';
import { KeyCap } from './key-cap';
import styles from './pick-list.module.css';

export interface PickItem {
  readonly id: string;
  readonly label: string;
  /** A second line or word; found by typing, too. */
  readonly detail?: string;
  readonly keys?: string;
  readonly sign?: ReactNode;
  readonly chosen?: boolean;
}

interface PickListProps {
  readonly label: string;
  readonly placeholder: string;
  readonly emptyText: string;
  readonly items: readonly PickItem[];
  readonly onPick: (id: string, typed: string) => void;
  /** What was typed, where somebody else keeps it. */
  readonly typed?: string;
  /** Told what is typed; used where a new thing can be made by typing it. */
  readonly onType?: (typed: string) => void;
}

const words = (item: PickItem) => [item.label, item.detail].filter(Boolean).join(' ');

/** Every typed word must occur somewhere, whatever the accents. */
function matches(item: PickItem, query: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{Diacritic}/gu, '')
      .toLowerCase();
  const text = plain(words(item));
  return plain(query)
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

/** A list to type into: the keys move in it, Enter picks. */
export function PickList({ label, placeholder, emptyText, items, onPick, typed, onType }: PickListProps) {
  return (
    <Autocomplete.Root
      open
      inline
      autoHighlight="always"
      keepHighlight
      items={items as PickItem[]}
      {...(typed === undefined ? {} : { value: typed })}
      itemToStringValue={words}
      filter={matches}
      onValueChange={(typed, details) => details.reason === 'input-change' && onType?.(typed)}
    >
      <div className={styles.field}>
        <Autocomplete.Input className={styles.input} aria-label={label} placeholder={placeholder} />
      </div>
      <Autocomplete.Empty className={styles.empty}>{emptyText}</Autocomplete.Empty>
      <Autocomplete.List className={styles.list}>
        {(item: PickItem) => (
          <Autocomplete.Item
            key={item.id}
            value={item}
            className={styles.item}
            onClick={() => onPick(item.id, item.label)}
          >
            {item.sign}
            <span className={styles.words}>
              <span className={styles.label}>{item.label}</span>
              {item.detail && <span className={styles.detail}>{item.detail}</span>}
            </span>
            {item.chosen && <span className={styles.chosen}>✓</span>}
            {item.keys && <KeyCap keys={item.keys} />}
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}
