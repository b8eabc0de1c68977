// Whether a reply may leave: two desktops, one message, one answer.
import { describe, expect, test } from 'vitest';
import type { HubClient } from '../../src/main/engine/hub/hub-client';
import { digestOf, event, hubBench, mail, opening, type Person, randomId, step } from './hub-bench';
import { servers } from './servers';

interface Desk {
  readonly client: HubClient;
  readonly person: Person;
  readonly desktop: string;
}

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);

  async function desk(person: Person): Promise<Desk> {
    const one = { client: await bench().as(person), person, desktop: randomId() };
    await one.client.pulse({
      desktop: one.desktop,
      name: person,
      holds: [mail],
      heads: {},
      presence: null,
      seenWorkspace: 1,
    });
    return one;
  }

  /** As if time had passed: leases end and permits grow old by the hub's clock. */
  async function timePasses(seconds: number) {
    const administrator = await bench().administrator();
    await administrator.query(`UPDATE hub.lease SET expires_at = expires_at - make_interval(secs => ${seconds}) WHERE desktop IS NOT NULL;
      UPDATE hub.permit SET granted_at = granted_at - make_interval(secs => ${seconds})`);
  }

  const takeLease = async ({ client, desktop }: Desk) => {
    await timePasses(100);
    const { held, fence } = await client.lease(mail, desktop);
    expect(held).toBe(true);
    return fence;
  };

  async function openCase({ client, desktop }: Desk, given: Record<string, unknown> = {}) {
    const caseId = randomId();
    const [answer] = await client.append('vela', desktop, [step(opening(caseId, given))]);
    expect(answer).toMatchObject({ outcome: 'taken' });
    return { caseId, message: digestOf(caseId) };
  }

  async function write(
    { client, desktop }: Desk,
    on: { caseId: string; message: string },
    more: Record<string, unknown> = {},
  ) {
    const reply = randomId();
    const digest = digestOf(reply);
    const facts = {
      reply,
      account: mail,
      audience: 'private',
      digest,
      basedOn: on.message,
      needs: 'none',
      ...more,
    };
    const [answer] = await client.append('vela', desktop, [step(event(on.caseId, 'ReplySubmitted', facts))]);
    expect(answer).toMatchObject({ outcome: 'taken' });
    return { replyId: reply, digest };
  }

  const ask = (
    { client, desktop }: Desk,
    fence: number,
    of: { caseId: string; message: string; replyId: string; digest: string },
  ) =>
    client.permit({
      brand: 'vela',
      fence,
      desktop,
      caseId: of.caseId,
      message: of.message,
      replyId: of.replyId,
      digest: of.digest,
    });

  test('two people answer one message: the first permit stands, the second says who was first', async () => {
    const [bea, carlos] = [await desk('bea'), await desk('carlos')];
    const on = await openCase(bea);
    const ofBea = await write(bea, on);
    const ofCarlos = await write(carlos, on);
    const fence = await takeLease(bea);
    expect(await ask(bea, fence, { ...on, ...ofBea })).toMatchObject({ granted: true, version: 1 });
    expect(await ask(bea, fence, { ...on, ...ofCarlos })).toMatchObject({
      granted: false,
      code: 'permit-held',
      by: 'bea',
    });
    await bea.client.permitEnd({
      brand: 'vela',
      ...on,
      ...ofBea,
      version: 1,
      desktop: bea.desktop,
      outcome: 'sent',
    });
    expect(await ask(bea, fence, { ...on, ...ofCarlos })).toMatchObject({
      granted: false,
      code: 'already-answered',
    });
  });

  test('asked at the same instant by two desktops, one is let through', async () => {
    const [bea, carlos] = [await desk('bea'), await desk('carlos')];
    for (let round = 0; round < 25; round += 1) {
      const on = await openCase(bea);
      const [ofBea, ofCarlos] = [await write(bea, on), await write(carlos, on)];
      const fence = await takeLease(bea);
      const other = { ...bea, client: carlos.client };
      const answers = await Promise.all([
        ask(bea, fence, { ...on, ...ofBea }),
        ask(other, fence, { ...on, ...ofCarlos }),
      ]);
      expect(answers.filter(({ granted }) => granted)).toHaveLength(1);
    }
  });

  test('asked again with the answer lost, the same permit comes back with what is left of its time', async () => {
    const bea = await desk('bea');
    const on = await openCase(bea);
    const of = await write(bea, on);
    const fence = await takeLease(bea);
    await ask(bea, fence, { ...on, ...of });
    const again = await ask(bea, fence, { ...on, ...of });
    expect(again).toMatchObject({ granted: true, version: 1 });
    expect(again.granted && again.validMs).toBeLessThanOrEqual(60_000);
  });

  test('without the lease of the account nothing leaves, and an old fence is no lease', async () => {
    const [bea, carlos] = [await desk('bea'), await desk('carlos')];
    const on = await openCase(bea);
    const of = await write(bea, on);
    const fence = await takeLease(bea);
    await timePasses(30);
    expect(await ask(bea, fence, { ...on, ...of })).toMatchObject({ granted: false, code: 'fence-lost' });
    const newFence = await takeLease(carlos);
    expect(newFence).toBe(fence + 1);
    expect(await ask(bea, fence, { ...on, ...of })).toMatchObject({ granted: false, code: 'fence-lost' });
    expect(await ask(bea, newFence, { ...on, ...of })).toMatchObject({ granted: false, code: 'fence-lost' });
    expect(await ask(carlos, newFence, { ...on, ...of })).toMatchObject({ granted: true });
  });

  test('a holder that died keeps its place until the next one has looked, and not before its time is over', async () => {
    const [bea, carlos] = [await desk('bea'), await desk('carlos')];
    const on = await openCase(bea);
    const of = await write(bea, on);
    const fence = await takeLease(bea);
    await ask(bea, fence, { ...on, ...of });
    await timePasses(25);
    const next = (await carlos.client.lease(mail, carlos.desktop)).fence;
    expect(await ask(carlos, next, { ...on, ...of })).toMatchObject({ granted: false, code: 'permit-held' });
    const end = {
      brand: 'vela',
      ...on,
      ...of,
      version: 1,
      desktop: carlos.desktop,
      outcome: 'not-sent',
    } as const;
    await expect(carlos.client.permitEnd(end)).rejects.toMatchObject({
      fault: { kind: 'refused', code: 'too-early' },
    });
    await timePasses(60);
    await carlos.client.lease(mail, carlos.desktop);
    expect(await carlos.client.permitEnd(end)).toEqual({ ended: true, state: 'freed' });
    const fresh = (await carlos.client.lease(mail, carlos.desktop)).fence;
    expect(await ask(carlos, fresh, { ...on, ...of })).toMatchObject({ granted: true, version: 2 });
    // What the dead one says when it comes back is about a permit that is over.
    await expect(
      bea.client.permitEnd({ ...end, desktop: bea.desktop, outcome: 'sent' }),
    ).rejects.toMatchObject({ fault: { code: 'permit-ended' } });
  });

  test('a stranger to permit and lease ends nothing', async () => {
    const [bea, eva] = [await desk('bea'), await desk('eva')];
    const on = await openCase(bea);
    const of = await write(bea, on);
    await ask(bea, await takeLease(bea), { ...on, ...of });
    const end = {
      brand: 'vela',
      ...on,
      ...of,
      version: 1,
      desktop: eva.desktop,
      outcome: 'not-sent',
    } as const;
    await expect(eva.client.permitEnd(end)).rejects.toMatchObject({
      fault: { kind: 'not-allowed', code: 'permit' },
    });
  });

  test('the customer wrote again: what was based on the older message stays', async () => {
    const bea = await desk('bea');
    const on = await openCase(bea);
    const of = await write(bea, on);
    const newer = digestOf(randomId());
    await bea.client.append('vela', bea.desktop, [
      step(event(on.caseId, 'MessageReceived', { message: newer, dueAt: 5 })),
    ]);
    const fence = await takeLease(bea);
    expect(await ask(bea, fence, { ...on, ...of })).toMatchObject({ granted: false, code: 'stale' });
    expect(await ask(bea, fence, { ...on, ...of, message: newer })).toMatchObject({
      granted: false,
      code: 'stale',
    });
  });

  test('a trainee waits for an approval, whatever their desktop says; their own is none', async () => {
    const [eva, bea, ana] = [await desk('eva'), await desk('bea'), await desk('ana')];
    const on = await openCase(bea);
    const of = await write(eva, on, { needs: 'none' });
    const fence = await takeLease(bea);
    expect(await ask(bea, fence, { ...on, ...of })).toMatchObject({
      granted: false,
      code: 'approval-missing',
    });
    const approve = (by: Desk, digest = of.digest) =>
      by.client.append('vela', by.desktop, [
        step(event(on.caseId, 'ReplyApproved', { reply: of.replyId, digest, message: on.message })),
      ]);
    expect(await approve(eva)).toMatchObject([{ outcome: 'refused', code: 'approval-own' }]);
    expect(await approve(bea)).toMatchObject([{ outcome: 'taken' }]);
    expect(await ask(bea, fence, { ...on, ...of })).toMatchObject({
      granted: false,
      code: 'approval-missing',
    });
    expect(await approve(ana, digestOf('another text'))).toMatchObject([{ outcome: 'taken' }]);
    expect(await ask(bea, fence, { ...on, ...of })).toMatchObject({
      granted: false,
      code: 'approval-missing',
    });
    expect(await approve(ana)).toMatchObject([{ outcome: 'taken' }]);
    expect(await ask(bea, fence, { ...on, ...of })).toMatchObject({ granted: true });
  });

  test('what was written before the customer wrote again leaves once its author has read that', async () => {
    const bea = await desk('bea');
    const on = await openCase(bea);
    const of = await write(bea, on);
    const newer = digestOf(randomId());
    const say = (kind: string, facts: Record<string, unknown>) =>
      bea.client.append('vela', bea.desktop, [step(event(on.caseId, kind, facts))]);
    await say('MessageReceived', { message: newer, dueAt: 5 });
    const fence = await takeLease(bea);
    const now = { ...on, ...of, message: newer };
    await say('ReplyQueued', { reply: of.replyId });
    expect(await ask(bea, fence, now)).toMatchObject({ granted: false, code: 'stale' });
    await say('ReplyQueued', { reply: of.replyId, basedOn: newer, follows: null });
    expect(await ask(bea, fence, now)).toMatchObject({ granted: true });
    await say('ReplyQueued', { reply: of.replyId, basedOn: on.message, follows: null });
    expect(await ask(bea, fence, now)).toMatchObject({ granted: true });
  });

  test('what is asked for again after the customer wrote rests on what its author has read by then', async () => {
    const [eva, bea, ana] = [await desk('eva'), await desk('bea'), await desk('ana')];
    const on = await openCase(bea);
    const of = await write(eva, on);
    const newer = digestOf(randomId());
    const say = ({ client, desktop }: Desk, kind: string, facts: Record<string, unknown>) =>
      client.append('vela', desktop, [step(event(on.caseId, kind, facts))]);
    await say(bea, 'MessageReceived', { message: newer, dueAt: 5 });
    await say(eva, 'ApprovalAsked', { reply: of.replyId, basedOn: newer, follows: null });
    expect(await say(ana, 'ReplyApproved', { reply: of.replyId, digest: of.digest })).toMatchObject([
      { outcome: 'taken' },
    ]);
    const fence = await takeLease(bea);
    expect(await ask(bea, fence, { ...on, ...of, message: newer })).toMatchObject({ granted: true });
  });

  test('who edits and approves lets go the text as it is then, and not the one before', async () => {
    const [eva, bea, ana] = [await desk('eva'), await desk('bea'), await desk('ana')];
    const on = await openCase(bea);
    const of = await write(eva, on, { needs: 'none' });
    const fence = await takeLease(bea);
    const edited = digestOf('the words of the approver');
    const edit = step(
      event(on.caseId, 'ReplyApprovedWithEdit', { reply: of.replyId, digest: edited, message: on.message }),
    );
    expect(await ana.client.append('vela', ana.desktop, [edit])).toMatchObject([{ outcome: 'taken' }]);
    expect(await ask(bea, fence, { ...on, ...of })).toMatchObject({ granted: false });
    expect(await ask(bea, fence, { ...on, ...of, digest: edited })).toMatchObject({ granted: true });
  });

  test('an approval is for one state of the conversation', async () => {
    const [eva, ana, bea] = [await desk('eva'), await desk('ana'), await desk('bea')];
    const on = await openCase(bea);
    const of = await write(eva, on);
    const newer = digestOf(randomId());
    await bea.client.append('vela', bea.desktop, [
      step(event(on.caseId, 'MessageReceived', { message: newer, dueAt: 5 })),
    ]);
    const approval = step(
      event(on.caseId, 'ReplyApproved', { reply: of.replyId, digest: of.digest, message: on.message }),
    );
    expect(await ana.client.append('vela', ana.desktop, [approval])).toMatchObject([
      { outcome: 'refused', code: 'approval-lapsed' },
    ]);
  });

  test('one more answer to the same message leaves only when its author had seen the first', async () => {
    const bea = await desk('bea');
    const on = await openCase(bea);
    const one = await write(bea, on);
    const fence = await takeLease(bea);
    await ask(bea, fence, { ...on, ...one });
    await bea.client.permitEnd({
      brand: 'vela',
      ...on,
      ...one,
      version: 1,
      desktop: bea.desktop,
      outcome: 'sent',
    });
    const blind = await write(bea, on);
    expect(await ask(bea, fence, { ...on, ...blind })).toMatchObject({
      granted: false,
      code: 'already-answered',
    });
    const knowing = await write(bea, on, { follows: one.replyId });
    expect(await ask(bea, fence, { ...on, ...knowing })).toMatchObject({ granted: true });
    const third = await write(bea, on, { follows: one.replyId });
    expect(await ask(bea, fence, { ...on, ...third })).toMatchObject({ granted: false, code: 'permit-held' });
  });

  test('a colleague who took the case over stops what was written before', async () => {
    const [bea, carlos] = [await desk('bea'), await desk('carlos')];
    const on = await openCase(bea);
    const of = await write(bea, on);
    const claim = event(on.caseId, 'CaseAssigned', { assignee: 'carlos', reasonGiven: true });
    await carlos.client.append('vela', carlos.desktop, [step(claim)]);
    expect(await ask(bea, await takeLease(bea), { ...on, ...of })).toMatchObject({
      granted: false,
      code: 'claimed-by-other',
      by: 'carlos',
    });
  });
});
