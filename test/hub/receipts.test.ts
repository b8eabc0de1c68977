// Acknowledging by itself in a team: in the definition's own words, once a case, and never in the place of the answer.
import { beforeAll, describe, expect, test } from 'vitest';
import type { HubClient } from '../../src/main/engine/hub/hub-client';
import { digestOf, event, facts, hubBench, mail, opening, type Person, randomId, step } from './hub-bench';
import { servers } from './servers';

interface Desk {
  readonly client: HubClient;
  readonly desktop: string;
}
interface On {
  readonly caseId: string;
  readonly message: string;
}
const heard = digestOf('We have read you.');

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);
  beforeAll(async () => {
    const ana = await bench().as('ana');
    const receipts = [{ brand: 'vela', channel: 'email', words: heard }];
    await ana.publish({ base: 1, document: 'brands: {} # on', facts: { ...facts, receipts }, note: 'on' });
  });

  async function desk(person: Person): Promise<Desk> {
    const client = await bench().as(person);
    const desktop = randomId();
    const nobody = { heads: {}, presence: null, seenWorkspace: 1 };
    await client.pulse({ desktop, name: person, holds: [mail], ...nobody });
    return { client, desktop };
  }

  /** As if the desktop that held it had died long ago. */
  async function lease({ client, desktop }: Desk): Promise<number> {
    const administrator = await bench().administrator();
    await administrator.query("UPDATE hub.lease SET expires_at = '-infinity'");
    const { held, fence } = await client.lease(mail, desktop);
    expect(held).toBe(true);
    return fence;
  }

  async function openCase({ client, desktop }: Desk): Promise<On> {
    const caseId = randomId();
    await client.append('vela', desktop, [step(opening(caseId))]);
    return { caseId, message: digestOf(caseId) };
  }

  async function tell(
    { client, desktop }: Desk,
    caseId: string,
    kind: string,
    given: Record<string, unknown>,
  ) {
    const [answer] = await client.append('vela', desktop, [step(event(caseId, kind, given))]);
    return answer;
  }

  async function submit(from: Desk, { caseId, message }: On, more: Record<string, unknown> = {}) {
    const reply = randomId();
    const digest = digestOf(reply);
    const basic = { reply, account: mail, audience: 'private', digest, basedOn: message, needs: 'none' };
    const answer = await tell(from, caseId, 'ReplySubmitted', { ...basic, ...more });
    return { replyId: reply, digest, answer };
  }

  async function dueAt({ caseId }: On): Promise<number | null> {
    const administrator = await bench().administrator();
    const { rows } = await administrator.query('SELECT due_at FROM hub.case_state WHERE case_id = $1', [
      caseId,
    ]);
    const due = rows[0]?.due_at ?? null;
    return due === null ? null : Number(due);
  }

  const ask = ({ client, desktop }: Desk, fence: number, of: On & { replyId: string; digest: string }) =>
    client.permit({ brand: 'vela', fence, desktop, ...of });

  test('it leaves once, and the answer to the same message leaves beside it', async () => {
    const bea = await desk('bea');
    const on = await openCase(bea);
    const fence = await lease(bea);
    const receipt = await submit(bea, on, { receipt: heard });
    expect(receipt.answer).toMatchObject({ outcome: 'taken' });
    const of = { ...on, replyId: receipt.replyId, digest: receipt.digest };
    expect(await ask(bea, fence, of)).toMatchObject({ granted: true });
    await bea.client.permitEnd({ brand: 'vela', ...of, version: 1, desktop: bea.desktop, outcome: 'sent' });
    await tell(bea, on.caseId, 'ReplySent', { reply: receipt.replyId, dueAt: 7_000 });
    // The case still has its deadline: nobody answered.
    expect(await dueAt(on)).toBe(7_000);
    expect(await ask(bea, fence, of)).toMatchObject({ granted: false });
    const answer = await submit(bea, on);
    expect(await ask(bea, fence, { ...on, ...answer })).toMatchObject({ granted: true });
    const end = { ...on, replyId: answer.replyId, version: 1, desktop: bea.desktop };
    await bea.client.permitEnd({ brand: 'vela', ...end, outcome: 'sent' });
    await tell(bea, on.caseId, 'ReplySent', { reply: answer.replyId, dueAt: null });
    expect(await dueAt(on)).toBeNull();
  });

  test('of two desktops that heard the same message one acknowledges it', async () => {
    const [bea, carlos] = [await desk('bea'), await desk('carlos')];
    for (let round = 0; round < 10; round += 1) {
      const on = await openCase(bea);
      const told = await Promise.all([bea, carlos].map((one) => submit(one, on, { receipt: heard })));
      expect(told.map(({ answer }) => answer?.outcome).sort()).toEqual(['refused', 'taken']);
    }
  });

  test('whoever needs an approval acknowledges in the definition’s words, and in no others', async () => {
    const eva = await desk('eva');
    const on = await openCase(eva);
    const own = await submit(eva, on, { receipt: digestOf('My very own words') });
    expect(own.answer).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    const fence = await lease(eva);
    const receipt = await submit(eva, on, { receipt: heard });
    const of = { ...on, replyId: receipt.replyId };
    expect(await ask(eva, fence, { ...of, digest: digestOf('other words') })).toMatchObject({
      granted: false,
      code: 'other-text',
    });
    expect(await ask(eva, fence, { ...of, digest: receipt.digest })).toMatchObject({ granted: true });
  });

  test('it leaves though a colleague holds the case and the customer wrote on, and not after the answer', async () => {
    const [bea, carlos] = [await desk('bea'), await desk('carlos')];
    const on = await openCase(bea);
    const receipt = await submit(bea, on, { receipt: heard });
    await tell(carlos, on.caseId, 'CaseAssigned', { assignee: 'carlos', team: null, reasonGiven: false });
    const newer = digestOf(`${on.caseId} more`);
    await tell(bea, on.caseId, 'MessageReceived', { message: newer, dueAt: 1_000_000 });
    const fence = await lease(bea);
    const of = { ...on, message: newer, replyId: receipt.replyId, digest: receipt.digest };
    const first = await openCase(bea);
    const late = await submit(bea, first, { receipt: heard });
    const answer = await submit(bea, first);
    expect(await ask(bea, fence, of)).toMatchObject({ granted: true });
    expect(await ask(bea, fence, { ...first, ...answer })).toMatchObject({ granted: true });
    expect(await ask(bea, fence, { ...first, ...late })).toMatchObject({
      granted: false,
      code: 'already-answered',
    });
  });

  test('no crisis lets it pass, and what is no acknowledgement is told as before', async () => {
    const ana = await desk('ana');
    const on = await openCase(ana);
    const receipt = await submit(ana, on, { receipt: heard });
    const incident = randomId();
    const lasts = { endsAt: Date.now() + 3_600_000, speakers: '["ana"]', topics: '[]', words: null };
    const declared = await tell(ana, randomId(), 'IncidentDeclared', { incident, ...lasts });
    expect(declared).toMatchObject({ outcome: 'taken' });
    const fence = await lease(ana);
    const of = { ...on, replyId: receipt.replyId, digest: receipt.digest };
    expect(await ask(ana, fence, of)).toMatchObject({ granted: false, code: 'frozen' });
  });
});
