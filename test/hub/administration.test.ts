// Setting a hub up, letting people in and out, and the definition they share.
import { describe, expect, test } from 'vitest';
import { connectHub } from '../../src/main/engine/hub/hub-client';
import { openConnection } from '../../src/main/engine/hub/hub-connection';
import { freshPassword, scramProof } from '../../src/main/engine/hub/scram-proof';
import { setUpHub } from '../../src/main/engine/hub/set-up-hub';
import { startLocalServer } from '../../src/main/hub-cli/local-server';
import { event, facts, hubBench, mail, opening, randomId, step } from './hub-bench';
import { servers } from './servers';

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);

  test('set up by the server’s owner, everything a hub asks for is there', () => {
    expect(bench().setUp.findings).toEqual([]);
    expect(bench().setUp.steps[0]).toBe('people-and-grants');
  });

  test('set up again, nothing is done and nothing is lost', async () => {
    const again = await setUpHub(await bench().administrator(), null);
    expect(again).toEqual({ ...bench().setUp, steps: [] });
  });

  test('a hub whose steps were changed is left as it is', async () => {
    const administrator = await bench().administrator();
    await administrator.query(`UPDATE hub.migration SET checksum = reverse(checksum) WHERE number = 2`);
    await expect(setUpHub(administrator, null)).rejects.toThrow(
      'Step 2 (list) of this hub is not the one this product has',
    );
    await administrator.query(`UPDATE hub.migration SET checksum = reverse(checksum) WHERE number = 2`);
  });

  test('an administrator of a managed service sets one up too, and hears what is not allowed there', async () => {
    const password = freshPassword();
    const own = await startLocalServer(programs);
    try {
      const to = { host: 'localhost', port: own.port, ca: own.ca };
      const owner = await openConnection({ ...to, ...own.administrator, database: 'postgres' });
      await owner.query(`CREATE ROLE managed LOGIN CREATEROLE CREATEDB PASSWORD '${password}'`);
      await owner.query('CREATE DATABASE service OWNER managed');
      await owner.end();
      const managed = await openConnection({ ...to, login: 'managed', password, database: 'service' });
      const founder = { login: 'ana', agent: 'ana', proof: scramProof(bench().password) };
      const { findings } = await setUpHub(managed, founder);
      expect(findings.map(({ code }) => code)).toEqual(['catalogue-readable', 'other-databases-open']);
      await managed.end();
      const ana = await connectHub({ ...to, login: 'ana', password: bench().password, database: 'service' });
      expect(await ana.publish({ base: 0, document: 'd', facts, note: '' })).toMatchObject({
        published: true,
      });
      await ana.invite('bea', 'bea', bench().password);
      const bea = await connectHub({ ...to, login: 'bea', password: bench().password, database: 'service' });
      expect(await bea.append('vela', randomId(), [step(opening(randomId()))])).toMatchObject([
        { outcome: 'taken' },
      ]);
      expect(await ana.remove('bea')).toMatchObject({ released: 0 });
      await expect(bea.hello()).rejects.toBeDefined();
      await Promise.all([ana.close(), bea.close()]);
    } finally {
      await own.stop();
    }
  });

  test('of two edits of one definition the second gets the newest back instead of writing over it', async () => {
    const ana = await bench().as('ana');
    const { version } = await ana.workspace();
    const edit = (document: string) => ana.publish({ base: version, document, facts, note: 'an edit' });
    expect(await edit('mine')).toEqual({ published: true, version: version + 1 });
    expect(await edit('mine')).toEqual({ published: true, version: version + 1 });
    expect(await edit('theirs')).toMatchObject({
      published: false,
      version: version + 1,
      document: 'mine',
      author: 'ana',
    });
    const both = await Promise.all(
      [ana, await bench().as('ana')].map((one, index) =>
        one.publish({ base: version + 1, document: `at once ${index}`, facts, note: '' }),
      ),
    );
    expect(both.filter(({ published }) => published)).toHaveLength(1);
  });

  test('nobody locks everybody out', async () => {
    const ana = await bench().as('ana');
    const { version } = await ana.workspace();
    const without = { ...facts, grants: facts.grants.filter(({ action }) => action !== 'manage') };
    const refused = { fault: { kind: 'refused', code: 'last-manager' } };
    await expect(
      ana.publish({ base: version, document: 'x', facts: without, note: '' }),
    ).rejects.toMatchObject(refused);
    await expect(ana.remove('ana')).rejects.toMatchObject(refused);
    expect((await ana.workspace()).version).toBe(version);
  });

  test('an account does not move to another brand with its cases', async () => {
    const ana = await bench().as('ana');
    const { version } = await ana.workspace();
    const moved = { ...facts, accounts: [{ account: mail, brand: 'faro', channel: 'email' }] };
    await expect(ana.publish({ base: version, document: 'x', facts: moved, note: '' })).rejects.toMatchObject(
      { fault: { code: 'bad-facts', detail: 'account-moved' } },
    );
  });

  test('who is removed is out at once: claims go back as entries, leases are free, sessions end', async () => {
    const ana = await bench().as('ana');
    const name = 'zoe';
    const { version } = await ana.workspace();
    const grants = [
      ...facts.grants,
      ...['see', 'claim', 'answer', 'note', 'ingest'].map((action) => ({
        agent: name,
        brand: 'vela',
        action,
      })),
    ];
    await ana.publish({ base: version, document: 'with zoe', facts: { ...facts, grants }, note: '' });
    expect(await ana.invite(name, name, bench().password)).toEqual({ login: name, agent: name });
    const zoe = await bench().login(name);
    const desktop = randomId();
    const caseId = randomId();
    await zoe.pulse({ desktop, name: 'desk', holds: [mail], heads: {}, presence: null, seenWorkspace: 1 });
    await zoe.lease(mail, desktop);
    await zoe.append('vela', desktop, [
      step(opening(caseId)),
      step(event(caseId, 'CaseAssigned', { assignee: name, reasonGiven: false })),
    ]);
    expect(await ana.remove(name)).toEqual({ login: name, released: 1, sessionsEnded: 1 });
    await expect(zoe.hello()).rejects.toBeDefined();
    // Whoever proves the password is told; whoever does not learns nothing.
    await expect(bench().login(name)).rejects.toMatchObject({ fault: { kind: 'removed' } });
    await expect(bench().login(name, undefined, 'another password')).rejects.toMatchObject({
      fault: { kind: 'wrong-credentials' },
    });
    const { seq } = await ana.verify('vela');
    const [last] = await ana.feed('vela', seq - 1, 1);
    expect(last).toMatchObject({ caseId, kind: 'CaseAssigned', actor: 'ana' });
    expect(JSON.parse(last!.facts)).toMatchObject({ assignee: null });
    const bea = await bench().as('bea');
    const here = randomId();
    await bea.pulse({
      desktop: here,
      name: 'desk',
      holds: [mail],
      heads: {},
      presence: null,
      seenWorkspace: 1,
    });
    expect(await bea.lease(mail, here)).toMatchObject({ held: true });
    expect((await ana.members()).find(({ login }) => login === name)?.removedAt).toBeGreaterThan(0);
    await ana.invite(name, name, bench().password);
    expect((await (await bench().login(name)).hello()).agent).toBe(name);
    await expect(ana.invite('postgres', 'intruder', bench().password)).rejects.toMatchObject({
      fault: { code: 'login-taken' },
    });
  });

  test('a password that was changed is the one that counts', async () => {
    const eva = await bench().as('eva');
    const fresh = freshPassword();
    await eva.setPassword('eva', fresh);
    await expect(bench().login('eva')).rejects.toMatchObject({ fault: { kind: 'wrong-credentials' } });
    await (await bench().as('ana')).setPassword('eva', bench().password);
    expect((await (await bench().login('eva')).hello()).agent).toBe('eva');
    await expect(async () => eva.setPassword('eva', 'short')).rejects.toThrow(/at least 14/);
  });

  test('what was sealed for a customer who is erased cannot be opened, and the list still holds', async () => {
    const ana = await bench().as('ana');
    const bea = await bench().as('bea');
    const [key] = await bea.keyFor('vela', ['customer of a test']);
    expect(await bea.keyFor('vela', ['customer of a test'])).toEqual([key]);
    const caseId = randomId();
    const sealed = {
      ...opening(caseId),
      customer: 'customer of a test',
      keyNo: key!.no,
      body: Buffer.from('sealed').toString('base64'),
    };
    expect(await bea.append('vela', randomId(), [step(sealed)])).toMatchObject([{ outcome: 'taken' }]);
    const request = { brand: 'vela', customer: 'customer of a test', desktop: randomId(), op: randomId() };
    await ana.append('vela', request.desktop, [step(event(caseId, 'LegalHoldSet'))]);
    await expect(ana.erase(request)).rejects.toMatchObject({ fault: { code: 'legal-hold' } });
    await ana.append('vela', request.desktop, [step(event(caseId, 'LegalHoldLifted'))]);
    expect(await ana.erase(request)).toMatchObject({ keys: 1 });
    expect(await ana.erase(request)).toMatchObject({ keys: 0 });
    expect(await bea.keys('vela', [key!.no])).toEqual([{ ...key, key: null }]);
    const late = { ...event(caseId, 'NoteAdded'), customer: 'customer of a test', keyNo: key!.no };
    expect(await bea.append('vela', randomId(), [step(late)])).toMatchObject([
      { outcome: 'refused', code: 'erased' },
    ]);
    expect((await ana.verify('vela')).firstBad).toBeNull();
  });

  test('each call, said twice, is done once', async () => {
    const bea = await bench().as('bea');
    const caseId = randomId();
    const desktop = randomId();
    const steps = [
      step(opening(caseId)),
      step(event(caseId, 'NoteAdded'), event(caseId, 'TagsChanged')),
      step(event(randomId(), 'NoteAdded')),
    ];
    const first = await bea.append('vela', desktop, steps);
    const second = await bea.append('vela', desktop, steps);
    expect(second.map(({ seqs }) => seqs)).toEqual(first.map(({ seqs }) => seqs));
    expect(second.map(({ outcome }) => outcome)).toEqual(['known', 'known', 'refused']);
    const op = randomId();
    const claimed = await bea.claimNext(['vela'], { desktop, op });
    expect(claimed.claimed).toBe(true);
    expect(await bea.claimNext(['vela'], { desktop, op })).toEqual(claimed);
    const [one, two] = [await bea.numbers(desktop, 10, 0), await bea.numbers(desktop, 10, 0)];
    expect(two.first).toBe(one.first + 10);
  });
});
