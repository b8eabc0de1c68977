import { describe, expect, it } from 'vitest';
import { desk, restarted } from '../../../../test/support/desk-per-test';
import { account, customerPost, type EngineDesk } from '../../../../test/support/engine-desk';
import { type AgentId, asId, type ExternalId, type ReplyId } from '../../../shared/domain/ids';
import { second } from '../../../shared/domain/time';
import type { TranslationOutcome } from '../../../shared/ipc/translation-port';

const french = 'Bonjour, ma commande est abîmée et je ne suis pas contente du tout de vous';
const english = 'Hello, my order is damaged and I am not happy with you at all';

async function deskWithService(server: string | null = 'https://translate.example/mt'): Promise<EngineDesk> {
  const at = desk();
  if (server !== null)
    await at.command('workspace.change', {
      part: 'translation',
      brandId: null,
      before: null,
      value: { server },
    });
  return at;
}

/** A customer writes; gives the case and the id of the message. */
function heard(at: EngineDesk, text = french) {
  const { externalId, author } = customerPost(at.clock.now());
  at.arrive([
    { externalId, text, language: null, author: { ...author, name: 'Claire Dubois', handle: 'claire.d' } },
  ]);
  return { caseId: at.row(text.slice(0, 12)).id, externalId };
}

const asked = (at: EngineDesk) =>
  at.toChannels.flatMap((message) => (message.type === 'translate' ? [message] : []));

/** What the service makes of the newest question. */
function answers(at: EngineDesk, outcome: TranslationOutcome): void {
  const requestId = asked(at).at(-1)?.requestId ?? -1;
  at.engine.hearChannels({ type: 'translated', requestId, outcome });
}

async function translatedReply(at: EngineDesk, caseId: string, into: string) {
  const reply = at.query('translation.ofReply', {
    caseId,
    text: 'Sorry, we will send you another one today.',
  });
  answers(at, { kind: 'translated', text: into, from: 'en' });
  return reply;
}

let replies = 0;
const submission = (caseId: string, externalId: ExternalId, text: string) => {
  replies += 1;
  return {
    caseId,
    replyId: asId<ReplyId>(replies.toString(16).padStart(32, '0')),
    accountId: account,
    audience: 'public' as const,
    text,
    attachments: [],
    inReplyTo: externalId,
    basedOn: externalId,
    isAcknowledgement: false,
    cannedResponseIds: [],
  };
};

describe('a message of a customer', () => {
  it('is translated by the service of the workspace, without what is personal, and kept nowhere', async () => {
    const at = await deskWithService();
    const { caseId, externalId } = heard(at, `${french}. Claire Dubois, 612 345 678`);
    const before = await at.query('case.read', { caseId, before: null, limit: 50 });
    const translation = at.query('translation.ofMessage', { caseId, externalId, into: 'en' });
    expect(asked(at)).toMatchObject([
      { request: { server: 'https://translate.example/mt', text: `${french}. [#1], [#2]`, into: 'en' } },
    ]);
    answers(at, { kind: 'translated', text: `${english}. [#1]`, from: 'fr' });
    expect(await translation).toEqual({ text: `${english}. Claire Dubois`, from: 'fr', into: 'en', lost: 1 });
    expect(await at.query('case.read', { caseId, before: null, limit: 50 })).toEqual(before);
  });

  it('stays here while the workspace names no service', async () => {
    const at = await deskWithService(null);
    const { caseId, externalId } = heard(at);
    await expect(at.query('translation.ofMessage', { caseId, externalId, into: 'en' })).rejects.toThrow(
      'translation-off',
    );
    expect(asked(at)).toEqual([]);
  });

  it('stays here when it is in that language already, was withdrawn, or is none', async () => {
    const at = await deskWithService();
    const { caseId, externalId } = heard(at);
    const ask = (id: ExternalId, into: string) =>
      at.query('translation.ofMessage', { caseId, externalId: id, into });
    await expect(ask(externalId, 'fr')).rejects.toThrow('translation-not-needed');
    await expect(ask(asId<ExternalId>('another'), 'en')).rejects.toThrow('translation-message-gone');
    at.engine.hearChannels({
      type: 'batch',
      accountId: account,
      batchId: 90,
      items: [{ kind: 'withdrawal', externalId }],
      cursor: 'later',
    });
    await expect(ask(externalId, 'en')).rejects.toThrow('translation-message-gone');
    expect(asked(at)).toEqual([]);
  });

  it.each([
    ['not-taken', 'translation-not-taken'],
    ['wrong-credentials', 'translation-key-refused'],
    ['key-for-other-address', 'translation-key-elsewhere'],
    ['rate-limited', 'translation-busy'],
    ['untrusted-certificate', 'translation-untrusted'],
    ['malformed-answer', 'translation-not-understood'],
    ['offline', 'translation-unreachable'],
  ] as const)('of which the service says %s is refused with the code of what to do', async (cause, code) => {
    const at = await deskWithService();
    const place = heard(at);
    const translation = at.query('translation.ofMessage', { ...place, into: 'en' });
    answers(at, { kind: 'failed', cause });
    await expect(translation).rejects.toThrow(code);
  });

  it('is given up when nobody answers, or nobody is there to ask', async () => {
    const at = await deskWithService();
    const place = heard(at);
    const slow = at.query('translation.ofMessage', { ...place, into: 'en' });
    at.clock.advance(31 * second);
    await expect(slow).rejects.toThrow('translation-unreachable');
    at.engine.connectChannels(null);
    await expect(at.query('translation.ofMessage', { ...place, into: 'en' })).rejects.toThrow(
      'translation-unreachable',
    );
  });
});

describe('a reply', () => {
  const words = 'Nous sommes désolés, nous vous en envoyons une autre dans la journée.';

  it('goes into the language the customer writes in, or the service heard', async () => {
    const at = await deskWithService();
    const clear = heard(at);
    expect(await translatedReply(at, clear.caseId, words)).toMatchObject({ text: words, into: 'fr' });
    const short = heard(at, 'Mojca 12');
    await expect(
      at.query('translation.ofReply', { caseId: short.caseId, text: 'We are sorry.' }),
    ).rejects.toThrow('translation-language-unknown');
    const message = at.query('translation.ofMessage', { ...short, into: 'en' });
    answers(at, { kind: 'translated', text: 'Broken 12', from: 'sl' });
    await message;
    expect(await translatedReply(at, short.caseId, 'Oprostite.')).toMatchObject({ into: 'sl' });
  });

  it('never leaves before its author says that they have read it, whatever the page says', async () => {
    const at = await deskWithService();
    const { caseId, externalId } = heard(at);
    await translatedReply(at, caseId, words);
    const reply = submission(caseId, externalId, ` ${words} `);
    const unread = [{}, { machine: { into: 'fr', isRead: false } }];
    for (const mark of unread)
      expect(await at.tryCommand('reply.submit', { ...reply, ...mark })).toMatchObject({
        ok: false,
        error: { code: 'translation-unread' },
      });
    await at.command('reply.submit', { ...reply, machine: { into: 'fr', isRead: true } });
    const { state, entries } = await at.query('case.read', { caseId, before: null, limit: 50 });
    expect(state.pendingReplies).toMatchObject([{ machine: { into: 'fr' } }]);
    expect(entries.find(({ kind }) => kind === 'reply')).toMatchObject({ machine: { into: 'fr' } });
  });

  it('keeps its mark and what its author wrote in the draft, over a restart', async () => {
    const at = await deskWithService();
    const { caseId } = heard(at);
    const agentId = (await at.query('workspace.read', {}))?.members[0]?.id ?? asId<AgentId>('');
    const machine = { into: 'fr', original: 'Sorry' };
    await at.command('draft.save', {
      caseId,
      agentId,
      kind: 'reply',
      text: words,
      audience: null,
      cannedResponseIds: [],
      machine,
    });
    const again = restarted(at);
    expect(await again.query('case.draft', { caseId, agentId, kind: 'reply' })).toMatchObject({ machine });
  });

  it('of somebody who may not answer here is not translated', async () => {
    const at = await deskWithService();
    const { caseId } = heard(at);
    const document = await at.query('workspace.document', {});
    const before = document?.members ?? [];
    const value = [
      ...before,
      { ...before[0], id: 'reader', name: 'Rita Lee', initials: 'RL', role: 'analyst' },
    ];
    await at.command('workspace.change', { part: 'members', brandId: null, before, value });
    at.engine.sitDown('reader');
    await expect(at.query('translation.ofReply', { caseId, text: 'We are sorry.' })).rejects.toThrow(
      'role-may',
    );
    expect(asked(at)).toEqual([]);
  });
});

describe('the address of the service', () => {
  it.each([
    'http://translate.example',
    'https://user:secret@translate.example',
    'http://localhost:5000@translate.example',
    'file:///etc/hosts',
    'mt',
  ])('is not %s', async (server) => {
    const at = desk();
    const change = { part: 'translation' as const, brandId: null, before: null, value: { server } };
    const { problems } = await at.command('workspace.change', change);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('is taken away as it was put there', async () => {
    const at = await deskWithService();
    const before = { server: 'https://translate.example/mt' };
    const { workspace } = await at.command('workspace.change', {
      part: 'translation',
      brandId: null,
      before,
      value: null,
    });
    expect(workspace?.translation).toBeUndefined();
  });
});
