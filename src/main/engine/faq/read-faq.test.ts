// The review of the canned responses as the page asks for it: a whole engine, a real log, and the thread as it is built.
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../../../test/support/bundle';
import { desk } from '../../../../test/support/desk-per-test';
import { account, customerPost, type EngineDesk } from '../../../../test/support/engine-desk';
import { asId, type BrandId, type ExternalId, type ReplyId } from '../../../shared/domain/ids';
import { day, second } from '../../../shared/domain/time';
import { RuleTrials } from '../rule-trial/rule-trials';

let script: string;
beforeAll(async () => {
  script = await bundle('src/main/engine/rule-trial/rule-trial-thread.ts');
});

const thanks = {
  id: 'thanks',
  title: 'Thanks',
  language: 'en',
  text: 'Thank you for telling us, {{customer}}.',
};

async function withCanned(): Promise<EngineDesk> {
  const at = desk({
    trials: (log, folder) =>
      new RuleTrials({
        script,
        log,
        logFile: path.join(folder, 'log.db'),
        dataKey: Buffer.alloc(32, 7),
        onLogDamaged: () => {
          throw new Error('The log is not damaged');
        },
      }),
  });
  const brand = (await at.query('workspace.document', {}))?.brands[0];
  const place = { part: 'cannedResponses', brandId: asId<BrandId>(brand?.id ?? '') } as const;
  await at.command('workspace.change', { ...place, before: brand?.cannedResponses, value: [thanks] });
  return at;
}

let replies = 0;

/** Somebody asks and is answered, from canned responses or freely. */
async function answered(at: EngineDesk, question: string, text: string, ids: readonly string[] = []) {
  at.arrive([{ ...customerPost(at.clock.now()), text: question, language: 'en' }]);
  const row = at.row(question);
  const { state } = await at.query('case.read', { caseId: row.id, before: null, limit: 100 });
  const last = state.lastCustomerMessage?.externalId ?? null;
  replies += 1;
  const replyId = asId<ReplyId>(replies.toString(16).padStart(32, 'c'));
  await at.command('reply.submit', {
    caseId: row.id,
    replyId,
    accountId: account,
    audience: 'public',
    text: text.replace('{{customer}}', row.customerName),
    attachments: [],
    inReplyTo: last,
    basedOn: last,
    isAcknowledgement: false,
    cannedResponseIds: [...ids],
    guard: null,
  });
  at.clock.advance(6 * second);
  const externalId = asId<ExternalId>(`ours-${replies}`);
  const outcome = { kind: 'sent', externalId, url: null, acceptedAt: at.clock.now() } as const;
  at.engine.hearChannels({ type: 'sent', replyId, attempt: 1, outcome });
}

describe('the review of the canned responses', () => {
  it('counts how often each was used and how much of it was changed, by language', async () => {
    const at = await withCanned();
    await answered(at, 'The cream is lovely', thanks.text, ['thanks']);
    await answered(at, 'The soap is lovely', `${thanks.text} Enjoy it.`, ['thanks']);
    const { figures, messages, isWhole } = await at.query('faq.read', { days: 30 });
    expect({ messages, isWhole }).toEqual({ messages: 2, isWhole: true });
    expect(figures).toMatchObject([{ brandId: 'aurea-derma', cannedId: 'thanks', language: 'en', uses: 2 }]);
    expect(figures[0]?.changed).toBeGreaterThan(0.02);
    expect(figures[0]?.changed).toBeLessThan(0.2);
  });

  it('names a question that keeps coming and has no ready answer, with a draft that names nobody', async () => {
    const at = await withCanned();
    for (const order of [4711, 4712, 4713])
      await answered(
        at,
        `Lucía Robles, when will my parcel ${order} arrive in Portugal?`,
        '{{customer}}, parcels to Portugal take five days. Yours, Lucía Robles',
      );
    await answered(at, 'The cream is lovely', thanks.text, ['thanks']);
    const { clusters } = await at.query('faq.read', { days: 30 });
    expect(clusters).toMatchObject([
      {
        brandId: 'aurea-derma',
        language: 'en',
        messages: 3,
        cases: 3,
        question: '…, when will my parcel … arrive in Portugal?',
        answer: '{{customer}}, parcels to Portugal take five days. Yours, …',
      },
    ]);
    expect(clusters[0]?.examples).toHaveLength(3);
  });

  it('leaves out what is older than the days asked for', async () => {
    const at = await withCanned();
    await answered(at, 'The cream is lovely', thanks.text, ['thanks']);
    at.clock.jump(at.clock.now() + 31 * day);
    expect(await at.query('faq.read', { days: 30 })).toMatchObject({ messages: 0, figures: [] });
    expect(await at.query('faq.read', { days: 60 })).toMatchObject({ messages: 1, figures: [{ uses: 1 }] });
  });

  it('is for who supervises', async () => {
    const at = await withCanned();
    at.engine.sitDown('agency-agent');
    await expect(at.query('faq.read', { days: 30 })).rejects.toThrow('role-may-not');
  });
});
