// Files of replies through a real hub: brought in pieces, fetched by the desktop that sends, and gone when nobody needs them.
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { HubClient, HubFilePiece } from '../../src/main/engine/hub/hub-client';
import { pieceBytes, sealPiece } from '../../src/main/engine/hub/sealed-file';
import { sealKey } from '../../src/main/engine/log/seal';
import type { BlobId, ExternalId, ReplyId } from '../../src/shared/domain/ids';
import { digestOf, event, hubBench, mail, opening, randomId, step } from './hub-bench';
import { servers } from './servers';
import { freshReplyId, social, type TeamDesk, teamOf } from './team-desk';

const soon = { timeout: 60_000, interval: 100 };
const freshFile = () => randomBytes(32).toString('hex');
const refusal = (code: string, detail: string) => ({ fault: { kind: 'refused', code, detail } });
const gone = { pieces: null, have: [] };

describe.each(servers)('the functions for files, on $name', ({ programs }) => {
  const bench = hubBench(programs);

  const ask = async (query: string) => (await (await bench().administrator()).query(query)).rows;

  /** Where the first of some pieces belongs, for a customer whom the hub has a key for. */
  async function placeFor(client: HubClient, customer: string = randomId()): Promise<HubFilePiece> {
    const [key] = await client.keyFor('vela', [customer]);
    if (key === undefined) throw new Error('The hub makes a key for whoever has none');
    return { brand: 'vela', replyId: randomId(), file: freshFile(), piece: 1, pieces: 2, keyNo: key.no };
  }

  async function tell(client: HubClient, { replyId }: HubFilePiece) {
    const caseId = randomId();
    const desktop = randomId();
    const submitted = {
      reply: replyId,
      account: mail,
      audience: 'private',
      digest: digestOf(replyId),
      basedOn: digestOf(caseId),
      needs: 'none',
    };
    const outcomes = await client.append('vela', desktop, [
      step(opening(caseId), event(caseId, 'ReplySubmitted', submitted)),
    ]);
    expect(outcomes).toMatchObject([{ outcome: 'taken' }]);
    return { caseId, desktop, message: digestOf(caseId), digest: digestOf(replyId) };
  }

  test('a piece stays as it was brought, and is read by whoever reads the brand', async () => {
    const [bea, carlos] = [await bench().as('bea'), await bench().as('carlos')];
    const place = await placeFor(bea);
    expect(await carlos.hasFile(place)).toEqual(gone);
    expect(await bea.putFile(place, Buffer.from('what was picked'))).toEqual({ taken: true });
    expect(await bea.putFile(place, Buffer.from('something else'))).toEqual({ taken: false });
    expect(await carlos.hasFile(place)).toEqual({ pieces: 2, have: [1] });
    const found = await carlos.getFile(place, 1);
    expect(found?.keyNo).toBe(place.keyNo);
    expect(Buffer.from(found?.body ?? []).toString()).toBe('what was picked');
    expect(await carlos.getFile(place, 2)).toBeNull();
    const ofCarlos = carlos.putFile({ ...place, piece: 2 }, Buffer.from('of somebody else'));
    await expect(ofCarlos).rejects.toMatchObject(refusal('bad-facts', 'file'));
    const otherwise = bea.putFile({ ...place, pieces: 3, piece: 3 }, Buffer.from('one more'));
    await expect(otherwise).rejects.toMatchObject(refusal('bad-facts', 'file'));
    const { keyNo } = await placeFor(bea);
    const otherKey = bea.putFile({ ...place, piece: 2, keyNo }, Buffer.from('for another customer'));
    await expect(otherKey).rejects.toMatchObject(refusal('bad-facts', 'keyNo'));
  });

  test('once the reply is told nothing is added; taken back, its files go', async () => {
    const bea = await bench().as('bea');
    const place = await placeFor(bea);
    await bea.putFile(place, Buffer.from('before'));
    const { caseId, desktop } = await tell(bea, place);
    const after = bea.putFile({ ...place, piece: 2 }, Buffer.from('after'));
    await expect(after).rejects.toMatchObject(refusal('reply-told', place.replyId));
    expect(await bea.putFile(place, Buffer.from('before'))).toEqual({ taken: false });
    await bea.append('vela', desktop, [step(event(caseId, 'ReplyCancelled', { reply: place.replyId }))]);
    expect(await bea.hasFile(place)).toEqual(gone);
  });

  test('what has left needs its files no more', async () => {
    const bea = await bench().as('bea');
    const place = { ...(await placeFor(bea)), pieces: 1 };
    await bea.putFile(place, Buffer.from('a picture'));
    const { caseId, desktop, message, digest } = await tell(bea, place);
    const { replyId } = place;
    await bea.pulse({ desktop, name: 'bea', holds: [mail], heads: {}, presence: null, seenWorkspace: 1 });
    await ask(`UPDATE hub.lease SET expires_at = '-infinity'`);
    const { fence } = await bea.lease(mail, desktop);
    const permit = { brand: 'vela', caseId, replyId, message, desktop, fence, digest };
    expect(await bea.permit(permit)).toMatchObject({ granted: true });
    expect(await bea.hasFile(place)).toEqual({ pieces: 1, have: [1] });
    const sent = await bea.append('vela', desktop, [step(event(caseId, 'ReplySent', { reply: replyId }))]);
    expect(sent).toMatchObject([{ outcome: 'taken' }]);
    expect(await bea.hasFile(place)).toEqual(gone);
  });

  test('files go with their customer, and none comes for whom was erased', async () => {
    const [ana, bea] = [await bench().as('ana'), await bench().as('bea')];
    const customer = randomId();
    const [place, ofAnother] = [await placeFor(bea, customer), await placeFor(bea)];
    for (const one of [place, ofAnother]) await bea.putFile(one, Buffer.from('a picture'));
    await ana.erase({ brand: 'vela', customer, desktop: randomId(), op: randomId() });
    expect(await bea.hasFile(place)).toEqual(gone);
    expect(await bea.hasFile(ofAnother)).toEqual({ pieces: 2, have: [1] });
    const again = bea.putFile({ ...place, piece: 2 }, Buffer.from('the rest of it'));
    await expect(again).rejects.toMatchObject(refusal('erased', customer));
    expect(await ask(`SELECT 1 FROM hub.file_piece WHERE reply_id = '${place.replyId}'`)).toEqual([]);
  });

  test('a piece, a file, a reply and a person have their limits', async () => {
    const bea = await bench().as('bea');
    const place = await placeFor(bea);
    const put = (change: Partial<HubFilePiece>, bytes = 1) =>
      bea.putFile({ ...place, ...change }, Buffer.alloc(bytes));
    await expect(put({}, 300_001)).rejects.toMatchObject(refusal('too-large', 'piece'));
    for (const change of [{ piece: 0 }, { piece: 3 }, { piece: 257, pieces: 257 }, { pieces: 0 }])
      await expect(put(change)).rejects.toMatchObject(refusal('bad-facts', 'piece'));
    for (const change of [{ file: 'ab'.repeat(16) }, { replyId: 'x' }])
      await expect(put(change)).rejects.toMatchObject({ fault: { kind: 'refused', code: 'bad-facts' } });

    await put({});
    await ask(`UPDATE hub.file SET bytes = 67108863 WHERE reply_id = '${place.replyId}'`);
    await expect(put({ piece: 2 }, 2)).rejects.toMatchObject(refusal('too-large', 'reply'));
    expect(await put({ piece: 2 })).toEqual({ taken: true });

    const many = { replyId: randomId() };
    for (let file = 0; file < 10; file += 1) await put({ ...many, file: freshFile() });
    await expect(put({ ...many, file: freshFile() })).rejects.toMatchObject(refusal('too-large', 'reply'));

    await ask(`UPDATE hub.file SET bytes = 268435456 WHERE reply_id = '${place.replyId}'`);
    const next = { replyId: randomId() };
    await expect(put(next)).rejects.toMatchObject(refusal('too-large', 'files'));
    await ask(
      `UPDATE hub.file SET at = at - interval '25 hours' WHERE reply_id IN ('${place.replyId}', '${many.replyId}')`,
    );
    // Whoever goes on with a file keeps it; what nobody came back for makes room.
    await bea.hasFile(place);
    await expect(put(next)).rejects.toMatchObject(refusal('too-large', 'files'));
    await ask(`UPDATE hub.file SET at = at - interval '25 hours' WHERE reply_id = '${place.replyId}'`);
    expect(await put(next)).toEqual({ taken: true });
    expect(await bea.hasFile(place)).toEqual(gone);
  });
});

describe('whole desktops', () => {
  const bench = hubBench();
  const team = teamOf(bench);
  const { platform } = team;
  const picture = randomBytes(2 * pieceBytes + 1_000);

  const hearAll = async (...desks: readonly TeamDesk[]) => {
    for (const desk of desks)
      await expect
        .poll(() => [...desk.heard()].sort(), soon)
        .toEqual(platform.posts.map(({ externalId }) => externalId).sort());
  };

  const count = async (table: 'reply' | 'file' | 'file_piece', replyId: ReplyId) => {
    const administrator = await bench().administrator();
    const { rows } = await administrator.query(
      `SELECT count(*)::int AS n FROM hub.${table} WHERE reply_id = '${replyId}'`,
    );
    await administrator.end();
    return rows[0]?.n as number;
  };

  /** Bea writes, Carlos has the secret of the account, and both know what a customer wrote. */
  async function openTwo(customer: string) {
    const [bea, carlos] = [await team.desk('bea'), await team.desk('carlos')];
    bea.join();
    carlos.join(social);
    await expect.poll(() => carlos.channel.accounts, soon).toEqual([social]);
    const post = platform.write(customer);
    await hearAll(bea, carlos);
    return { bea, carlos, post };
  }

  const sentBy = (replyId: ReplyId) => platform.answers.filter((answer) => answer.replyId === replyId);
  const whatWent = (replyId: ReplyId) => platform.files.get(replyId)?.map((bytes) => Buffer.from(bytes));
  const pending = (desk: TeamDesk, post: ExternalId) => desk.state(post)?.pendingReplies[0];

  test('started again between two pieces its author’s desktop goes on where it was; gone after that, the other one sends it all the same', async () => {
    const { bea, carlos, post } = await openTwo('Yago');
    const sender = await team.restart(carlos);
    bea.network.refuses();
    await expect.poll(() => bea.standing?.state, soon).toBe('offline');
    const [replyId, blobId] = [freshReplyId(), await bea.attach(post, picture)];
    await bea.answer(post, 'What you asked for', { files: [blobId], replyId });
    await putFirstPiece(replyId, blobId, bea.state(post)?.customerId ?? '');
    const author = await team.restart(bea);
    expect(await count('reply', replyId)).toBe(0);
    author.join();
    await expect.poll(() => count('reply', replyId), soon).toBe(1);
    expect(await count('file_piece', replyId)).toBe(3);
    author.die();

    await team.timePasses(100);
    sender.join(social);
    await expect.poll(() => sentBy(replyId), soon).toMatchObject([{ by: 'carlos' }]);
    expect(whatWent(replyId)?.[0]?.equals(picture)).toBe(true);
  });

  /** As the desktop of Bea did before its line went. */
  async function putFirstPiece(replyId: ReplyId, blobId: BlobId, customer: string) {
    const client = await bench().as('bea');
    const [{ no, key } = { no: 0, key: null }] = await client.keyFor('vela', [customer]);
    const place = { brand: 'vela', replyId, file: blobId, piece: 1, pieces: 3 };
    const sealed = sealPiece(picture, place, sealKey(Buffer.from(key ?? '', 'base64')));
    expect(await client.putFile({ ...place, keyNo: no }, sealed)).toEqual({ taken: true });
    await client.close();
  }

  test('what never arrived is held, again when it is let go, and leaves from the desktop that has it', async () => {
    const { bea, carlos, post } = await openTwo('Zoe');
    const sender = await team.restart(carlos);
    const [there, lost] = [await bea.attach(post, picture), await bea.attach(post, randomBytes(100))];
    const replyId = await bea.answer(post, 'Two of them', { files: [there, lost] });
    await expect.poll(() => count('reply', replyId), soon).toBe(1);
    expect(await count('file', replyId)).toBe(2);
    const administrator = await bench().administrator();
    await administrator.query(`DELETE FROM hub.file WHERE encode(file, 'hex') = '${lost}'`);
    const holds = async () => {
      const { rows } = await administrator.query(
        `SELECT count(*)::int AS n FROM hub.event WHERE kind = 'ReplyHeld' AND facts ->> 'reply' = '${replyId}'`,
      );
      return rows[0]?.n;
    };
    const caseId = bea.caseOf(post);
    if (caseId === null) throw new Error('Bea lost the case');
    const letGo = () => bea.command('reply.release', { caseId, replyId });

    await team.timePasses(100);
    sender.join(social);
    await expect.poll(() => pending(bea, post)?.hold, soon).toBe('attachment-missing');
    expect(sender.log.desk.hasBlob(there)).toBe(true);
    await expect(letGo()).resolves.toMatchObject({ ok: true });
    await expect.poll(holds, soon).toBe(2);
    expect(sentBy(replyId)).toEqual([]);

    sender.die();
    await team.timePasses(100);
    bea.join(social);
    await expect.poll(() => bea.channel.accounts, soon).toEqual([social]);
    await expect.poll(() => pending(bea, post)?.hold, soon).toBe('attachment-missing');
    await expect(letGo()).resolves.toMatchObject({ ok: true });
    await expect.poll(() => sentBy(replyId), soon).toMatchObject([{ by: 'bea' }]);
    expect(whatWent(replyId)).toHaveLength(2);
  });

  test('a large file travels in many pieces, and a claim made meanwhile is seen by then', async () => {
    const { bea, carlos, post } = await openTwo('Ulla');
    const other = platform.write('Vito');
    await hearAll(bea, carlos);
    const large = randomBytes(40 * pieceBytes);
    const replyId = await bea.answer(post, 'A film', { files: [await bea.attach(post, large)] });
    const caseId = bea.caseOf(other);
    if (caseId === null) throw new Error('Bea does not have the other case');
    await bea.command('case.claim', { caseIds: [caseId] });
    await expect.poll(() => carlos.state(other)?.assignee, soon).toBe('bea');
    console.log(`of 40 pieces ${await count('file_piece', replyId)} were there when the claim was seen`);
    await expect.poll(() => sentBy(replyId), { timeout: 60_000 }).toMatchObject([{ by: 'carlos' }]);
    expect(whatWent(replyId)?.[0]?.equals(large)).toBe(true);
    expect(bea.state(post)?.assignee).toBe('bea');
    expect(bea.standing?.refused).toEqual([]);
  });

  // The last one: whoever comes later does not hear of an erased customer.
  test('a file picked at one desktop goes out with the reply from another, is nowhere at the hub then, and is erased on both', async () => {
    const { bea, carlos, post } = await openTwo('Xenia');
    const ana = await team.desk('ana');
    ana.join();
    const blobId = await bea.attach(post, picture);
    const replyId = await bea.answer(post, 'Here it is', { files: [blobId] });
    await expect.poll(() => sentBy(replyId), soon).toMatchObject([{ by: 'carlos' }]);
    expect(whatWent(replyId)?.[0]?.equals(picture)).toBe(true);
    await expect.poll(() => bea.state(post)?.sentReplies[0]?.replyId, soon).toBe(replyId);
    await expect.poll(() => count('file', replyId), soon).toBe(0);

    await expect.poll(() => ana.state(post)?.sentReplies[0]?.replyId, soon).toBe(replyId);
    const customerId = ana.state(post)?.customerId;
    if (customerId === undefined) throw new Error('Ana does not have the case');
    const erased = await ana.command('customer.erase', { customerId, typedName: 'Xenia' });
    expect(erased).toMatchObject({ ok: true, value: { outcome: 'erased' } });
    for (const desk of [bea, carlos])
      await expect.poll(() => desk.log.desk.hasBlob(blobId), soon).toBe(false);
  });
});
