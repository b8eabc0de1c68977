import { describe, expect, it } from 'vitest';
import { type AgentId, asId, type BrandId, type CaseId, type ExternalId } from '../ids';
import type { SurgeEvidence } from './surge-evidence';
import { recordOf, type SurgeRecord, withDismissal, withRecord } from './surge-record';

const candidate = { seenAt: 600_000, since: 0, length: 600_000, count: 9, expected: 2, score: 4 };
const evidence: SurgeEvidence = {
  curve: [],
  phrases: [{ phrase: 'lote cuatro', authors: 5 }],
  first: [
    {
      caseId: asId<CaseId>('c1'),
      externalId: asId<ExternalId>('m1'),
      author: 'did:example:rosa',
      text: 'Me quema la cara',
      postedAt: 1,
      followers: 12,
    },
  ],
  authors: 6,
  reach: 900,
};
const record = (id: string): SurgeRecord => recordOf(id, asId<BrandId>('aurea'), { candidate, evidence });
const dismissal = { at: 7, by: asId<AgentId>('lead'), reason: 'A contest of ours' };
const fifty = Array.from({ length: 50 }, (_, index) => record(`s${index}`));

describe('what is kept of a surge', () => {
  it('holds places of messages, and neither words nor names of who wrote them', () => {
    const kept = JSON.stringify(record('s1'));
    expect(kept).toContain('"externalId":"m1"');
    expect(kept).not.toContain('quema');
    expect(kept).not.toContain('rosa');
  });

  it('is dismissed once, with the first reason', () => {
    const once = withDismissal([record('s1'), record('s2')], 's1', dismissal);
    expect(once.map((one) => one.dismissed?.reason ?? null)).toEqual(['A contest of ours', null]);
    expect(withDismissal(once, 's1', { ...dismissal, reason: 'Another' })).toEqual(once);
  });

  it('goes when there are too many: the oldest that was dismissed, or else the oldest', () => {
    const ids = (records: readonly SurgeRecord[]) => records.map(({ id }) => id);
    expect(ids(withRecord(fifty, record('new')))).toEqual(['new', ...ids(fifty.slice(0, -1))]);
    const some = withDismissal(withDismissal(fifty, 's3', dismissal), 's7', dismissal);
    expect(ids(withRecord(some, record('new')))).not.toContain('s7');
    expect(ids(withRecord(some, record('new')))).toContain('s3');
    expect(ids(withRecord(some, record('new')))).toContain('s49');
  });
});
