import { describe, expect, it, test } from 'vitest';
import type { CannedFigures } from '../../../shared/domain/faq/faq-tally';
import type { QuestionCluster } from '../../../shared/domain/faq/question-clusters';
import type { BrandId } from '../../../shared/domain/ids';
import { day } from '../../../shared/domain/time';
import type { Brand } from '../../../shared/workspace/schema';
import { faqItems, freshId } from './faq-model';
import { figureWords } from './faq-words';

const now = Date.parse('2026-11-22T12:00:00Z');
const brandId = 'aurea' as BrandId;
const canned = (id: string, more: object = {}) => ({
  id,
  title: id,
  language: 'en',
  text: id,
  tags: [],
  ...more,
});
const brandWith = (...cannedResponses: readonly object[]) =>
  [{ id: brandId, language: 'en', cannedResponses }] as unknown as readonly Brand[];
const used = (cannedId: string, uses: number, changed: number): CannedFigures => ({
  brandId,
  cannedId,
  language: 'en',
  uses,
  changed,
  lastUsedAt: now - day / 2,
});
const fresh = { reviewed: '2026-11-20' };
const shown = (items: ReturnType<typeof faqItems>) =>
  items.map((item) =>
    item.kind === 'text' ? [item.canned.id, ...item.reasons] : ['?', item.cluster.question],
  );

describe('what there is to review', () => {
  it('comes first, then questions without a ready answer, then texts by use, then what is offered no more', () => {
    const cluster = { brandId, language: 'en', question: 'Where?' } as QuestionCluster;
    const brands = brandWith(
      canned('over', { ...fresh, expires: '2026-11-22' }),
      canned('rare', fresh),
      canned('often', fresh),
      canned('old', { reviewed: '2026-09-01' }),
      canned('never-used', { reviewed: '2026-09-01' }),
    );
    const figures = [used('often', 9, 0), used('rare', 1, 0), used('old', 2, 0)];
    expect(shown(faqItems(brands, { figures, clusters: [cluster] }, now))).toEqual([
      ['old', 'old'],
      ['never-used', 'old', 'unused'],
      ['?', 'Where?'],
      ['often'],
      ['rare'],
      ['over', 'expired'],
    ]);
  });

  test.each([
    ['used three times and changed by half', used('a', 3, 0.5), '2026-11-20', ['heavy']],
    ['used twice and changed by half', used('a', 2, 0.5), '2026-11-20', []],
    ['hardly changed', used('a', 30, 0.1), '2026-11-20', []],
    ['looked over since it was changed', used('a', 3, 0.5), '2026-11-22', []],
  ])('a text %s', (_, figures, reviewed, reasons) => {
    const [item] = faqItems(brandWith(canned('a', { reviewed })), { figures: [figures], clusters: [] }, now);
    expect(item).toMatchObject({ reasons });
  });

  it('says nothing of use before anything was counted', () => {
    const items = faqItems(brandWith(canned('old')), undefined, now);
    expect(shown(items)).toEqual([['old', 'old']]);
    expect(items.map((item) => figureWords({ text: (key) => key, locale: 'en' }, item))).toEqual(['']);
  });
});

test.each([
  ['¿Cuándo llega mi pedido?', [], 'cuando-llega-mi-pedido'],
  ['Hours', ['hours'], 'hours-2'],
  ['Hours', ['hours', 'hours-2'], 'hours-3'],
  ['???', [], 'text'],
])('the short name of %j beside %j is %j', (title, taken, id) => expect(freshId(title, taken)).toBe(id));
