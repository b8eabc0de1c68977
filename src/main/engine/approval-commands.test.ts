import { describe, expect, it } from 'vitest';
import { answer, desk, sent, stateOf } from '../../../test/support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import { hour, minute } from '../../shared/domain/time';

const workspace = (approval: string) => `version: 1
name: A desk that learns
teams:
  - { id: agency, name: Agency }
  - { id: legal, name: Legal }
  - { id: billing, name: Billing }
members:
  - { id: lead, name: Lucía Robles, initials: LR, role: supervisor, teams: [agency] }
  - { id: paula, name: Paula Teruel, initials: PT, role: trainee, teams: [agency] }
  - { id: tom, name: Tom Ashby, initials: TA, role: agent, teams: [agency] }
  - { id: noor, name: Noor Haddad, initials: NH, role: agent, teams: [agency] }
  - { id: rocio, name: Rocío Lamas, initials: RL, role: agent, teams: [legal] }
  - { id: ivan, name: Iván Usón, initials: IU, role: agent, teams: [billing] }
  - { id: gema, name: Gema Ochoa, initials: GO, role: analyst }
brands:
  - id: aurea-derma
    name: Aurea Derma
    color: '#2f7f86'
    language: es
    safetyTeam: agency
    promises:
      green: { target: 24 h, dueInstantInTime: true, team: agency }
      yellow: { target: 6 h, dueInstantInTime: false, team: agency }
      red: { target: 2 h, dueInstantInTime: true, team: agency }
    contactTypes:
      - { id: threat, label: Threat, severity: high, phrases: [lawyer] }
      - { id: invoice, label: Invoice, severity: medium, phrases: [invoice] }
    escalation:
      - { contactTypes: [threat], ask: legal }
      - { contactTypes: [invoice], owner: billing, answer: [billing], clientData: true }
accounts:
  - { id: aurea-social, brand: aurea-derma, name: Aurea Derma, channel: bluesky, handle: aurea-derma.example }
approval: ${approval}
`;
const plain = '{ expiresAfter: 1 h }';

/** Paula's reply to a customer, waiting; and the tools of whoever sits down next. */
async function submitted(approval = plain, text = 'Hello there') {
  const at = desk({ workspace: workspace(approval) });
  const post = { ...customerPost(noon), text };
  at.arrive([post]);
  at.engine.sitDown('paula');
  const place = await answer(at, text, 'We are on it.');
  return { at, post, place };
}

async function seen(at: EngineDesk, { caseId, replyId }: { caseId: string; replyId: string }) {
  const { lastCustomerMessage, pendingReplies } = await stateOf(at, caseId);
  const reply = pendingReplies.find(({ content }) => content.replyId === replyId);
  const digest = reply?.approval?.digest ?? '';
  return { reply, read: { caseId, replyId, digest, newest: lastCustomerMessage?.externalId ?? null } };
}

type Name = Parameters<EngineDesk['tryCommand']>[0];
async function refusal(at: EngineDesk, name: Name, input: unknown): Promise<string> {
  const result = await at.tryCommand(name, input as never);
  return result.ok ? 'ok' : result.error.code;
}

describe('a reply that needs an approval', () => {
  it('waits however long it takes, and goes out once a colleague has read it', async () => {
    const { at, place } = await submitted();
    at.clock.advance(10 * minute);
    expect(sent(at)).toHaveLength(0);
    at.engine.sitDown('tom');
    await at.command('reply.approve', (await seen(at, place)).read);
    at.clock.advance(2_000);
    expect(sent(at).map(({ text }) => text)).toEqual(['We are on it.']);
  });

  it('goes out in the words of the approver, and its author is told what they wrote', async () => {
    const { at, place } = await submitted();
    at.engine.sitDown('tom');
    await at.command('reply.approveEdited', {
      ...(await seen(at, place)).read,
      text: 'We are on it, Marta.',
    });
    at.clock.advance(2_000);
    expect(sent(at).map(({ text }) => text)).toEqual(['We are on it, Marta.']);
    const state = await stateOf(at, place.caseId);
    expect(state.pendingReplies[0]?.approval).toMatchObject({ original: 'We are on it.', decidedBy: 'tom' });
    expect(state.news).toMatchObject([{ for: 'paula', kind: 'edited' }]);
  });

  it('is held again when the customer writes while it waits, and can be asked for again', async () => {
    const { at, post, place } = await submitted();
    const { read } = await seen(at, place);
    at.arrive([
      { ...customerPost(noon + minute), threadKey: post.threadKey, author: post.author, text: 'Solved' },
    ]);
    at.engine.sitDown('tom');
    expect(await refusal(at, 'reply.approve', read)).toBe('approval-overtaken');
    at.clock.advance(2_000);
    expect((await seen(at, place)).reply).toMatchObject({
      hold: 'approval-lapsed',
      approval: { state: 'lapsed', lapsed: 'customer-wrote-again' },
    });
    expect(await refusal(at, 'reply.askAgain', place)).toBe('reply-of-other-author');
    expect(await refusal(at, 'reply.release', place)).toBe('reply-not-yours-to-release');
    at.engine.sitDown('paula');
    await at.command('reply.askAgain', place);
    at.engine.sitDown('tom');
    expect(await refusal(at, 'reply.approve', read)).toBe('approval-overtaken');
    await at.command('reply.approve', (await seen(at, place)).read);
    at.clock.advance(2_000);
    expect(sent(at)).toHaveLength(1);
  });

  it('does not go out on an approval that the customer has overtaken while the network was gone', async () => {
    const { at, post, place } = await submitted();
    at.engine.connectChannels(null);
    at.engine.sitDown('tom');
    await at.command('reply.approve', (await seen(at, place)).read);
    expect((await seen(at, place)).reply?.state).toBe('queued');
    at.arrive([
      { ...customerPost(noon + minute), threadKey: post.threadKey, author: post.author, text: 'Solved' },
    ]);
    at.clock.advance(5 * minute);
    expect((await seen(at, place)).reply).toMatchObject({ state: 'held', hold: 'approval-lapsed' });
    expect(sent(at)).toHaveLength(0);
  });

  it('does not go out on an approval that grew too old', async () => {
    const { at, place } = await submitted();
    at.engine.connectChannels(null);
    at.engine.sitDown('tom');
    await at.command('reply.approve', (await seen(at, place)).read);
    at.clock.advance(hour + minute);
    expect((await seen(at, place)).reply).toMatchObject({
      hold: 'approval-lapsed',
      approval: { lapsed: 'too-old' },
    });
    expect(sent(at)).toHaveLength(0);
  });

  it('stays where it is when it is sent back, and tells its author why', async () => {
    const { at, place } = await submitted();
    at.engine.sitDown('tom');
    expect(await refusal(at, 'reply.requestChanges', { ...place, note: ' ' })).toBe('bad-input');
    await at.command('reply.requestChanges', { ...place, note: 'Say tú.' });
    expect((await seen(at, place)).reply).toMatchObject({ hold: 'sent-back', approval: { note: 'Say tú.' } });
    expect((await stateOf(at, place.caseId)).news).toMatchObject([
      { for: 'paula', kind: 'sent-back', reason: 'Say tú.' },
    ]);
    at.engine.sitDown('paula');
    await at.command('reply.recall', place);
    expect((await stateOf(at, place.caseId)).pendingReplies).toEqual([]);
    expect(sent(at)).toHaveLength(0);
  });
});

describe('a page that lies', () => {
  it.each<[string, string, string]>([
    ['its author', 'paula', 'approval-own'],
    ['who only reads', 'gema', 'role-may-not'],
    ['who is of no team of the brand', 'rocio', 'team-unknown'],
  ])('approves nothing for %s', async (_name, agent, code) => {
    const { at, place } = await submitted();
    at.engine.sitDown(agent);
    const { read } = await seen(at, place);
    expect(await refusal(at, 'reply.approve', read)).toBe(code);
    expect(await refusal(at, 'reply.approveEdited', { ...read, text: 'Mine' })).toBe(code);
    expect(await refusal(at, 'reply.reject', { ...place, note: 'No' })).toBe(code);
    at.clock.advance(minute);
    expect(sent(at)).toHaveLength(0);
  });

  it('approves no words but those that stand there, and no conversation but this one', async () => {
    const { at, place } = await submitted();
    at.engine.sitDown('tom');
    const { read } = await seen(at, place);
    expect(await refusal(at, 'reply.approve', { ...read, digest: '0'.repeat(64) })).toBe(
      'approval-text-changed',
    );
    expect(await refusal(at, 'reply.approve', { ...read, newest: null })).toBe('approval-overtaken');
  });

  it('lets nothing go that waits, and takes back nothing of others', async () => {
    const { at, place } = await submitted();
    expect(await refusal(at, 'reply.release', place)).toBe('reply-not-yours-to-release');
    expect(await refusal(at, 'reply.retry', place)).toBe('reply-not-failed');
    expect(await refusal(at, 'reply.settle', { ...place, landed: false })).toBe('reply-not-unknown');
    at.engine.sitDown('gema');
    expect(await refusal(at, 'reply.cancel', place)).toBe('reply-of-other-author');
    expect(await refusal(at, 'reply.recall', place)).toBe('reply-of-other-author');
    at.clock.advance(minute);
    expect(sent(at)).toHaveLength(0);
  });

  it('waves nothing through with which somebody who needs an approval would send it', async () => {
    const at = desk({ workspace: workspace(plain) });
    const post = customerPost(noon);
    at.arrive([post]);
    at.engine.sitDown('tom');
    const place = await answer(at, 'Hello');
    at.arrive([
      { ...customerPost(noon + 1), threadKey: post.threadKey, author: post.author, text: 'Solved' },
    ]);
    at.clock.advance(minute);
    at.engine.sitDown('paula');
    expect(await refusal(at, 'reply.release', place)).toBe('reply-needs-approval');
    expect(sent(at)).toHaveLength(0);
  });

  it('draws no second lot: who took back a sampled reply needs an approval for the next one', async () => {
    const at = desk({ workspace: workspace('{ rules: [{ roles: [agent], samples: 50, needs: peer }] }') });
    at.arrive([customerPost(noon)]);
    at.engine.sitDown('tom');
    const holds: (string | null | undefined)[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      const place = await answer(at, 'Hello');
      const { reply } = await seen(at, place);
      holds.push(reply?.hold);
      await at.command('reply.cancel', place);
    }
    const first = holds.indexOf('approval');
    expect(first).toBeGreaterThanOrEqual(0);
    expect(new Set(holds.slice(first))).toEqual(new Set(['approval']));
  });
});

describe('client data', () => {
  it('goes to the team that may see it, and nobody else answers', async () => {
    const at = desk({ workspace: workspace(plain) });
    at.arrive([customerPost(noon), { ...customerPost(noon), text: 'My invoice is wrong' }]);
    at.engine.sitDown('tom');
    const { id } = at.row('Hello');
    await at.command('case.claim', { caseIds: [id] });
    await at.command('case.setContactType', { caseIds: [id], contactType: 'invoice' });
    expect(at.row('Hello')).toMatchObject({ team: 'billing', assignee: null });
    expect(at.row('invoice')).toMatchObject({ team: 'billing' });
    await expect(answer(at, 'Hello')).rejects.toThrow('client-data-of-other-team');
    at.engine.sitDown('ivan');
    await answer(at, 'Hello');
  });
});

describe('two approvals', () => {
  it('come from two people, and an edit asks the first one again', async () => {
    const { at, place } = await submitted('{ rules: [{ roles: [trainee], needs: two }] }');
    at.engine.sitDown('tom');
    const { read } = await seen(at, place);
    await at.command('reply.approve', read);
    expect(await refusal(at, 'reply.approve', read)).toBe('approval-given');
    at.engine.sitDown('noor');
    await at.command('reply.approveEdited', { ...read, text: 'Hello Marta, we are on it.' });
    at.clock.advance(minute);
    expect(sent(at)).toHaveLength(0);
    at.engine.sitDown('tom');
    expect(await refusal(at, 'reply.approve', read)).toBe('approval-text-changed');
    await at.command('reply.approve', (await seen(at, place)).read);
    at.clock.advance(2_000);
    expect(sent(at).map(({ text }) => text)).toEqual(['Hello Marta, we are on it.']);
  });

  it('are not needed where policy asks for Legal: only somebody of Legal lets it go', async () => {
    const at = desk({ workspace: workspace(plain) });
    at.arrive([{ ...customerPost(noon), text: 'My lawyer writes' }]);
    at.engine.sitDown('lead');
    const place = await answer(at, 'My lawyer');
    at.engine.sitDown('tom');
    const { read } = await seen(at, place);
    expect(await refusal(at, 'reply.approve', read)).toBe('approval-needs-team');
    at.engine.sitDown('rocio');
    await at.command('reply.approve', read);
    at.clock.advance(2_000);
    expect(sent(at)).toHaveLength(1);
  });
});

describe('the list of approvals', () => {
  it('stands in the order of the deadlines behind it, with the reason where one may not', async () => {
    const { at } = await submitted();
    at.arrive([{ ...customerPost(noon - hour), text: 'An older one' }]);
    await answer(at, 'An older one');
    const own = await at.query('approvals.list', {});
    expect(own.map(({ row, refused }) => [row.preview, refused])).toEqual([
      ['An older one', 'approval-own'],
      ['Hello there', 'approval-own'],
    ]);
    at.engine.sitDown('tom');
    expect((await at.query('approvals.list', {})).map(({ refused }) => refused)).toEqual([null, null]);
  });
});

describe('the warning to approvers', () => {
  const warned = (at: EngineDesk) =>
    at.toShell.filter((message) => message.type === 'warning' && message.about === 'approval').length;

  it('reaches one of the roster after the other, never its author', async () => {
    const { at } = await submitted('{ roster: [paula, tom, lead], nextAfter: 10 min }');
    at.clock.advance(minute);
    expect(warned(at)).toBe(0);
    at.engine.sitDown('lead');
    at.clock.advance(minute);
    expect(warned(at)).toBe(0);
    at.clock.advance(10 * minute);
    expect(warned(at)).toBe(1);
    at.engine.sitDown('tom');
    at.clock.advance(minute);
    expect(warned(at)).toBe(1);
  });
});

describe('the coaching record', () => {
  it('counts what became of a person’s replies, and is theirs and their supervisor’s to read', async () => {
    const { at, place } = await submitted();
    at.engine.sitDown('tom');
    await at.command('reply.requestChanges', { ...place, note: 'Say tú.' });
    at.engine.sitDown('paula');
    await at.command('reply.recall', place);
    const again = await answer(at, 'Hello', 'one two three four');
    at.engine.sitDown('lead');
    await at.command('reply.approveEdited', { ...(await seen(at, again)).read, text: 'one two three five' });
    const record = await at.query('coaching.read', { agent: null });
    expect(record.summaries).toMatchObject([
      { agent: 'paula', counts: { approved: 0, edited: 1, 'sent-back': 1, rejected: 0 } },
    ]);
    expect(record.summaries[0]?.changedOnAverage).toBeCloseTo(4 / 18);
    expect(record.entries.map(({ outcome, note }) => [outcome, note])).toEqual([
      ['edited', null],
      ['sent-back', 'Say tú.'],
    ]);
    at.engine.sitDown('paula');
    expect((await at.query('coaching.read', { agent: 'paula' })).entries).toHaveLength(2);
    await expect(at.query('coaching.read', { agent: null })).rejects.toThrow();
  });
});
