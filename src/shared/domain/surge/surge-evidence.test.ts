import { describe, expect, it } from 'vitest';
import { asId, type CaseId, type ExternalId } from '../ids';
import { day, hour, minute } from '../time';
import { stepLength } from './hour-of-week';
import type { SurgeBaseline } from './surge-baseline';
import { type SurgeMessage, surgeEvidence } from './surge-evidence';

const seenAt = 10 * day;
const candidate = { seenAt, since: seenAt - 2 * hour, length: 2 * hour, count: 9, expected: 2, score: 4 };
const baseline: SurgeBaseline = {
  timeZone: 'UTC',
  rates: Array.from({ length: 168 }, () => 6),
  spreads: [],
  threshold: 3,
};
const counts = { from: seenAt - day, counts: Array.from({ length: 144 }, (_, step) => (step < 138 ? 1 : 5)) };

const message = (
  text: string,
  author: string,
  minutesBefore: number,
  followers: number | null = 100,
): SurgeMessage => ({
  caseId: asId<CaseId>(`c-${author}-${minutesBefore}`),
  externalId: asId<ExternalId>(`m-${author}-${minutesBefore}`),
  author,
  text,
  postedAt: seenAt - minutesBefore * minute,
  followers,
});

const now = [
  message('El lote cuatro quema la piel', 'rosa', 30),
  message('Cuidado con el lote cuatro, gracias Aurea', 'luis', 20, 5_000),
  message('LOTE CUATRO: mi cara', 'eva', 90, null),
  message('gracias por la crema', 'ines', 10),
  message('lote cuatro lote cuatro', 'rosa', 5),
  message('antes de todo', 'max', 180),
];
const before = ['ana', 'pau', 'leo', 'noa'].map((author, index) =>
  message('gracias por la crema', author, 3_000 + index),
);
const evidence = surgeEvidence(candidate, { counts, baseline }, { now, before });

describe('the evidence of a surge', () => {
  it('shows the last day hour by hour beside the usual one', () => {
    expect(evidence.curve).toHaveLength(24);
    expect(evidence.curve[0]).toMatchObject({ from: seenAt - day, count: 6 });
    expect(evidence.curve[23]).toMatchObject({ from: seenAt - hour, count: 30 });
    expect(evidence.curve[23]?.expected).toBeCloseTo(6);
    expect(stepLength).toBe(10 * minute);
  });

  it('names what people say now and did not before, by how many of them', () => {
    expect(evidence.phrases).toEqual([{ phrase: 'lote cuatro', authors: 3 }]);
  });

  it('has the earliest messages, in their order', () => {
    expect(evidence.first.map(({ author }) => author)).toEqual(['eva', 'rosa', 'luis', 'ines', 'rosa']);
  });

  it('counts everybody once for the reach, and nobody who is not known', () => {
    expect(evidence.authors).toBe(4);
    expect(evidence.reach).toBe(5_200);
    const untold = now.map((one) => ({ ...one, followers: null }));
    expect(surgeEvidence(candidate, { counts, baseline }, { now: untold, before }).reach).toBeNull();
  });
});
