// Ways in which somebody could have their page ask the engine for what is not theirs.
import { noon } from '../support/engine-desk';
import type { Prey } from './laid-out';

export interface Attempt {
  readonly by: string;
  readonly title: string;
  readonly kind: 'command' | 'query';
  readonly name: string;
  readonly input: unknown;
  /** The whole code of the refusal, or 'nothing': an answer in which nothing of the prey stands. */
  readonly meets: string;
}

export type Line = readonly [title: string, name: string, input: unknown, meets: string];
export const by = (who: string, kind: Attempt['kind'], lines: readonly Line[]): readonly Attempt[] =>
  lines.map(([title, name, input, meets]) => ({ by: who, title, kind, name, input, meets }));

export const reason = 'Because';
export const note = (caseId: string, text = 'I was here') => ({ caseId, text });
const taken = (prey: Prey, role: string) =>
  prey.definition.replace(/(id: (?:ana|noa|eva|bo|sol|gema),.*role: )\w+/g, `$1${role}`);

export function submitted(caseId: string, more: object = {}) {
  const post = { inReplyTo: null, basedOn: null, isAcknowledgement: false, cannedResponseIds: [] };
  const words = { accountId: 'aurea-social', audience: 'public', text: 'Mine now', attachments: [] };
  return { caseId, replyId: 'e'.repeat(32), ...words, ...post, ...more };
}

/** Reading what is another brand's, or anything at all for who is a member no more. */
export function looks(prey: Prey, who: string, more: { readonly own: string; readonly overall: string }) {
  const { cases, customerId, caseNumber } = prey;
  const words = { limit: 50, order: 'newest' };
  return by(who, 'query', [
    ['open a case', 'case.read', { caseId: cases.free, before: null, limit: 50 }, 'case-not-found'],
    ['read a draft', 'case.draft', { caseId: cases.free, agentId: who, kind: 'reply' }, more.own],
    [
      'read a colleague’s draft',
      'case.draft',
      { caseId: cases.free, agentId: 'lead', kind: 'reply' },
      'draft-of-other',
    ],
    ['read a customer', 'customer.read', { customerId }, 'customer-not-found'],
    ['search for words', 'search.cases', { text: 'how much', ...words }, 'nothing'],
    ['search for a name', 'search.cases', { text: 'Canaria', ...words }, 'nothing'],
    ['search for a number', 'search.cases', { text: `#${caseNumber}`, ...words }, 'nothing'],
    ['have rows of cases', 'search.rows', { caseIds: Object.values(cases) }, 'nothing'],
    ['list the outbox', 'outbox.list', {}, 'nothing'],
    ['list what waits for an approval', 'approvals.list', {}, 'nothing'],
    ['see what was set aside', 'setAside.list', {}, 'nothing'],
    ['see how accounts do, and count replies', 'status.read', {}, 'nothing'],
    ['see which brands are kept', 'brands.kept', {}, 'nothing'],
    ['see what was erased', 'custody.read', {}, 'nothing'],
    ['read everybody’s coaching', 'coaching.read', { agent: null }, more.overall],
    ['read the day', 'today.read', {}, more.overall],
    [
      'take everybody’s results of training with them',
      'training.export',
      { agent: null },
      more.overall === 'role-may-not' ? 'training-only-trainers' : more.overall,
    ],
    [
      'take the definition with them',
      'workspace.export',
      {},
      more.own === 'case-not-found' ? 'workspace-needs-manager' : 'nobody-sits-here',
    ],
  ]);
}

/** Changing a case that is not there for them. */
export function handsOn(prey: Prey, who: string): readonly Attempt[] {
  const { cases, replies } = prey;
  const caseIds = [cases.free];
  const gone = 'case-not-found';
  const of = (title: string, name: string, more: object = {}): Line => [
    title,
    name,
    { caseIds, ...more },
    gone,
  ];
  return by(who, 'command', [
    of('claim', 'case.claim'),
    of('take over', 'case.takeOver', { reason }),
    of('release', 'case.release'),
    of('give to themselves', 'case.assign', { assignee: who, team: null, reason }),
    of('hand over', 'case.handOver', { assignee: who, team: null, reason }),
    of('make red', 'case.setTier', { tier: 'red' }),
    of('make a safety case', 'case.setSafety', { safety: true }),
    of('name another kind', 'case.setContactType', { contactType: 'price' }),
    of('tag', 'case.changeTags', { added: ['mine'], removed: [] }),
    of('escalate', 'case.escalate', { toTeam: 'agency', reason }),
    of('resolve', 'case.resolve', { reason }),
    of('end without an answer', 'case.noReplyNeeded', { reason }),
    of('reopen', 'case.reopen', { reason }),
    of('snooze', 'case.snooze', { until: noon + 3_600_000 }),
    of('mute its author', 'case.muteAuthor', { muted: true }),
    ['merge', 'case.merge', { from: [cases.free], into: cases.held }, gone],
    ['link', 'case.link', { caseId: cases.free, to: cases.held }, gone],
    ['write a note', 'case.addNote', note(cases.free), gone],
    [
      'like a post',
      'post.act',
      { caseId: cases.free, externalId: 'post-of-aurea-free', action: 'like' },
      gone,
    ],
    ['answer', 'reply.submit', submitted(cases.free), gone],
    ['approve', 'reply.approve', replies.ofEva, gone],
    ['approve with their own words', 'reply.approveEdited', { ...replies.ofEva, text: 'Mine' }, gone],
    ['send back', 'reply.requestChanges', { ...replies.ofEva, note: reason }, gone],
    ['reject', 'reply.reject', { ...replies.ofEva, note: reason }, gone],
    ['recall', 'reply.recall', replies.ofEva, gone],
    ['ask again', 'reply.askAgain', replies.ofEva, gone],
    ['cancel', 'reply.cancel', replies.ofEva, gone],
    ['let go', 'reply.release', replies.stale, gone],
    ['try again', 'reply.retry', replies.failed, gone],
    ['say that it arrived', 'reply.settle', { ...replies.unknown, landed: true }, gone],
    ['keep a draft', 'draft.save', draft(cases.free, who), gone],
    [
      'make a case by hand',
      'case.createByHand',
      byHand(null),
      who === 'remo' ? 'nobody-sits-here' : 'role-may-not-here',
    ],
  ]);
}

export const draft = (caseId: string, agentId: string) => ({
  caseId,
  agentId,
  kind: 'reply',
  text: 'Said by me',
  audience: null,
  cannedResponseIds: [],
});
export const byHand = (linkedTo: string | null) => ({
  brandId: 'aurea-derma',
  via: 'phone',
  customerName: 'Nobody',
  contact: '',
  text: 'She called',
  takenAt: noon,
  linkedTo,
});

/** What is for who manages the workspace, or answers for the record. */
export function office(
  prey: Prey,
  who: string,
  codes: {
    readonly manage: string;
    readonly keep: string;
    readonly whole: string;
    readonly customer: string;
  },
) {
  const { customerId, customerName: typedName } = prey;
  const file = (text: string) => ({ text, name: 'mine.yaml', mayDrop: true });
  const account = { channel: 'bluesky', name: 'Mine', brand: 'aurea-derma', handle: 'mine.example' };
  return by(who, 'command', [
    ['make everybody an administrator', 'workspace.import', file(taken(prey, 'administrator')), codes.manage],
    [
      'do away with approvals',
      'workspace.import',
      file(prey.definition.replace(/rules: \[\{.*\}\]/, 'rules: []')),
      codes.manage,
    ],
    [
      'free the trainee',
      'workspace.import',
      file(prey.definition.replace('role: trainee,', 'role: trainee, freeOn: [bluesky],')),
      codes.manage,
    ],
    [
      'change the roles',
      'workspace.change',
      { part: 'roles', brandId: null, before: [], value: [] },
      codes.manage,
    ],
    ['add an account', 'account.add', { account, brand: null }, codes.manage],
    ['remove an account', 'account.remove', { accountId: 'aurea-social' }, codes.manage],
    ['take a PIN away', 'seat.forgetPin', { agentId: 'lead' }, codes.manage],
    ['send from a restored desktop', 'desk.takeOver', {}, codes.whole],
    ['erase a customer', 'customer.erase', { customerId, typedName }, codes.customer],
    ['hold a customer', 'customer.hold', { customerId, reason }, codes.customer],
    ['lift a hold', 'customer.liftHold', { customerId, reason }, codes.customer],
    ['forget a brand', 'brand.forget', { brandId: 'aurea-derma', typedName: 'Aurea Derma' }, codes.keep],
    [
      'let a round erase',
      'retention.confirm',
      {},
      codes.keep === 'brand-not-found' ? codes.whole : codes.keep,
    ],
  ]);
}

export const plainOffice = {
  manage: 'workspace-needs-manager',
  keep: 'erasure-needs-supervisor',
  whole: 'whole-desk-needs-supervisor',
  customer: 'erasure-needs-supervisor',
};
export const nobody = {
  manage: 'nobody-sits-here',
  keep: 'nobody-sits-here',
  whole: plainOffice.whole,
  customer: 'nobody-sits-here',
};
export const brandSupervisor = { ...plainOffice, keep: 'brand-not-found', customer: 'customer-not-found' };
