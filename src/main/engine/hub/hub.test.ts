// The hub's functions on a real server, through the client the desktops use.
import { expect, test } from 'vitest';
import { digestOf, event, hubBench, mail, opening, randomId, step } from '../../../../test/hub/hub-bench';
import { firstHead, followChain } from './chain';

const bench = hubBench();

test('a fresh hub knows who asks and which brands are theirs', async () => {
  const bea = await bench().as('bea');
  const hello = await bea.hello();
  expect(hello).toMatchObject({ agent: 'bea', login: 'bea', manages: false, workspaceVersion: 1 });
  expect(hello.brands.map(({ id }) => id)).toEqual(['vela']);
});

test('what a desktop appends comes back in a list whose chain holds', async () => {
  const [ana, bea] = [await bench().as('ana'), await bench().as('bea')];
  const caseId = randomId();
  const desktop = randomId();
  const opened = step(opening(caseId), event(caseId, 'NoteAdded'));
  const [first] = await bea.append('vela', desktop, [opened]);
  expect(first).toMatchObject({ outcome: 'taken' });
  const [again] = await bea.append('vela', desktop, [opened]);
  expect(again).toEqual({ ...first, outcome: 'known' });
  const { hubId } = await ana.hello();
  const entries = await ana.feed('vela', 0, 5000);
  const followed = followChain(firstHead(hubId, 'vela'), entries);
  expect(followed).toMatchObject({ ok: true, head: { seq: entries.length } });
  expect((await ana.verify('vela')).firstBad).toBeNull();
});

test('a reply leaves once: permit, answer, and a second desktop that is refused', async () => {
  const [bea, carlos] = [await bench().as('bea'), await bench().as('carlos')];
  const [caseId, reply, desktop] = [randomId(), randomId(), randomId()];
  const message = digestOf(caseId);
  const digest = digestOf('Good morning');
  await bea.pulse({ desktop, name: 'Desk', holds: [mail], heads: {}, presence: null, seenWorkspace: 1 });
  const { fence } = await bea.lease(mail, desktop);
  const submitted = { reply, account: mail, audience: 'private', digest, basedOn: message, needs: 'none' };
  const outcomes = await bea.append('vela', desktop, [
    step(opening(caseId)),
    step(event(caseId, 'CaseAssigned', { assignee: 'bea', reasonGiven: false })),
    step(event(caseId, 'ReplySubmitted', submitted)),
  ]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['taken', 'taken', 'taken']);
  const wanted = { brand: 'vela', caseId, replyId: reply, message, desktop, fence, digest };
  const permit = await bea.permit(wanted);
  expect(permit).toMatchObject({ granted: true, version: 1 });
  const [other] = await carlos.append('vela', randomId(), [
    step(event(caseId, 'ReplySubmitted', { ...submitted, reply: randomId() })),
  ]);
  expect(other).toMatchObject({ outcome: 'refused', code: 'claimed-by-other' });
  const sent = await bea.append('vela', desktop, [
    step(event(caseId, 'ReplySending', { reply }), event(caseId, 'ReplySent', { reply })),
  ]);
  expect(sent[0]).toMatchObject({ outcome: 'taken' });
  expect(
    await bea.permitEnd({ brand: 'vela', caseId, replyId: reply, version: 1, desktop, outcome: 'sent' }),
  ).toEqual({ ended: true, state: 'sent' });
  expect(await bea.permit(wanted)).toMatchObject({ granted: false, code: 'already-answered' });
});
