import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answer, desk } from '../../../test/support/desk-per-test';
import { account, customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import { diagnosticText } from '../../shared/diagnostics/diagnostic-text';
import { asId, type ExternalId } from '../../shared/domain/ids';
import type { ShellFacts } from '../../shared/ipc/diagnostics';

const workspace = readFileSync(
  path.join(import.meta.dirname, '../../../test/fixtures/two-brands.workspace.yaml'),
  'utf8',
).replace(
  'brands:\n',
  '  - { id: noa, name: Noa Gil, initials: NG, role: agent, teams: [agency], brands: [lindra-skin] }\nbrands:\n',
);

const shell: ShellFacts = {
  version: '1',
  electron: '45',
  platform: 'linux x64',
  systemVersion: '6',
  upMs: 1,
  parts: [],
  dataBytes: null,
  lines: [],
};

/** A word of its own in each place that a customer, a colleague or a server writes to. */
async function planted(): Promise<EngineDesk> {
  const at = desk({ workspace });
  at.arrive([
    {
      ...customerPost(noon),
      author: {
        externalId: asId<ExternalId>('kanari-person'),
        name: 'Kanariname Prado',
        handle: 'kanarihandle.example',
        followers: 3,
        profileUrl: 'https://kanariprofile.example/',
        isBot: false,
      },
      subject: 'kanarisubject',
      text: 'How much is it? kanaritext',
      url: 'https://social.example/kanariurl',
      attachments: [
        {
          name: 'kanarifile.png',
          mediaType: 'image/png',
          altText: 'kanarialt',
          byteLength: 4,
          state: 'stored',
          bytes: new Uint8Array([1, 2, 3, 4]),
        },
      ],
    },
  ]);
  const { caseId } = await answer(at, 'kanaritext', 'It is 12 euros, kanarireply');
  await at.command('case.addNote', { caseId, text: 'Call back, kanarinote' });
  await at.command('case.changeTags', { caseIds: [caseId], added: ['kanaritag'], removed: [] });
  await at.command('case.escalate', { caseIds: [caseId], toTeam: 'centre', reason: 'kanarireason' });
  at.engine.hearChannels({
    type: 'health',
    health: {
      accountId: account,
      lastHeardAt: at.clock.now(),
      nextTryAt: null,
      state: 'failing',
      cause: 'server-error',
      detail: 'The server said kanarianswer',
      capabilities: null,
    },
  });
  return at;
}

describe('the end of the log, told without its content', () => {
  it('says what happened, by which kind of hand, and which entries belong together', async () => {
    const at = await planted();
    const tail = await at.query('log.tail', {});
    const types = tail.map(({ type }) => type);
    expect(types).toContain('MessageReceived');
    expect(types).toContain('NoteAdded');
    expect(tail.map(({ position }) => position)).toEqual(
      tail.map(({ position }) => position).sort((a, b) => a - b),
    );
    expect(new Set(tail.map((entry) => entry.case))).toEqual(new Set([1]));
    expect(tail.find(({ type }) => type === 'NoteAdded')?.by).toBe('agent');
  });

  it('makes a diagnostic file in which no word stands that anybody wrote', async () => {
    const at = await planted();
    const row = at.row('kanaritext');
    const open = await at.query('case.read', { caseId: row.id, before: null, limit: 100 });
    // They are all there to be found.
    const inside = JSON.stringify(open);
    for (const word of ['Kanariname', 'kanarihandle', 'kanarifile', 'kanarireply', 'kanarinote'])
      expect(inside).toContain(word);
    const status = await at.query('status.read', {});
    expect(JSON.stringify(status)).toContain('kanarianswer');
    const tail = await at.query('log.tail', {});
    const file = diagnosticText({ madeAt: noon, shell, status, tail, channelOf: () => 'mastodon' });
    expect(file).toContain('MessageReceived');
    expect(file).toContain('server-error');
    expect(file).not.toMatch(/kanari/i);
    expect(file).not.toContain(row.id);
    expect(file).not.toContain(row.customerId);
  });

  it('tells nothing of cases that the person here does not see', async () => {
    const at = await planted();
    at.engine.sitDown('noa');
    expect(await at.query('log.tail', {})).toEqual([]);
  });

  it('goes back a hundred entries and no further', async () => {
    const at = desk();
    at.arrive(Array.from({ length: 130 }, () => customerPost(noon)));
    const tail = await at.query('log.tail', {});
    expect(tail.length).toBeGreaterThan(50);
    expect(tail.length).toBeLessThanOrEqual(100);
    expect(tail.at(-1)?.position).toBe((await at.query('status.read', {})).log.position);
  });
});
