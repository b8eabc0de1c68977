// What one case of a joint answer gets: the template with its variables filled, judged like any reply of a person.
import { setImmediate as breath } from 'node:timers/promises';
import { type ApprovalNeed, levelOf } from '../../../shared/domain/approval-policy';
import { fillVariables } from '../../../shared/domain/canned-response';
import { awaitsAnswer, type Case } from '../../../shared/domain/case';
import type { FindingKind } from '../../../shared/domain/guard/finding';
import { guardVerdict } from '../../../shared/domain/guard/guard-policy';
import { inspectReply } from '../../../shared/domain/guard/inspect-reply';
import type { SeenWarnings } from '../../../shared/domain/guard/seen-warnings';
import { customerLanguage } from '../../../shared/domain/guard/spoken-language';
import { asId, type ExternalId, type JointId } from '../../../shared/domain/ids';
import { strictestNeed } from '../../../shared/domain/joint/joint-progress';
import type { ReplySubmitted } from '../../../shared/domain/reply-submitted';
import type { Capabilities } from '../../../shared/ipc/channels-port';
import type { Command } from '../../../shared/ipc/engine-port';
import type { JointPreview, JointPreviewCase } from '../../../shared/ipc/joint-port';
import { cannedValues } from '../../../shared/workspace/canned-values';
import { digestOf } from '../approvals';
import { type CommandContext, caseOf, memberHere, policyOf, Refusal } from '../command-context';
import { submission } from '../reply-commands';
import { jointReplyId } from './joint-index';

/** Each takes some milliseconds; a key that is pressed meanwhile waits for no more than these. */
export const preparedAtOnce = 4;

export interface JointPorts {
  readonly context: CommandContext;
  readonly capabilities: (accountId: Case['accountId']) => Capabilities | null;
}

export type JointWish = Omit<Extract<Command, { name: 'joint.ask' }>['input'], 'guard'>;

/** Nothing is written under it. */
const none = asId<JointId>('0'.repeat(32));

/** What would go to one case, and what of it a person has to see. */
interface Prepared {
  readonly submitted: ReplySubmitted;
  readonly warnings: readonly FindingKind[];
}

interface Asked {
  readonly jointId: JointId;
  readonly wish: JointWish;
}

/**
 * What goes to a case as it stands now; the case has to be as it was when the list was made. Throws Refusal with why
 * nothing goes there.
 */
export function prepareJoint(
  { context, capabilities }: JointPorts,
  { jointId, wish }: Asked,
  { state, basedOn }: { readonly state: Case; readonly basedOn: ExternalId | null },
): Prepared {
  const { template, language, values, cannedIds, cases } = wish;
  if (state.brandId !== wish.brandId) throw new Refusal('joint-other-brand');
  if (!awaitsAnswer(state)) throw new Refusal('joint-nobody-waits');
  if (state.lastCustomerMessage?.externalId !== basedOn || state.lastCustomerMessage.withdrawn)
    throw new Refusal('joint-case-changed');
  if (state.pendingReplies.length > 0) throw new Refusal('joint-on-its-way');
  const { brand } = policyOf(context, state);
  const me = context.me();
  const text = fillVariables(template, { ...values, ...known(cannedValues({ brand, state, me }, language)) });
  const { audience, channel, accountId, assignee } = state;
  const findings = inspectReply({ text, brand, customerLanguage: customerLanguage(state) });
  const verdict = guardVerdict(findings, { audience, channel }, brand.guard.rules);
  const warnings = [...new Set(verdict.warnings.map(({ kind }) => kind))];
  const guard = warnings.length === 0 ? null : { kinds: warnings, reason: '…' };
  const submitted = submission(
    context,
    {
      caseId: state.id,
      replyId: jointReplyId(jointId, state.id),
      accountId,
      audience,
      text,
      attachments: [],
      inReplyTo: basedOn,
      basedOn,
      isAcknowledgement: false,
      cannedResponseIds: [...cannedIds],
      confirmedBrand: null,
      guard,
      machine: null,
      guided: null,
    },
    { state, ports: { capabilities, isOfMachine: () => false } },
  );
  if (submitted.hold === 'freeze') throw new Refusal('incident-not-speaker');
  const joint = { id: jointId, of: cases.length, template, assignee };
  return { submitted: { ...submitted, joint }, warnings };
}

/** With what all of them need together, and with the reason a person gave. Throws Refusal without that reason. */
export function asAsked(
  { submitted, warnings }: Prepared,
  { needed, seen }: { readonly needed: ApprovalNeed | null; readonly seen: SeenWarnings | null },
): ReplySubmitted {
  const { guard: _, approval, ...rest } = submitted;
  if (!warnings.every((kind) => seen?.kinds.includes(kind))) throw new Refusal('guard-warns');
  const guard =
    warnings.length > 0 && seen !== null ? { guard: { kinds: warnings, reason: seen.reason } } : {};
  const need = strictestNeed([needed, approval?.need ?? null]);
  if (need === null) return { ...rest, ...guard };
  const digest = digestOf(submitted.content);
  return { ...rest, ...guard, approval: { need, digest }, hold: 'approval', releaseAt: null };
}

/** What would become of each case, and what all of them need; nothing changes. Throws Refusal. */
export async function previewJoint(ports: JointPorts, wish: JointWish): Promise<JointPreview> {
  memberHere(ports.context);
  const cases: JointPreviewCase[] = [];
  const needs: (ApprovalNeed | null)[] = [];
  const warnings = new Set<FindingKind>();
  for (const { caseId, basedOn } of wish.cases) {
    try {
      const state = caseOf(ports.context, caseId);
      const prepared = prepareJoint(ports, { jointId: none, wish }, { state, basedOn });
      needs.push(prepared.submitted.approval?.need ?? null);
      for (const kind of prepared.warnings) warnings.add(kind);
      cases.push({ caseId, text: prepared.submitted.content.text, refused: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      cases.push({ caseId, text: '', refused: error.code });
    }
    if (cases.length % preparedAtOnce === 0) await breath();
  }
  return { cases, needs: levelOf(strictestNeed(needs)), warnings: [...warnings] };
}

/** What the console does not know it must not take from whoever fills it by hand. */
function known(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
}
