// What a hub judges by, taken from a definition: who may do what, and what their replies need at the very least.
import {
  type ApprovalLevel,
  approvalLevels,
  approvalNeed,
  levelOf,
} from '../../../shared/domain/approval-policy';
import { grantsOf, reserveGrantsOf } from '../../../shared/domain/grants';
import { asId, type ReplyId } from '../../../shared/domain/ids';
import { ruleTiers } from '../../../shared/domain/role';
import { receiptTexts } from '../../../shared/workspace/receipt-words';
import type { Brand, Member, Workspace } from '../../../shared/workspace/schema';
import { receiptDigest } from '../receipt/receipt-digest';
import type { HubFacts } from './hub-client';

type Floor = NonNullable<HubFacts['approvals']>[number];

/** The facts of a definition, for `publish`. */
export function hubFactsOf(workspace: Workspace): HubFacts {
  return {
    brands: workspace.brands.map(({ id }) => id),
    accounts: workspace.accounts.map(({ id, brand, channel }) => ({ account: id, brand, channel })),
    grants: grantsOf(workspace),
    reserveGrants: reserveGrantsOf(workspace),
    receipts: receiptsIn(workspace),
    approvalValidMs: workspace.approval.expiresAfter,
    approvals: workspace.members.flatMap((member) =>
      workspace.brands
        .filter(({ id }) => member.brands?.includes(id) ?? true)
        .flatMap((brand) => floorsIn(workspace, member, brand)),
    ),
  };
}

/** What a hub lets leave beside the answer, on each channel. */
function receiptsIn({ brands, accounts }: Workspace): NonNullable<HubFacts['receipts']> {
  return brands.flatMap((brand) => {
    const channels = accounts.filter((one) => one.brand === brand.id).map(({ channel }) => channel);
    return [...new Set(channels)].flatMap((channel) =>
      receiptTexts(brand, channel).map((text) => ({ brand: brand.id, channel, words: receiptDigest(text) })),
    );
  });
}

/**
 * What holds for every reply in a place, and beside it what a kind of contact needs there beyond that. Samples, and what
 * only a public or only a private reply needs, are the desktops' to ask for.
 */
function floorsIn(workspace: Workspace, member: Member, brand: Brand): readonly Floor[] {
  const channels = [
    ...new Set(workspace.accounts.filter((one) => one.brand === brand.id).map(({ channel }) => channel)),
  ];
  return channels.flatMap((channel) =>
    ruleTiers.flatMap((tier): readonly Floor[] => {
      const contactTypes = brand.contactTypes.map(({ id }) => id);
      const least = (kinds: readonly (string | null)[]) =>
        leastLevel(workspace, member, { brand, channel, tier, contactTypes: kinds });
      const needs = least([null, ...contactTypes]);
      const floor = { agent: member.id, brand: brand.id, channel, tier };
      const more = contactTypes.flatMap((contactType): readonly Floor[] => {
        const own = least([contactType]);
        return own === needs ? [] : [{ ...floor, contactType, needs: own }];
      });
      return needs === 'none' ? more : [{ ...floor, needs }, ...more];
    }),
  );
}

interface Place {
  readonly brand: Brand;
  readonly channel: Workspace['accounts'][number]['channel'];
  readonly tier: (typeof ruleTiers)[number];
  /** Null: a case of no kind yet. */
  readonly contactTypes: readonly (string | null)[];
}

/** What even the reply that policy asks least of needs in that place. */
function leastLevel(
  { approval, roles }: Workspace,
  member: Member,
  { brand, channel, tier, contactTypes }: Place,
): ApprovalLevel {
  const always = approval.rules.map(({ samples: _, ...rule }) => rule);
  const never = approval.rules.filter(({ samples }) => samples === undefined);
  const found = [always, never].flatMap((rules) =>
    contactTypes.flatMap((contactType) =>
      (['public', 'private'] as const).map((audience) => {
        const its = { brandId: brand.id, channel, tier: tier === 'untriaged' ? null : tier, contactType };
        const reply = { replyId: anyReply, audience, author: member, case: its };
        return approvalLevels.indexOf(levelOf(approvalNeed(reply, { policy: { rules }, brand, roles })));
      }),
    ),
  );
  return approvalLevels[Math.min(...found)] ?? 'none';
}

/** Only samples look at the id, and none are left here. */
const anyReply = asId<ReplyId>('0'.repeat(32));
