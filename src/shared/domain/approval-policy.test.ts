import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reply, team } from '../../../test/support/story';
import { type ApprovalRule, approvalNeed, isSampled, levelOf, type SubmittedReply } from './approval-policy';
import { asId, type BrandId } from './ids';

const rules: readonly ApprovalRule[] = [
  { roles: ['senior'], needs: 'none' },
  { tiers: ['red'], audience: 'public', needs: 'two' },
  { channels: ['email'], contactTypes: ['invoice'], needs: 'supervisor' },
  { brands: [asId<BrandId>('lindra')], needs: 'peer' },
];
const roles = [{ id: 'nights', follows: 'trainee' as const }];
const brand = {
  contactTypes: [
    { id: 'invoice', severity: 'medium' as const },
    { id: 'threat', severity: 'high' as const },
  ],
  escalation: [{ contactTypes: ['threat'], ask: team('legal') }],
};
interface Said {
  readonly role?: string;
  readonly teams?: SubmittedReply['author']['teams'];
  readonly freeOn?: SubmittedReply['author']['freeOn'];
  readonly audience?: SubmittedReply['audience'];
  readonly its?: Partial<SubmittedReply['case']>;
}
const said = ({
  role = 'agent',
  teams = [],
  freeOn = [],
  audience = 'public',
  its = {},
}: Said): SubmittedReply => ({
  replyId: reply('r1'),
  audience,
  author: { role, teams, freeOn },
  case: { brandId: asId<BrandId>('aurea'), channel: 'bluesky', tier: 'green', contactType: null, ...its },
});
const need = (how: Said) => approvalNeed(said(how), { policy: { rules }, brand, roles });

describe('what a reply needs', () => {
  it.each<[string, Said, ReturnType<typeof levelOf>]>([
    ['nothing where no rule fits', {}, 'none'],
    ['two for a public answer in a crisis', { its: { tier: 'red' } }, 'two'],
    ['nothing for a private one', { its: { tier: 'red' }, audience: 'private' }, 'none'],
    [
      'what the first fitting rule says, also when it says nothing',
      { role: 'senior', its: { tier: 'red' } },
      'none',
    ],
    [
      'a supervisor for this kind on this channel',
      { its: { channel: 'email', contactType: 'invoice' } },
      'supervisor',
    ],
    ['nothing for another kind on it', { its: { channel: 'email', contactType: 'price' } }, 'none'],
    ['a colleague in that brand', { its: { brandId: asId<BrandId>('lindra') } }, 'peer'],
    ['a colleague for who learns', { role: 'trainee' }, 'peer'],
    ['a colleague for an own role that learns', { role: 'nights' }, 'peer'],
    ['more for who learns where a rule says more', { role: 'trainee', its: { tier: 'red' } }, 'two'],
    ['nothing on the channel where the gate is lifted', { role: 'trainee', freeOn: ['bluesky'] }, 'none'],
    ['a colleague on the others', { role: 'trainee', freeOn: ['email'] }, 'peer'],
    [
      'what a rule says although the gate is lifted',
      { role: 'trainee', freeOn: ['bluesky'], its: { tier: 'red' } },
      'two',
    ],
  ])('is %s', (_name, how, expected) => {
    expect(levelOf(need(how))).toBe(expected);
  });

  it('asks Legal beside whatever the rules say, unless Legal writes', () => {
    expect(need({ role: 'senior', its: { contactType: 'threat' } })).toEqual({
      count: 1,
      supervisor: false,
      teams: ['legal'],
    });
    expect(need({ its: { contactType: 'threat', tier: 'red' } })).toMatchObject({
      count: 2,
      teams: ['legal'],
    });
    expect(need({ teams: [team('legal')], its: { contactType: 'threat' } })).toBeNull();
  });
});

describe('samples', () => {
  const replyId = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 });

  it('are none of a hundred at 0, all at 100, and never fewer at a higher share', () => {
    fc.assert(
      fc.property(
        replyId,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (hex, a, b) => {
          const id = reply(hex.join(''));
          expect(isSampled(id, 0)).toBe(false);
          expect(isSampled(id, 100)).toBe(true);
          if (isSampled(id, Math.min(a, b))) expect(isSampled(id, Math.max(a, b))).toBe(true);
        },
      ),
    );
  });

  it.each([1, 10, 50])('are about %i of a hundred', (share) => {
    const count = 20_000;
    const drawn = Array.from({ length: count }, (_, index) =>
      isSampled(reply((index * 2_654_435_761).toString(16).padStart(32, '0')), share),
    ).filter(Boolean).length;
    expect(drawn / count).toBeGreaterThan((share / 100) * 0.8);
    expect(drawn / count).toBeLessThan((share / 100) * 1.2);
  });

  it('that are not drawn go on to the next rule', () => {
    const policy = { rules: [{ samples: 0, needs: 'two' as const }, { needs: 'peer' as const }] };
    expect(levelOf(approvalNeed(said({}), { policy, brand, roles }))).toBe('peer');
  });
});
