import { describe, expect, it } from 'vitest';
import { desk, stateOf } from '../../../test/support/desk-per-test';
import { account, customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import type { SeenWarnings } from '../../shared/domain/guard/seen-warnings';

const preview = '¿Dónde está mi pedido? Es para mi madre';

/** A page that does as it likes: it asks the guard of nobody. */
async function submit(at: EngineDesk, text: string, guard: SeenWarnings | null = null) {
  const { id } = at.row(preview);
  const { state } = await at.query('case.read', { caseId: id, before: null, limit: 100 });
  const last = state.lastCustomerMessage?.externalId ?? null;
  return at.tryCommand('reply.submit', {
    caseId: id,
    replyId: 'e'.repeat(32),
    accountId: account,
    audience: 'public',
    text,
    attachments: [],
    inReplyTo: last,
    basedOn: last,
    isAcknowledgement: false,
    cannedResponseIds: [],
    guard,
  });
}

function asked(): EngineDesk {
  const at = desk();
  at.arrive([{ ...customerPost(noon), text: preview, language: null }]);
  return at;
}

describe('the guard at the command', () => {
  it.each([
    ['a card', 'Su tarjeta 4111 1111 1111 1111 vale'],
    ['a phone, in public', 'Le llamamos al 612 345 678'],
    ['a blank that is not filled', 'Hola, {{customer}}'],
    ['a rude word', 'No seas idiota'],
  ])('refuses %s, whatever reason is given', async (_what, text) => {
    const at = asked();
    const seen = { kinds: ['card', 'phone', 'unfilled-variable', 'profanity'], reason: 'x' } as const;
    expect(await submit(at, text, seen)).toMatchObject({ ok: false, error: { code: 'guard-blocks' } });
    expect((await stateOf(at, at.row(preview).id)).pendingReplies).toEqual([]);
  });

  it.each([
    ['a link to a site nobody named', 'Mira https://envios.example/x1', 'unknown-host'],
    [
      'another language than the customer’s',
      'We are sorry that it is late, and we look into it.',
      'wrong-language',
    ],
  ] as const)('lets %s go only with a reason, which stays with the reply', async (_what, text, kind) => {
    const at = asked();
    const { id } = at.row(preview);
    expect(await submit(at, text)).toMatchObject({ ok: false, error: { code: 'guard-warns' } });
    const other = { kinds: ['email'], reason: 'Not what was found' } as const;
    expect(await submit(at, text, other)).toMatchObject({ ok: false, error: { code: 'guard-warns' } });
    const seen = { kinds: [kind], reason: 'She asked for it' };
    expect(await submit(at, text, seen)).toMatchObject({ ok: true });
    expect((await stateOf(at, id)).pendingReplies).toMatchObject([{ guard: seen }]);
    const { entries } = await at.query('case.read', { caseId: id, before: null, limit: 100 });
    expect(entries.filter((entry) => entry.kind === 'reply')).toMatchObject([{ guard: seen }]);
  });

  it('says nothing of words that hold nothing', async () => {
    const at = asked();
    expect(await submit(at, 'Lo miramos ahora mismo, gracias por la paciencia.')).toMatchObject({ ok: true });
    expect((await stateOf(at, at.row(preview).id)).pendingReplies[0]).not.toHaveProperty('guard');
  });
});
