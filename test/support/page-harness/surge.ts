// A surge that stands, as the engine would tell of it to who supervises the harness's workspace.
import { asId, type BrandId, type CaseId, type ExternalId } from '../../../src/shared/domain/ids';
import { hour, minute } from '../../../src/shared/domain/time';
import type { SurgeNotice, SurgeReading } from '../../../src/shared/ipc/surges';

/** Far more in the last two hours than before, about something that was never said. */
export function standingSurge(caseId: CaseId): {
  readonly notice: SurgeNotice;
  readonly reading: SurgeReading;
} {
  const seenAt = Date.now() - 4 * minute;
  const notice: SurgeNotice = {
    id: 's1',
    brandId: asId<BrandId>('lindra'),
    count: 48,
    expected: 9.2,
    since: seenAt - 2 * hour,
    seenAt,
  };
  const reading: SurgeReading = {
    ...notice,
    curve: Array.from({ length: 24 }, (_, index) => ({
      from: seenAt - (24 - index) * hour,
      count: index < 22 ? 4 : 24,
      expected: 4.6,
    })),
    phrases: [
      { phrase: 'lote cuatro', authors: 17 },
      { phrase: 'quema', authors: 9 },
    ],
    authors: 41,
    reach: 12_500,
    first: [
      {
        caseId,
        caseNumber: 12,
        externalId: asId<ExternalId>('post-1'),
        customerName: 'Rosa Gil',
        postedAt: seenAt - hour,
        excerpt: 'El lote cuatro quema',
      },
    ],
    dismissed: null,
  };
  return { notice, reading };
}
