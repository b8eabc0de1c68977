// The reserve at the hub: a seat while a crisis of the brand lasts and not a moment longer, whatever their desktop says.
import { describe, expect, test } from 'vitest';
import type { HubClient, HubStepEvent } from '../../src/main/engine/hub/hub-client';
import { digestOf, event, facts, hubBench, mail, opening, randomId, step } from './hub-bench';
import { servers } from './servers';

const hour = 3_600_000;
const actions = ['see', 'answer', 'decide', 'raise', 'note', 'claim'];
const reserveGrants = actions.map((action) => ({ agent: 'rio', brand: 'vela', action }));

interface Desk {
  readonly client: HubClient;
  readonly desktop: string;
}

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);
  const registers = { vela: randomId(), faro: randomId() };
  let isInvited = false;

  /** Rio waits on the reserve of Vela, by the definition that Ana publishes. */
  async function rio(): Promise<Desk> {
    const ana = await bench().as('ana');
    if (!isInvited) {
      const base = (await ana.workspace()).version;
      await ana.publish({ base, document: 'with a reserve', facts: { ...facts, reserveGrants }, note: '' });
      await ana.invite('rio', 'rio', bench().password);
      isInvited = true;
    }
    return { client: await bench().login('rio'), desktop: randomId() };
  }
  async function desk(person: 'ana' | 'carlos'): Promise<Desk> {
    const one = { client: await bench().as(person), desktop: randomId() };
    const pulse = { name: person, holds: [mail], heads: {}, presence: null, seenWorkspace: 1 };
    await one.client.pulse({ desktop: one.desktop, ...pulse });
    return one;
  }

  const append = async (by: Desk, brand: string, ...events: readonly HubStepEvent[]) => {
    const [answer] = await by.client.append(brand, by.desktop, [step(...events)]);
    return answer;
  };
  async function declare(by: Desk, brand: 'vela' | 'faro', endsAt = Date.now() + hour) {
    const incident = randomId();
    const told = { incident, endsAt, speakers: '["rio","ana"]', topics: '[]', words: null };
    expect(await append(by, brand, event(registers[brand], 'IncidentDeclared', told))).toMatchObject({
      outcome: 'taken',
    });
    return incident;
  }
  const end = (by: Desk, brand: 'vela' | 'faro', incident: string) =>
    append(by, brand, event(registers[brand], 'IncidentEnded', { incident }));

  async function openCase(brand: 'vela' | 'faro' = 'vela') {
    const caseId = randomId();
    const by = await desk('ana');
    const account = brand === 'vela' ? mail : 'mail@faro';
    expect(await append(by, brand, opening(caseId, { account }))).toMatchObject({ outcome: 'taken' });
    return caseId;
  }

  /** What each way in comes to for somebody of the reserve. */
  async function waysIn(by: Desk, brand: string, caseId: string) {
    const code = async (work: Promise<unknown>) => {
      try {
        const answer = await work;
        return (answer as { code?: string } | undefined)?.code ?? 'ok';
      } catch (error) {
        return (error as { fault?: { kind: string } }).fault?.kind ?? String(error);
      }
    };
    const { brands } = await by.client.hello();
    return {
      shown: brands.map(({ id }) => id),
      reads: await code(by.client.feed(brand, 0, 10)),
      notes: await code(append(by, brand, event(caseId, 'NoteAdded'))),
      claims: await code(append(by, brand, event(caseId, 'CaseAssigned', { assignee: 'rio', team: null }))),
    };
  }
  const nothing = { shown: [], reads: 'not-allowed', notes: 'not-allowed', claims: 'not-allowed' };
  const everything = { shown: ['vela'], reads: 'ok', notes: 'ok', claims: 'ok' };

  test('without a crisis they may nothing, and nobody is shown to them', async () => {
    const by = await rio();
    expect(await waysIn(by, 'vela', await openCase())).toEqual(nothing);
    expect(await waysIn(by, 'faro', await openCase('faro'))).toEqual(nothing);
  });

  test('a crisis gives them its brand and no other, and its end takes it away within the session', async () => {
    const [by, ana, caseId] = [await rio(), await desk('ana'), await openCase()];
    const incident = await declare(ana, 'vela');
    expect(await waysIn(by, 'vela', caseId)).toEqual(everything);
    const ofFaro = await openCase('faro');
    expect(await waysIn(by, 'faro', ofFaro)).toEqual({ ...nothing, shown: ['vela'] });
    await end(ana, 'vela', incident);
    expect(await waysIn(by, 'vela', await openCase())).toEqual(nothing);
    expect(await waysIn(by, 'vela', caseId)).toEqual(nothing);
  });

  test('a crisis of a brand that is none of theirs gives them nothing', async () => {
    const [by, ana, caseId] = [await rio(), await desk('ana'), await openCase('faro')];
    const incident = await declare(ana, 'faro');
    expect(await waysIn(by, 'faro', caseId)).toEqual(nothing);
    expect(await waysIn(by, 'vela', await openCase())).toEqual(nothing);
    await end(ana, 'faro', incident);
  });

  test('a crisis that is over by its time gives them nothing any more, without anybody saying so', async () => {
    const [by, ana, caseId] = [await rio(), await desk('ana'), await openCase()];
    const incident = await declare(ana, 'vela');
    expect(await waysIn(by, 'vela', caseId)).toEqual(everything);
    const administrator = await bench().administrator();
    await administrator.query('UPDATE hub.incident SET ends_at = declared_at WHERE incident = $1', [
      incident,
    ]);
    expect(await waysIn(by, 'vela', await openCase())).toEqual(nothing);
  });

  test('a seat leads nothing, polls nothing, and cannot be made to last', async () => {
    const [by, ana] = [await rio(), await desk('ana')];
    const incident = await declare(ana, 'vela');
    const forever = { incident, endsAt: Date.now() + 1_000 * hour, speakers: '["rio"]' };
    const own = { ...forever, incident: randomId(), topics: '[]', words: null };
    for (const tried of [
      event(registers.vela, 'IncidentRevised', forever),
      event(registers.vela, 'IncidentEnded', { incident }),
      event(registers.vela, 'IncidentDeclared', own),
    ])
      expect(await append(by, 'vela', tried)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    await expect(by.client.lease(mail, by.desktop)).rejects.toMatchObject({ fault: { kind: 'not-allowed' } });
    const base = (await ana.client.workspace()).version;
    const mine = { ...facts, grants: [...facts.grants, ...reserveGrants] };
    await expect(by.client.publish({ base, document: 'mine', facts: mine, note: '' })).rejects.toMatchObject({
      fault: { kind: 'not-allowed' },
    });
    const raw = await bench().raw('rio');
    for (const sql of [
      "INSERT INTO hub.incident (brand, incident, topics, speakers, declared_at, ends_at) VALUES ('vela', gen_random_uuid(), '[]', '[]', now(), 'infinity')",
      "UPDATE hub.grant_line SET reserve = false WHERE agent = 'rio'",
      "INSERT INTO hub.grant_ (agent, brand, action) VALUES ('rio', 'faro', 'see')",
      'SELECT hub.in_crisis($$vela$$)',
    ])
      await expect(raw.query(sql)).rejects.toMatchObject({ code: '42501' });
    await end(ana, 'vela', incident);
  });

  test('what they wrote and nobody sent stays when the seat is gone', async () => {
    const [by, ana, carlos] = [await rio(), await desk('ana'), await desk('carlos')];
    const caseId = await openCase();
    const incident = await declare(ana, 'vela');
    expect(
      await append(by, 'vela', event(caseId, 'CaseAssigned', { assignee: 'rio', team: null })),
    ).toMatchObject({ outcome: 'taken' });
    const [replyId, message] = [randomId(), digestOf(caseId)];
    const digest = digestOf(replyId);
    const written = {
      reply: replyId,
      account: mail,
      audience: 'private',
      digest,
      basedOn: message,
      needs: 'none',
    };
    expect(await append(by, 'vela', event(caseId, 'ReplySubmitted', written))).toMatchObject({
      outcome: 'taken',
    });
    await append(ana, 'vela', event(caseId, 'ReplyApproved', { reply: replyId, digest }));
    await end(ana, 'vela', incident);
    await append(ana, 'vela', event(caseId, 'ReplyQueued', { reply: replyId, reviewed: true }));
    const { fence } = await carlos.client.lease(mail, carlos.desktop);
    const asked = { brand: 'vela', fence, desktop: carlos.desktop, caseId, message, replyId, digest };
    expect(await carlos.client.permit(asked)).toMatchObject({ granted: false, code: 'not-allowed' });
  });

  test('a definition that would let the reserve lead is refused whole', async () => {
    await rio();
    const ana = await bench().as('ana');
    const base = (await ana.workspace()).version;
    for (const action of ['supervise', 'manage', 'erase', 'ingest']) {
      const given = { ...facts, reserveGrants: [{ agent: 'rio', brand: 'vela', action }] };
      await expect(
        ana.publish({ base, document: 'a reserve that leads', facts: given, note: '' }),
      ).rejects.toMatchObject({ fault: { kind: 'refused', code: 'bad-facts' } });
    }
  });
});
