// A crisis at the hub: what it lets nobody send, whatever their desktop says.
import { describe, expect, test } from 'vitest';
import type { HubClient, HubStepEvent } from '../../src/main/engine/hub/hub-client';
import { digestOf, event, facts, hubBench, mail, opening, type Person, randomId, step } from './hub-bench';
import { servers } from './servers';

const hour = 3_600_000;
const words = digestOf('the holding message');

interface Desk {
  readonly client: HubClient;
  readonly desktop: string;
}

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);
  /** The register of a brand is one place for all of its crises. */
  const register = randomId();

  async function desk(person: Person): Promise<Desk> {
    const one = { client: await bench().as(person), desktop: randomId() };
    const pulse = { name: person, holds: [mail], heads: {}, presence: null, seenWorkspace: 1 };
    await one.client.pulse({ desktop: one.desktop, ...pulse });
    return one;
  }

  const append = async ({ client, desktop }: Desk, ...events: readonly HubStepEvent[]) => {
    const [answer] = await client.append('vela', desktop, [step(...events)]);
    return answer;
  };

  async function declare(by: Desk, given: Record<string, unknown> = {}) {
    const incident = randomId();
    const facts = {
      incident,
      endsAt: Date.now() + hour,
      speakers: '["bea","ana"]',
      topics: '[]',
      words,
      ...given,
    };
    // As late as the hub believes, so that it is after whatever was approved just now.
    const declared = { ...event(register, 'IncidentDeclared', facts), at: Date.now() + 1_000 };
    return { incident, answer: await append(by, declared) };
  }
  const end = (by: Desk, incident: string) => append(by, event(register, 'IncidentEnded', { incident }));

  async function openCase(by: Desk, given: Record<string, unknown> = {}) {
    const caseId = randomId();
    expect(await append(by, opening(caseId, given))).toMatchObject({ outcome: 'taken' });
    return { caseId, message: digestOf(caseId) };
  }

  async function write(
    by: Desk,
    on: { caseId: string; message: string },
    more: Record<string, unknown> = {},
  ) {
    const reply = randomId();
    const digest = digestOf(reply);
    const facts = { reply, account: mail, audience: 'private', digest, basedOn: on.message, needs: 'none' };
    const submitted = event(on.caseId, 'ReplySubmitted', { ...facts, ...more });
    expect(await append(by, submitted)).toMatchObject({ outcome: 'taken' });
    return { ...on, replyId: reply, digest };
  }

  /** What who polls the account is told, whoever wrote the reply. */
  async function sender() {
    const administrator = await bench().administrator();
    await administrator.query("UPDATE hub.lease SET expires_at = '-infinity'");
    const { client, desktop } = await desk('carlos');
    return async (of: { caseId: string; message: string; replyId: string; digest: string }) => {
      const { fence } = await client.lease(mail, desktop);
      const answer = await client.permit({ brand: 'vela', fence, desktop, ...of });
      return answer.granted ? 'granted' : answer.code;
    };
  }

  const approve = (
    by: Desk,
    { caseId, replyId, digest }: { caseId: string; replyId: string; digest: string },
  ) => append(by, event(caseId, 'ReplyApproved', { reply: replyId, digest }));

  test('only who supervises the brand declares, leads and ends one', async () => {
    const [ana, bea] = [await desk('ana'), await desk('bea')];
    expect((await declare(bea)).answer).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    const { incident, answer } = await declare(ana);
    expect(answer).toMatchObject({ outcome: 'taken' });
    const revised = event(register, 'IncidentRevised', {
      incident,
      endsAt: Date.now() + hour,
      speakers: '[]',
    });
    expect(await append(bea, revised)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await end(bea, incident)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await append(bea, event(register, 'IncidentNoted', { incident }))).toMatchObject({
      outcome: 'taken',
    });
    expect(await end(ana, incident)).toMatchObject({ outcome: 'taken' });
  });

  test('only who supervises what is red on every channel of the brand leads one', async () => {
    const ana = await desk('ana');
    const version = (await ana.client.workspace()).version;
    const some = facts.grants?.filter(({ agent, action }) => agent !== 'bea' || action !== 'supervise') ?? [];
    const asBea = async (...more: readonly object[]) => {
      const base = (await ana.client.workspace()).version;
      const grants = [
        ...some,
        ...more.map((one) => ({ agent: 'bea', brand: 'vela', action: 'supervise', ...one })),
      ];
      await ana.client.publish({ base, document: `as of ${base}`, facts: { ...facts, grants }, note: '' });
      const { answer, incident } = await declare(await desk('bea'));
      if (answer?.outcome === 'taken') await end(ana, incident);
      return answer?.outcome;
    };
    expect(await asBea({ tier: 'green' })).toBe('refused');
    expect(await asBea({ channel: 'instagram' })).toBe('refused');
    expect(await asBea({ tier: 'green' }, { tier: 'red', channel: 'email' })).toBe('taken');
    expect(await asBea({})).toBe('taken');
    expect(await asBea()).toBe('refused');
    expect((await ana.client.workspace()).version).toBe(version + 5);
  });

  test.each([
    ['no end', { endsAt: null }],
    ['people that are no list', { speakers: 'bea' }],
    ['people that are no names', { speakers: '[1]' }],
    ['topics that are no list', { topics: '{}' }],
  ])('a declaration with %s is refused', async (_, given) => {
    const ana = await desk('ana');
    expect((await declare(ana, given)).answer).toMatchObject({ outcome: 'refused', code: 'bad-facts' });
  });

  test('who is not on the list gets no permit until it is over and a supervisor has looked', async () => {
    const mayLeave = await sender();
    const [ana, carlos] = [await desk('ana'), await desk('carlos')];
    const on = await openCase(carlos);
    const before = await write(carlos, await openCase(carlos));
    const { incident } = await declare(ana);
    const of = await write(carlos, on);
    expect(await mayLeave(of)).toBe('frozen');
    expect(await mayLeave(before)).toBe('frozen');
    await approve(ana, of);
    expect(await mayLeave(of)).toBe('frozen');
    await end(ana, incident);
    expect(await mayLeave(of)).toBe('frozen');
    const reviewed = () => event(of.caseId, 'ReplyQueued', { reply: of.replyId, reviewed: true });
    expect(await append(carlos, reviewed())).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await append(ana, reviewed())).toMatchObject({ outcome: 'taken' });
    expect(await mayLeave(of)).toBe('granted');
    expect(await mayLeave(before)).toBe('frozen');
    expect(await mayLeave(await write(carlos, await openCase(carlos)))).toBe('granted');
  });

  test('who is on the list needs somebody who read it since', async () => {
    const mayLeave = await sender();
    const [ana, bea] = [await desk('ana'), await desk('bea')];
    const of = await write(bea, await openCase(bea));
    await approve(ana, of);
    const { incident } = await declare(ana);
    expect(await mayLeave(of)).toBe('approval-missing');
    await approve(ana, of);
    expect(await mayLeave(of)).toBe('granted');
    await end(ana, incident);
  });

  test('a supervisor on the list lets words go alone, nobody else does, and not without a crisis', async () => {
    const mayLeave = await sender();
    const [ana, bea] = [await desk('ana'), await desk('bea')];
    const of = await write(ana, await openCase(ana));
    const broken = () => event(of.caseId, 'ReplyGlassBroken', { reply: of.replyId, digest: of.digest });
    expect(await append(ana, broken())).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    const { incident } = await declare(ana);
    expect(await mayLeave(of)).toBe('approval-missing');
    expect(await append(bea, broken())).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await append(ana, broken())).toMatchObject({ outcome: 'taken' });
    expect(await mayLeave({ ...of, digest: digestOf('other words') })).toBe('approval-missing');
    expect(await mayLeave(of)).toBe('granted');
    await end(ana, incident);
  });

  test('the very words of the holding message leave once a thread, and the answer after them', async () => {
    const mayLeave = await sender();
    const [ana, bea, carlos] = [await desk('ana'), await desk('bea'), await desk('carlos')];
    const on = await openCase(carlos);
    await append(
      carlos,
      event(on.caseId, 'CaseAssigned', { assignee: 'carlos', team: null, reasonGiven: false }),
    );
    const { incident } = await declare(ana);
    const other = await openCase(bea);
    expect(await mayLeave(await write(bea, other, { holding: incident, words: digestOf('others') }))).toBe(
      'approval-missing',
    );
    expect(await mayLeave(await write(carlos, await openCase(carlos), { holding: incident, words }))).toBe(
      'frozen',
    );
    const holding = await write(bea, on, { holding: incident, words });
    expect(await mayLeave(holding)).toBe('granted');
    const again = { reply: randomId(), account: mail, audience: 'private', digest: digestOf('again') };
    const second = event(on.caseId, 'ReplySubmitted', {
      ...again,
      basedOn: on.message,
      needs: 'none',
      holding: incident,
      words,
    });
    expect(await append(ana, second)).toMatchObject({ outcome: 'taken' });
    expect(await mayLeave({ ...on, replyId: again.reply, digest: again.digest })).toBe('permit-held');
    await end(ana, incident);
    expect(await mayLeave(await write(carlos, on))).toBe('granted');
  });

  test('a holding message that an answer was faster than does not leave', async () => {
    const mayLeave = await sender();
    const [ana, bea] = [await desk('ana'), await desk('bea')];
    const on = await openCase(bea);
    expect(await mayLeave(await write(bea, on))).toBe('granted');
    const { incident } = await declare(ana);
    expect(await mayLeave(await write(bea, on, { holding: incident, words }))).toBe('already-answered');
    await end(ana, incident);
  });

  test('of two crises only the newer one has words that nobody has to read again', async () => {
    const mayLeave = await sender();
    const [ana, bea] = [await desk('ana'), await desk('bea')];
    const older = await declare(ana, { words: digestOf('older words') });
    const newer = await declare(ana);
    const holding = async (incident: string, said: string) =>
      mayLeave(await write(bea, await openCase(bea), { holding: incident, words: said }));
    expect(await holding(older.incident, digestOf('older words'))).toBe('approval-missing');
    expect(await holding(newer.incident, words)).toBe('granted');
    await end(ana, newer.incident);
    await end(ana, older.incident);
  });

  test('what was let out of reading is asked again once a newer crisis was declared', async () => {
    const mayLeave = await sender();
    const [ana, bea] = [await desk('ana'), await desk('bea')];
    const older = await declare(ana, { words: digestOf('older words') });
    const holding = await write(bea, await openCase(bea), {
      holding: older.incident,
      words: digestOf('older words'),
    });
    const alone = await write(ana, await openCase(ana));
    await append(
      ana,
      event(alone.caseId, 'ReplyGlassBroken', { reply: alone.replyId, digest: alone.digest }),
    );
    const newer = await declare(ana);
    expect(await mayLeave(holding)).toBe('frozen');
    expect(await mayLeave(alone)).toBe('approval-missing');
    await append(
      ana,
      event(alone.caseId, 'ReplyGlassBroken', { reply: alone.replyId, digest: alone.digest }),
    );
    expect(await mayLeave(alone)).toBe('granted');
    await end(ana, newer.incident);
    await end(ana, older.incident);
  });

  test('a holding message leaves no more once its crisis is over', async () => {
    const mayLeave = await sender();
    const [ana, bea] = [await desk('ana'), await desk('bea')];
    const { incident } = await declare(ana);
    const unsent = await write(bea, await openCase(bea), { holding: incident, words });
    await end(ana, incident);
    expect(await mayLeave(unsent)).toBe('frozen');
    await append(ana, event(unsent.caseId, 'ReplyQueued', { reply: unsent.replyId, reviewed: true }));
    expect(await mayLeave(unsent)).toBe('granted');
  });

  test('of another topic nothing is stopped, and of a case that nobody has sorted everything', async () => {
    const mayLeave = await sender();
    const [ana, carlos] = [await desk('ana'), await desk('carlos')];
    const { incident } = await declare(ana, { topics: '["campaign"]' });
    const parcel = await openCase(carlos, { contactType: 'delivery' });
    expect(await mayLeave(await write(carlos, parcel))).toBe('granted');
    expect(await mayLeave(await write(carlos, await openCase(carlos)))).toBe('frozen');
    await end(ana, incident);
  });

  test('what its end time has passed for is over without anybody', async () => {
    const mayLeave = await sender();
    const [ana, carlos] = [await desk('ana'), await desk('carlos')];
    const { incident } = await declare(ana);
    const of = await write(carlos, await openCase(carlos));
    const administrator = await bench().administrator();
    await administrator.query(
      "UPDATE hub.incident SET ends_at = date_trunc('milliseconds', clock_timestamp()) WHERE incident = $1::uuid",
      [incident],
    );
    expect(await mayLeave(await write(carlos, await openCase(carlos)))).toBe('granted');
    expect(await mayLeave(of)).toBe('frozen');
  });
});
