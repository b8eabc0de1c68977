import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseRow, compareRows, viewsOf } from './case-row';
import { type AgentId, asId, type BrandId } from './ids';
import { listKeys, placeBounds, placesOfView, rankOf, viewsOfKeys } from './list-key';

const me = asId<AgentId>('laura');

const anyRow = fc
  .record({
    id: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 }),
    number: fc.integer({ min: 1, max: 9_999_999_999 }),
    brandId: fc.constantFrom<BrandId>(asId('aurea'), asId('lindra')),
    status: fc.constantFrom<CaseRow['status']>('open', 'resolved', 'merged'),
    tier: fc.constantFrom<CaseRow['tier']>('green', 'yellow', 'red', null),
    safety: fc.boolean(),
    muted: fc.boolean(),
    assignee: fc.constantFrom<CaseRow['assignee']>(me, asId('ana'), null),
    snoozedUntil: fc.option(fc.nat()),
    dueAt: fc.option(fc.integer({ min: 0, max: 8_640_000_000_000_000 })),
    closedAt: fc.option(fc.nat()),
    replyState: fc.constantFrom<CaseRow['replyState']>('unknown', 'queued', null),
    replyHold: fc.constantFrom<CaseRow['replyHold']>('approval', null),
  })
  .map((row) => row as CaseRow);

describe('keys of a case in the list', () => {
  it('stand for exactly the views of the case', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        expect([...viewsOfKeys(listKeys(row, me))].sort()).toEqual([...viewsOf(row, me)].sort());
      }),
    );
  });

  it('are found in each of its views exactly once, also where all open cases are those of the brands', () => {
    const brands = ['brand:aurea', 'brand:lindra'] as const;
    fc.assert(
      fc.property(anyRow, fc.boolean(), (row, fewBrands) => {
        const many = [...brands, ...Array.from({ length: 20 }, (_, index) => `brand:b${index}` as const)];
        for (const view of viewsOf(row, me)) {
          const places = placesOfView(view, fewBrands ? brands : many);
          const found = places.flatMap((place) => {
            const { above, below } = placeBounds(place, null);
            return listKeys(row, me).filter((key) => key > above && key < below);
          });
          expect(found).toHaveLength(1);
        }
      }),
    );
  });

  it('sort as the list does', () => {
    const sameId = (row: CaseRow, other: CaseRow) => row.id.slice(0, 8) === other.id.slice(0, 8);
    fc.assert(
      fc.property(anyRow, anyRow, (row, other) => {
        const [one, two] = [listKeys(row, me)[0], listKeys(other, me)[0]];
        if (one === undefined || two === undefined || sameId(row, other)) return;
        const byRank = rankOf(one) < rankOf(two) ? -1 : 1;
        expect(byRank).toBe(Math.sign(compareRows(row, other)));
      }),
    );
  });
});
