import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, opened, post, sent, submitted, type Told, wrote } from '../../../test/support/story';
import type { CaseEventBody } from './case-event';
import { type CaseRow, caseRow, compareRows, queueOrder, standingViews, viewsOf } from './case-row';
import { type AgentId, asId, type CaseId } from './ids';
import type { CaseTier } from './tier';

const me = asId<AgentId>('lucia');
const row = (...told: readonly Told[]) => caseRow(folded(...told));
const views = (...told: readonly Told[]) => viewsOf(row(...told), me);
const claimed: CaseEventBody = { type: 'CaseAssigned', assignee: me, team: null, reason: '' };
const snoozed: CaseEventBody = { type: 'CaseSnoozed', until: 5_000 };
const muted: CaseEventBody = { type: 'AuthorMuted', muted: true };
const resolved: CaseEventBody = { type: 'CaseResolved', reason: '' };
const merged: CaseEventBody = { type: 'CaseMerged', into: asId<CaseId>('other') };
const green = opened({ tier: 'green' });
const safe = opened({ tier: 'red', safety: true });

describe('the row of a case', () => {
  it('shows the customer, the newest words and what is owed next', () => {
    expect(row(green, wrote('a', 10, 500), wrote('b', 20, 400, { text: 'second' }))).toMatchObject({
      customerName: 'Marta',
      customerHandle: 'marta.example',
      followers: 12,
      preview: 'second',
      messageCount: 2,
      awaitsAnswer: true,
      dueKind: 'first-response',
      dueAt: 400,
      replyState: null,
    });
  });

  it('shows the most urgent of its replies', () => {
    const held = { ...submitted('s', { basedOn: post('a') }), hold: 'approval' as const };
    const told: Told[] = [green, wrote('a', 10), submitted('r', { basedOn: post('a') }), held];
    expect(row(...told)).toMatchObject({ replyState: 'held', replyHold: 'approval' });
  });

  it('shows nothing of what acknowledges by itself, until it is stuck', () => {
    const receipt = submitted('r', { basedOn: post('a'), isAcknowledgement: true });
    const told: Told[] = [
      green,
      wrote('a', 10, 500),
      { ...receipt, automatic: { response: 'heard', again: 1_000 }, answers: true },
    ];
    expect(row(...told)).toMatchObject({ replyState: null, awaitsAnswer: true });
    const accepted = row(...told, sent('r', 20));
    expect(accepted).toMatchObject({ replyState: null, awaitsAnswer: true, dueKind: 'first-response' });
    const { replyId } = receipt.content;
    const failed: CaseEventBody = { type: 'ReplyFailed', replyId, detail: '' };
    const sending: CaseEventBody = { type: 'ReplySending', replyId, attempt: 1 };
    expect(row(...told, sending, failed)).toMatchObject({ replyState: 'failed' });
  });

  it('survives the way between processes', () => {
    const one = row(green, wrote('a', 10, 500), claimed);
    expect(structuredClone(one)).toEqual(one);
  });
});

describe('the views a case stands in', () => {
  it.each<[string, readonly Told[], readonly string[]]>([
    ['new', [opened(), wrote('a', 10, 500)], ['all-open', 'untriaged', 'unassigned', 'brand:aurea-derma']],
    ['claimed', [green, claimed], ['all-open', 'green', 'mine', 'brand:aurea-derma']],
    ['about safety', [safe], ['safety', 'all-open', 'red', 'unassigned', 'brand:aurea-derma']],
    ['snoozed', [green, wrote('a', 10, 9_000), snoozed], ['snoozed']],
    [
      'snoozed, but about safety',
      [safe, wrote('a', 10, 9_000), snoozed],
      ['safety', 'all-open', 'red', 'unassigned', 'brand:aurea-derma'],
    ],
    ['of a muted author', [green, muted], ['muted']],
    [
      'of a muted author, but about safety',
      [safe, muted],
      ['safety', 'all-open', 'red', 'unassigned', 'brand:aurea-derma'],
    ],
    ['resolved', [safe, resolved], ['closed']],
    ['merged', [green, merged], []],
    [
      'waiting for approval',
      [green, claimed, { ...submitted('r'), hold: 'approval' }],
      ['all-open', 'green', 'mine', 'brand:aurea-derma', 'awaiting-approval'],
    ],
    [
      'resolved with a failed reply',
      [
        green,
        submitted('r'),
        { type: 'ReplyFailed', replyId: submitted('r').content.replyId, detail: '' },
        resolved,
      ],
      ['closed', 'replies-stuck'],
    ],
  ])('%s', (_name, told, expected) => {
    expect([...views(...told)].sort()).toEqual([...expected].sort());
  });

  it('are views that exist', () => {
    for (const view of views(safe, claimed)) expect([...standingViews, 'brand:aurea-derma']).toContain(view);
  });
});

describe('the order of a view', () => {
  const base = row(green, wrote('a', 10, 500));
  const some = fc
    .record({
      id: fc.constantFrom('a', 'b', 'c', 'd').map((id) => asId<CaseId>(id)),
      number: fc.nat(3),
      tier: fc.constantFrom<CaseTier>('green', 'yellow', 'red', null),
      status: fc.constantFrom<CaseRow['status']>('open', 'resolved'),
      closedAt: fc.option(fc.nat(5)),
      dueAt: fc.option(fc.nat(5)),
      snoozedUntil: fc.option(fc.nat(5)),
    })
    .map((values): CaseRow => ({ ...base, ...values }));

  it('is by next deadline, then by heat, then by age; what owes nothing stands last', () => {
    const made = (values: Partial<CaseRow>) => ({ ...base, ...values });
    const rows = [
      made({ number: 1, dueAt: null }),
      made({ number: 2, dueAt: 300, tier: 'green' }),
      made({ number: 3, dueAt: 300, tier: 'red' }),
      made({ number: 4, dueAt: 100, tier: 'green' }),
      made({ number: 5, dueAt: 300, tier: 'red' }),
    ];
    expect(rows.sort(compareRows).map(({ number }) => number)).toEqual([4, 3, 5, 2, 1]);
  });

  it('puts what was closed last first among the closed', () => {
    const closed = (closedAt: number) => ({ ...base, status: 'resolved' as const, closedAt });
    expect(queueOrder(closed(200))).toBeLessThan(queueOrder(closed(100)));
    expect(Number.isSafeInteger(queueOrder(closed(1_800_000_000_000)))).toBe(true);
  });

  it('is the same whichever way two rows are compared, and along any chain of them', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(Math.sign(compareRows(a, b))).toBe(-Math.sign(compareRows(b, a)) + 0);
        if (compareRows(a, b) <= 0 && compareRows(b, c) <= 0)
          expect(compareRows(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
