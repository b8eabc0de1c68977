// What each of the people tries, whatever their screens offer, and what has to stand in the way.
import { noon } from '../support/engine-desk';
import type { Prey } from './laid-out';
import {
  type Attempt,
  brandSupervisor,
  by,
  byHand,
  draft,
  handsOn,
  type Line,
  looks,
  nobody,
  note,
  office,
  plainOffice,
  reason,
  submitted,
} from './ways';

export function attempts(prey: Prey): readonly Attempt[] {
  return [
    ...looks(prey, 'noa', { own: 'case-not-found', overall: 'role-may-not' }),
    ...looks(prey, 'bo', { own: 'case-not-found', overall: 'nothing' }),
    ...looks(prey, 'remo', { own: 'draft-of-other', overall: 'nobody-sits-here' }),
    ...['noa', 'bo', 'remo'].flatMap((who) => handsOn(prey, who)),
    ...office(prey, 'bo', brandSupervisor),
    ...office(prey, 'remo', nobody),
    ...['ana', 'sol', 'bea', 'rita', 'cleo', 'gema', 'eva', 'will', 'noa'].flatMap((who) =>
      office(prey, who, plainOffice),
    ),
    ...ofAgent(prey),
    ...ofOthers(prey),
    ...ofAnalyst(prey),
  ];
}

function ofAgent(prey: Prey): readonly Attempt[] {
  const { cases, replies } = prey;
  const red = [cases.red];
  const held = [cases.held];
  const otherTeam = 'owned-by-other-team';
  const safety = 'safety-case-of-other-team';
  const lookAt = (agent: string | null): Line => [
    `read the coaching of ${agent ?? 'all'}`,
    'coaching.read',
    { agent },
    'role-may-not',
  ];
  return [
    ...by('ana', 'command', [
      ['answer a red case', 'reply.submit', submitted(cases.red), otherTeam],
      ['bring results of training', 'training.import', { text: '', agent: 'ana' }, 'training-only-trainers'],
      ['hold a drill among real customers', 'drill.begin', { drill: 'storm' }, 'drill-only-in-sandbox'],
      ['claim a red case', 'case.claim', { caseIds: red }, otherTeam],
      [
        'give a red case to themselves',
        'case.assign',
        { caseIds: red, assignee: 'ana', team: 'agency', reason },
        otherTeam,
      ],
      ['take over a red case', 'case.takeOver', { caseIds: red, reason }, otherTeam],
      ['lower a red case', 'case.setTier', { caseIds: red, tier: 'green' }, otherTeam],
      ['resolve a red case', 'case.resolve', { caseIds: red, reason }, otherTeam],
      ['end a red case unanswered', 'case.noReplyNeeded', { caseIds: red, reason }, otherTeam],
      ['snooze a red case', 'case.snooze', { caseIds: red, until: noon + 60_000 }, otherTeam],
      ['mute whoever attacks', 'case.muteAuthor', { caseIds: red, muted: true }, otherTeam],
      [
        'hide an attack',
        'post.act',
        { caseId: cases.red, externalId: 'post-of-aurea-red', action: 'hide' },
        otherTeam,
      ],
      ['merge a red case away', 'case.merge', { from: red, into: cases.free }, otherTeam],
      ['answer a health report', 'reply.submit', submitted(cases.health), safety],
      ['take the safety flag off', 'case.setSafety', { caseIds: [cases.health], safety: false }, safety],
      ['resolve a health report', 'case.resolve', { caseIds: [cases.health], reason }, safety],
      ['answer about client data', 'reply.submit', submitted(cases.billing), 'client-data-of-other-team'],
      [
        'speak from another brand’s account',
        'reply.submit',
        submitted(cases.free, { accountId: 'lindra-social' }),
        'account-of-other-brand',
      ],
      [
        'speak from an account that is not there',
        'reply.submit',
        submitted(cases.free, { accountId: 'ghost' }),
        'account-of-other-brand',
      ],
      [
        'name another brand unconfirmed',
        'reply.submit',
        submitted(cases.free, { text: 'Try Lindra Skin' }),
        'names-other-brand',
      ],
      ['claim what a colleague holds', 'case.claim', { caseIds: held }, 'claimed-by-other'],
      [
        'take it without a reason',
        'case.assign',
        { caseIds: held, assignee: 'ana', team: null },
        'claimed-by-other',
      ],
      ['release it for them', 'case.release', { caseIds: held }, 'not-your-claim'],
      [
        'hand over what a colleague holds',
        'case.handOver',
        { caseIds: held, assignee: 'ana', team: null, reason },
        'not-your-claim',
      ],
      ['resolve it', 'case.resolve', { caseIds: held, reason }, 'claimed-by-other'],
      ['end it unanswered', 'case.noReplyNeeded', { caseIds: held, reason }, 'claimed-by-other'],
      ['put it off', 'case.snooze', { caseIds: held, until: noon + 60_000 }, 'claimed-by-other'],
      ['merge it away', 'case.merge', { from: held, into: cases.free }, 'claimed-by-other'],
      ['answer in it', 'reply.submit', submitted(cases.held), 'claimed-by-other'],
      [
        'give a case to somebody who may not see it',
        'case.assign',
        { caseIds: [cases.free], assignee: 'noa', team: null, reason },
        'colleague-may-not-see',
      ],
      [
        'give a case to nobody there is',
        'case.assign',
        { caseIds: [cases.free], assignee: 'ghost', team: null, reason },
        'colleague-unknown',
      ],
      [
        'give a case to a team that is not there',
        'case.assign',
        { caseIds: [cases.free], assignee: null, team: 'ghosts', reason },
        'team-unknown',
      ],
      [
        'escalate to a team that is not there',
        'case.escalate',
        { caseIds: [cases.free], toTeam: 'ghosts', reason },
        'team-unknown',
      ],
      [
        'tell somebody of another brand',
        'case.addNote',
        note(cases.free, '@Noa Gil look'),
        'mentioned-may-not-see',
      ],
      ['approve their own', 'reply.approve', replies.ofAna, 'approval-own'],
      [
        'approve their own with other words',
        'reply.approveEdited',
        { ...replies.ofAna, text: 'Better' },
        'approval-own',
      ],
      ['let their own go', 'reply.release', replies.ofAna, 'reply-not-yours-to-release'],
      ['try their own again', 'reply.retry', replies.ofAna, 'reply-not-failed'],
      ['say that their own arrived', 'reply.settle', { ...replies.ofAna, landed: true }, 'reply-not-unknown'],
      [
        'submit the same again',
        'reply.submit',
        submitted(cases.leak, { replyId: replies.ofAna.replyId }),
        'reply-already-submitted',
      ],
      ['approve what a supervisor has to', 'reply.approve', replies.ofEva, 'approval-needs-supervisor'],
      ['recall a colleague’s', 'reply.recall', replies.ofEva, 'reply-of-other-author'],
      ['ask again for a colleague', 'reply.askAgain', replies.ofEva, 'reply-of-other-author'],
      ['cancel a colleague’s', 'reply.cancel', replies.ofEva, 'reply-of-other-author'],
      ['put words into a colleague’s mouth', 'draft.save', draft(cases.free, 'lead'), 'draft-of-other'],
    ]),
    ...by('ana', 'query', [
      [
        'read a colleague’s draft',
        'case.draft',
        { caseId: cases.free, agentId: 'lead', kind: 'reply' },
        'draft-of-other',
      ],
      lookAt('eva'),
      lookAt(null),
      ['read the day', 'today.read', {}, 'role-may-not'],
      ['take the definition with them', 'workspace.export', {}, 'workspace-needs-manager'],
    ]),
  ];
}

function ofOthers(prey: Prey): readonly Attempt[] {
  const { cases, replies } = prey;
  const red = [cases.red];
  const safety = 'safety-case-of-other-team';
  const old = { ...replies.ofEva, newest: 'post-of-aurea-free' };
  return [
    ...by('sol', 'command', [
      ['approve what a supervisor has to', 'reply.approve', replies.ofEva, 'approval-needs-supervisor'],
      [
        'reject what a supervisor has to read',
        'reply.reject',
        { ...replies.ofAna, note: reason },
        'approval-needs-supervisor',
      ],
      ['answer a red case', 'reply.submit', submitted(cases.red), 'owned-by-other-team'],
      ['resolve a health report', 'case.resolve', { caseIds: [cases.health], reason }, safety],
    ]),
    ...by('bea', 'command', [
      ['answer for a team the brand does not name', 'reply.submit', submitted(cases.free), 'team-unknown'],
      [
        'resolve for a team the brand does not name',
        'case.resolve',
        { caseIds: red, reason },
        'team-unknown',
      ],
      ['answer a health report', 'reply.submit', submitted(cases.health), safety],
      ['answer about client data', 'reply.submit', submitted(cases.billing), 'client-data-of-other-team'],
      ['send what was refused', 'reply.retry', replies.failed, 'team-unknown'],
    ]),
    ...by('rita', 'command', [
      ['answer a health report', 'reply.submit', submitted(cases.health), safety],
      ['make a health report green', 'case.setTier', { caseIds: [cases.health], tier: 'green' }, safety],
      ['answer about client data', 'reply.submit', submitted(cases.billing), 'client-data-of-other-team'],
      ['approve what a supervisor has to', 'reply.approve', replies.ofEva, 'approval-needs-supervisor'],
    ]),
    ...by('cleo', 'command', [
      ['answer a red case', 'reply.submit', submitted(cases.red), 'owned-by-other-team'],
      ['resolve a red case', 'case.resolve', { caseIds: red, reason }, 'owned-by-other-team'],
      [
        'resolve a health report unanswered',
        'case.resolve',
        { caseIds: [cases.health], reason },
        'safety-needs-follow-up',
      ],
      [
        'mute a health report',
        'case.muteAuthor',
        { caseIds: [cases.health], muted: true },
        'safety-never-muted',
      ],
    ]),
    ...by('eva', 'command', [
      ['approve their own', 'reply.approve', replies.ofEva, 'approval-own'],
      ['approve a colleague’s', 'reply.approve', replies.ofAna, 'role-may-not'],
      ['let their own go', 'reply.release', replies.ofEva, 'reply-not-yours-to-release'],
      ['let a colleague’s go that was overtaken', 'reply.release', replies.stale, 'reply-needs-approval'],
    ]),
    ...by('will', 'command', [
      ['answer a red case', 'reply.submit', submitted(cases.red), 'role-may-not-here'],
      ['claim a red case', 'case.claim', { caseIds: red }, 'role-may-not-here'],
      ['approve a colleague’s', 'reply.approve', replies.ofAna, 'role-may-not'],
    ]),
    ...by('lead', 'command', [
      [
        'approve words they have not read',
        'reply.approve',
        { ...replies.ofEva, digest: 'a'.repeat(64) },
        'approval-text-changed',
      ],
      ['approve for a conversation they have not read', 'reply.approve', old, 'approval-overtaken'],
      ['recall a colleague’s', 'reply.recall', replies.ofEva, 'reply-of-other-author'],
      [
        'close a health report without a reason',
        'case.resolve',
        { caseIds: [cases.health], reason: '' },
        'safety-needs-follow-up',
      ],
      [
        'change the policy',
        'workspace.import',
        { text: prey.definition, name: 'mine' },
        'workspace-needs-manager',
      ],
    ]),
  ];
}

function ofAnalyst(prey: Prey): readonly Attempt[] {
  const { cases, replies } = prey;
  const caseIds = [cases.free];
  const no = 'role-may-not';
  const of = (title: string, name: string, more: object = {}): Line => [
    title,
    name,
    { caseIds, ...more },
    no,
  ];
  return by('gema', 'command', [
    of('claim', 'case.claim'),
    of('raise', 'case.setTier', { tier: 'red' }),
    of('escalate', 'case.escalate', { toTeam: 'reputation', reason }),
    of('resolve', 'case.resolve', { reason }),
    of('tag', 'case.changeTags', { added: ['mine'], removed: [] }),
    of('name another kind', 'case.setContactType', { contactType: 'leak' }),
    of('snooze', 'case.snooze', { until: noon + 60_000 }),
    ['write a note', 'case.addNote', note(cases.free), no],
    ['link', 'case.link', { caseId: cases.free, to: cases.held }, no],
    ['merge', 'case.merge', { from: [cases.free], into: cases.failed }, no],
    ['answer', 'reply.submit', submitted(cases.free), no],
    ['like a post', 'post.act', { caseId: cases.free, externalId: 'post-of-aurea-free', action: 'like' }, no],
    ['cancel a reply', 'reply.cancel', replies.stale, no],
    ['let a reply go', 'reply.release', replies.stale, no],
    ['send what was refused', 'reply.retry', replies.failed, no],
    ['say that a reply arrived', 'reply.settle', { ...replies.unknown, landed: true }, no],
    ['approve', 'reply.approve', replies.ofAna, no],
    [
      'keep a file',
      'blob.store',
      { caseId: cases.free, bytes: new Uint8Array(8), mediaType: 'image/png' },
      no,
    ],
    ['make a case by hand', 'case.createByHand', byHand(null), 'role-may-not-here'],
  ]);
}
