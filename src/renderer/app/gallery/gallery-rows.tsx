import { useMemo } from 'react';
import type { CaseRow } from '../../../shared/domain/case-row';
import { type AccountId, asId, type BrandId, type CaseId, type CustomerId } from '../../../shared/domain/ids';
import { hour, minute } from '../../../shared/domain/time';
import { QueueRow } from '../../features/queue/queue-row';
import { useText } from '../../state/use-text';
import styles from './gallery-rows.module.css';
import { Specimen } from './specimen';

const plain: Omit<CaseRow, 'id' | 'dueAt'> = {
  number: 4812,
  brandId: asId<BrandId>('Aurea Derma'),
  accountId: asId<AccountId>('practice'),
  channel: 'bluesky',
  audience: 'public',
  customerId: asId<CustomerId>('c'.repeat(32)),
  customerName: 'Marta Ibáñez',
  customerHandle: 'martai.example',
  followers: 212,
  status: 'open',
  tier: 'red',
  safety: true,
  contactType: null,
  team: null,
  assignee: null,
  tags: [],
  muted: false,
  snoozedUntil: null,
  subject: '',
  preview: 'Desde ayer tengo la cara roja e hinchada después de usar vuestra crema de día.',
  language: 'es',
  withdrawn: false,
  messageCount: 1,
  openedAt: 0,
  lastMessageAt: 0,
  closedAt: null,
  awaitsAnswer: true,
  dueKind: 'first-response',
  replyState: null,
  replyHold: null,
  newsFor: null,
};

function samples(now: number): readonly CaseRow[] {
  const of = (index: number, row: Partial<CaseRow>, dueIn: number): CaseRow => ({
    ...plain,
    ...row,
    id: asId<CaseId>(String(index).padStart(32, 'g')),
    dueAt: now + dueIn,
  });
  return [
    of(0, {}, 26.5 * minute),
    of(
      1,
      {
        tier: 'yellow',
        safety: false,
        customerName: 'Tom Okafor',
        customerHandle: 'tomo.example',
        preview: 'Second time the pump arrives broken.',
        replyState: 'held',
      },
      2.1 * hour,
    ),
    of(
      2,
      {
        tier: 'green',
        safety: false,
        awaitsAnswer: false,
        customerName: 'Jon Arrieta',
        customerHandle: 'jonarrieta.example',
        preview: 'Does the hybrid tow a small trailer?',
        replyState: 'unknown',
      },
      9.5 * hour,
    ),
    of(3, { tier: null, safety: false, customerName: 'Óscar Llano', withdrawn: true }, -12.5 * minute),
  ];
}

/** Rows of the list as they really are: plain, chosen, with a reply on its way, late. */
export function GalleryRows() {
  const text = useText();
  const rows = useMemo(() => samples(Date.now()), []);
  return (
    <Specimen title={text('gallery.rows')}>
      <div className={styles.lists}>
        {(['comfortable', 'compact'] as const).map((density) => (
          <ul key={density} className={styles.list} data-density={density}>
            {rows.map((row, index) => (
              <li key={row.id} className={styles.row} data-chosen={index === 1 || undefined}>
                <QueueRow
                  row={row}
                  brand={undefined}
                  assignee={undefined}
                  isMine={false}
                  hasLeft={false}
                  present={index === 2 ? text('presence.writes', { name: 'Eva' }) : ''}
                />
              </li>
            ))}
          </ul>
        ))}
      </div>
    </Specimen>
  );
}
