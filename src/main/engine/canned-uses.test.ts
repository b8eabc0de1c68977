// What a reply's event tells of the canned responses that it was made from.
import { describe, expect, it } from 'vitest';
import { desk } from '../../../test/support/desk-per-test';
import { account, customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import { asId, type BrandId, type ReplyId } from '../../shared/domain/ids';
import type { CommandInput } from '../../shared/ipc/engine-port';

const preview = 'When do you open?';
const canned = [
  {
    id: 'hours',
    title: 'Hours',
    language: 'en',
    text: 'Hello {{customer}}, we are here {{hours}}, and answer within {{response-time}}. {{terms}} Yours, {{who}}',
  },
  { id: 'bye', title: 'Bye', language: 'en', text: 'See you soon.' },
];

/** A desk with two canned responses, and one customer who asked. */
async function asked(): Promise<EngineDesk> {
  const at = desk();
  const brand = (await at.query('workspace.document', {}))?.brands[0];
  if (brand === undefined) throw new Error('The fixture has no brand');
  const brandId = asId<BrandId>(brand.id);
  const values = { cannedResponses: canned, terms: 'Our terms.' };
  for (const part of ['cannedResponses', 'terms'] as const)
    await at.command('workspace.change', { part, brandId, before: brand[part], value: values[part] });
  at.arrive([{ ...customerPost(noon), text: preview, language: 'en' }]);
  return at;
}

async function usesIn(
  at: EngineDesk,
  text: string,
  ids: readonly string[],
  machine: CommandInput<'reply.submit'>['machine'] = null,
) {
  const { id: caseId } = at.row(preview);
  const { state } = await at.query('case.read', { caseId, before: null, limit: 100 });
  const last = state.lastCustomerMessage?.externalId ?? null;
  await at.command('reply.submit', {
    caseId,
    replyId: asId<ReplyId>('d'.repeat(32)),
    accountId: account,
    audience: 'public',
    text,
    attachments: [],
    inReplyTo: last,
    basedOn: last,
    isAcknowledgement: false,
    cannedResponseIds: [...ids],
    guard: null,
    machine,
  });
  const { entries } = await at.query('case.read', { caseId, before: null, limit: 100 });
  return entries.flatMap((entry) => (entry.kind === 'reply' ? [entry.canned] : []))[0];
}

describe('a reply made from canned responses', () => {
  const asItStands = (customer: string) =>
    `Hello ${customer}, we are here from 9 to 6, and answer within 6 hours. Our terms. Yours, Ana`;

  it('says which, and that nothing was changed where only blanks were filled', async () => {
    const at = await asked();
    const sent = asItStands(at.row(preview).customerName);
    expect(await usesIn(at, sent, ['hours'])).toEqual([{ id: 'hours', language: 'en', changed: 0 }]);
  });

  it('says how much was changed', async () => {
    const at = await asked();
    const uses = await usesIn(at, 'Hello. See you soon.', ['bye', 'bye', 'gone']);
    expect(uses).toEqual([{ id: 'bye', language: 'en', changed: Number((7 / 33).toFixed(3)) }]);
  });

  it('says of one that a machine translated how much was changed before that, where it is known', async () => {
    const machine = { into: 'fr', isRead: true, original: 'See you soon.' };
    const uses = await usesIn(await asked(), 'Bientôt.', ['bye'], machine);
    expect(uses).toEqual([{ id: 'bye', language: 'en', changed: 0 }]);
    const unknown = { into: 'fr', isRead: true };
    expect(await usesIn(await asked(), 'Bientôt.', ['bye'], unknown)).toBeUndefined();
  });

  it('says nothing where it was made from none', async () => {
    expect(await usesIn(await asked(), 'We are open now.', [])).toBeUndefined();
  });
});
