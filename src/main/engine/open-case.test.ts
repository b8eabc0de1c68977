import { describe, expect, it } from 'vitest';
import { desk } from '../../../test/support/desk-per-test';
import { customerPost, noon } from '../../../test/support/engine-desk';
import { asId, type CaseId, type ExternalId } from '../../shared/domain/ids';
import { minute } from '../../shared/domain/time';
import type { CustomerProfile } from '../../shared/ipc/engine-answers';

const length = 600;

/** A thread of so many messages of one customer, numbered from 1. */
function longThread() {
  const at = desk();
  const first = customerPost(noon - length * minute);
  const messages = Array.from({ length }, (_, index) => ({
    ...first,
    externalId: asId<ExternalId>(`long-${index + 1}`),
    text: `Message ${index + 1}`,
    postedAt: noon - (length - index) * minute,
  }));
  at.arrive(messages);
  const { id } = at.row(`Message ${length}`);
  const read = (before: number | null, limit = 60) => at.query('case.read', { caseId: id, before, limit });
  return { at, id, first, read };
}

const texts = (entries: readonly unknown[]) =>
  (entries as { kind: string; message?: { text: string } }[]).flatMap((entry) => entry.message?.text ?? []);

const numberIn = (text: string | undefined) => Number(/\d+/.exec(text ?? '')?.[0]);

describe('an opened case', () => {
  it('gives the end of a long story, and any stretch of it before a place', async () => {
    const { read } = longThread();
    const end = await read(null);
    expect(texts(end.entries).at(-1)).toBe(`Message ${length}`);
    expect(end.hasOlder).toBe(true);
    expect(end.entries).toHaveLength(60);
    const before = await read(end.oldestPosition);
    expect(numberIn(texts(before.entries).at(-1))).toBe(numberIn(texts(end.entries)[0]) - 1);
    const start = await read(30);
    expect(start.oldestPosition).toBe(0);
    expect(start.hasOlder).toBe(false);
  });

  it('says where the message stands that waits longest, and brings few of those that wait', async () => {
    const { at, id, read } = longThread();
    const open = await read(null);
    const place = open.firstUnanswered ?? Number.NaN;
    expect(texts((await read(place + 1, 1)).entries)).toEqual(['Message 1']);
    expect(open.state.unanswered).toHaveLength(50);
    expect(open.state.unanswered[0]?.externalId).toBe('long-1');
    await at.command('case.resolve', { caseIds: [id], reason: '' });
    expect((await read(null)).firstUnanswered).toBeNull();
  });

  it('tells of what came while its story was kept', async () => {
    const { at, first, read } = longThread();
    await read(null);
    at.arrive([{ ...first, externalId: asId<ExternalId>('later'), text: 'Still there?', postedAt: noon }]);
    expect(texts((await read(null)).entries).at(-1)).toBe('Still there?');
  });

  it('is refused when there is no such case', async () => {
    const at = desk();
    const caseId = asId<CaseId>('f'.repeat(32));
    await expect(at.query('case.read', { caseId, before: null, limit: 1 })).rejects.toThrow('case-not-found');
  });
});

describe('a customer with many cases', () => {
  it('is read a page at a time, from the newest case to the first', async () => {
    const at = desk();
    const { author } = customerPost(noon);
    const posts = Array.from({ length: 45 }, () => ({ ...customerPost(noon), author }));
    at.arrive(posts);
    const { customerId } = at.rows()[0] ?? {};
    const numbers: number[] = [];
    let before: number | null = null;
    for (let pages = 0; pages < 5; pages += 1) {
      const profile: CustomerProfile = await at.query('customer.read', {
        customerId: customerId ?? '',
        before,
      });
      expect(profile.caseCount).toBe(45);
      expect(profile.cases.length).toBeLessThanOrEqual(10);
      numbers.push(...profile.cases.map((row) => row.number));
      before = profile.cases.at(-1)?.number ?? null;
      expect(profile.hasOlder).toBe(pages < 4);
    }
    expect(numbers).toHaveLength(45);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => b - a));
  });
});
