import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/any-text';
import { formatWorkspace, parseWorkspace, problemLine } from './parse';
import { type Workspace, workspaceSchema } from './schema';

const base = `version: 1
name: Desk
teams:
  - { id: care, name: Care }
members:
  - { id: me, name: Me, initials: M, role: supervisor, teams: [care] }
brands:
  - id: aurea
    name: Aurea
    color: "#2f7f86"
    language: es
    safetyTeam: care
    promises:
      green: { target: 24 h, dueInstantInTime: true, team: care }
      yellow: { target: 6 h, dueInstantInTime: false, team: care }
      red: { target: 2 h, dueInstantInTime: true, team: care }
accounts:
  - { id: mail, brand: aurea, name: Mail, channel: mastodon, server: "https://social.example" }
`;

function problemsOf(text: string) {
  const parsed = parseWorkspace(text, 'team.yaml');
  return parsed.ok ? [] : parsed.problems;
}

/** The base with one line replaced: what an author gets wrong. */
const changed = (from: string, to: string) => {
  if (!base.includes(from)) throw new Error(`The base has no ${from}`);
  return base.replace(from, to);
};

describe('a workspace definition', () => {
  it('is read with its defaults', () => {
    const parsed = parseWorkspace(base, 'team.yaml');
    expect(parsed).toMatchObject({
      ok: true,
      workspace: {
        undoSendDelay: 5_000,
        tags: [],
        teams: [{ mode: 'pull' }],
        roles: [],
        approval: { rules: [], expiresAfter: 7_200_000, roster: [], nextAfter: 600_000 },
        brands: [
          {
            reopenWithin: 604_800_000,
            escalation: [],
            playbook: [],
            terms: '',
            signatures: [],
            warnings: { red: [30, 15, 5, 0] },
            promises: { red: { target: 7_200_000 } },
          },
        ],
        accounts: [{ pollEvery: 60_000 }],
      },
    });
  });

  it('is read from JSON as well', () => {
    const parsed = parseWorkspace(base, 'team.yaml');
    if (!parsed.ok) throw new Error('base is wrong');
    const json = JSON.stringify(workspaceSchema.encode(parsed.workspace));
    expect(parseWorkspace(json, 'team.json')).toEqual(parsed);
  });

  it.each([
    ['90 s', 90_000],
    ['25 min', 1_500_000],
    ['1.5 h', 5_400_000],
    ['7d', 604_800_000],
    ['0.001 s', 1],
  ])('reads the duration %s', (text, expected) => {
    const parsed = parseWorkspace(changed('target: 24 h', `target: ${text}`), 'team.yaml');
    expect(parsed).toMatchObject({
      ok: true,
      workspace: { brands: [{ promises: { green: { target: expected } } }] },
    });
  });
});

describe('a mistake', () => {
  it.each([
    [
      'a field nobody knows',
      'name: Desk',
      'name: Desk\nnmae: x',
      3,
      'nmae',
      'is not a field that belongs here',
    ],
    [
      'a field nobody knows, deep inside',
      'language: es',
      'language: es\n    langauge: es',
      12,
      'brands.0.langauge',
      'is not a field that belongs here',
    ],
    ['a field that is missing', '    language: es\n', '', 8, 'brands.0.language', 'is missing'],
    ['another kind of value', 'name: Aurea', 'name: 12', 9, 'brands.0.name', 'must be text'],
    [
      'a role that does not exist',
      'role: supervisor',
      'role: boss',
      6,
      'members.0.role',
      '"boss" is not a role; must be one of "agent", "senior", "specialist", "reputation", "contact-centre", "supervisor", "administrator", "analyst", "trainee"',
    ],
    [
      'a duration that is none',
      'target: 24 h',
      'target: soon',
      14,
      'brands.0.promises.green.target',
      'must be a duration such as "25 min", "2 h" or "7 d"',
    ],
    [
      'a target of no time',
      'target: 24 h',
      'target: 0 h',
      14,
      'brands.0.promises.green.target',
      'must be longer than no time',
    ],
    [
      'a duration beyond reason',
      'target: 24 h',
      'target: 999999999 d',
      14,
      'brands.0.promises.green.target',
      'must be at most ten years',
    ],
    [
      'a key with capitals',
      '{ id: care, name',
      '{ id: Care, name',
      4,
      'teams.0.id',
      'must be 1 to 64 lower-case letters, digits or hyphens, and start with a letter or digit',
    ],
    [
      'a team that does not exist',
      'safetyTeam: care',
      'safetyTeam: cure',
      12,
      'brands.0.safetyTeam',
      'names the team "cure", which the workspace does not have',
    ],
    [
      'a brand that does not exist',
      'brand: aurea,',
      'brand: aura,',
      18,
      'accounts.0.brand',
      'names the brand "aura", which the workspace does not have',
    ],
    [
      'a channel that does not exist',
      'channel: mastodon',
      'channel: pigeon',
      18,
      'accounts.0.channel',
      'must name a kind that exists here',
    ],
    [
      'an empty list',
      'members:\n  - { id: me, name: Me, initials: M, role: supervisor, teams: [care] }',
      'members: []',
      5,
      'members',
      'must have at least 1',
    ],
    [
      'an id used twice',
      '- { id: care, name: Care }',
      '- { id: care, name: Care }\n  - { id: care, name: Also }',
      5,
      'teams.1.id',
      '"care" is used twice',
    ],
    [
      'a calendar that never opens',
      'language: es',
      'language: es\n    businessHours: { timeZone: Europe/Madrid, weekly: {} }',
      12,
      'brands.0.businessHours.weekly',
      'must have at least one opening in the week',
    ],
    [
      'a time zone that does not exist',
      'language: es',
      'language: es\n    businessHours: { timeZone: Madrid, weekly: { mon: [{ from: "09:00", to: "10:00" }] } }',
      12,
      'brands.0.businessHours.timeZone',
      'must be an IANA time zone such as "Europe/Madrid"',
    ],
    [
      'an opening that ends before it starts',
      'language: es',
      'language: es\n    businessHours: { timeZone: UTC, weekly: { mon: [{ from: "10:00", to: "09:00" }] } }',
      12,
      'brands.0.businessHours.weekly.mon.0',
      'must end after it starts',
    ],
    [
      'business hours that are not there',
      'language: es',
      'language: es\n    businessHoursTiers: [green]',
      12,
      'brands.0.businessHoursTiers',
      'needs businessHours',
    ],
    [
      'red on business hours',
      'language: es',
      'language: es\n    businessHoursTiers: [red]',
      12,
      'brands.0.businessHoursTiers.0',
      'must be one of "green", "yellow"',
    ],
    [
      'an own role with the name of one of the product',
      'brands:',
      'roles:\n  - { id: agent, name: Mine, follows: agent }\nbrands:',
      8,
      'roles.0.id',
      '"agent" is a role of the product',
    ],
    [
      'an action that does not exist',
      'brands:',
      'roles:\n  - { id: nights, name: Nights, follows: agent, may: [{ actions: [sing] }] }\nbrands:',
      8,
      'roles.0.may.0.actions.0',
      'must be one of "see", "answer", "decide", "raise", "note", "claim", "assign", "approve", "supervise", "ingest", "manage", "erase"',
    ],
    [
      'a brand of a member that does not exist',
      'teams: [care] }',
      'teams: [care], brands: [lindra] }',
      6,
      'members.0.brands.0',
      'names the brand "lindra", which the workspace does not have',
    ],
    [
      'hours in which nobody ever works',
      'teams: [care] }',
      'teams: [care], hours: { timeZone: UTC, weekly: {} } }',
      6,
      'members.0.hours.weekly',
      'must have at least one opening in the week',
    ],
    [
      'a time away that is no moment',
      'teams: [care] }',
      'teams: [care], away: [{ from: tomorrow, to: "2026-12-24T18:00:00Z" }] }',
      6,
      'members.0.away.0.from',
      'must be a moment such as "2026-12-24T18:00:00+01:00"',
    ],
    [
      'a line of the map about a kind that does not exist',
      'language: es',
      'language: es\n    escalation: [{ contactTypes: [parcel], answer: [care] }]',
      12,
      'brands.0.escalation.0.contactTypes.0',
      'names the contact type "parcel", which the brand does not have',
    ],
    [
      'an article of the playbook about a kind that does not exist',
      'language: es',
      'language: es\n    playbook: [{ title: Parcels, contactTypes: [parcel] }]',
      12,
      'brands.0.playbook.0.contactTypes.0',
      'names the contact type "parcel", which the brand does not have',
    ],
    [
      'words that send elsewhere about a kind that does not exist',
      'language: es',
      'language: es\n    diversions: [{ to: phone, handOver: Call us, contactTypes: [parcel] }]',
      12,
      'brands.0.diversions.0.contactTypes.0',
      'names the contact type "parcel", which the brand does not have',
    ],
    [
      'a canned response of nobody',
      'language: es',
      'language: es\n    cannedResponses: [{ id: hi, title: Hi, language: es, text: Hola, owner: ghost }]',
      12,
      'brands.0.cannedResponses.0.owner',
      'names the member "ghost", which the workspace does not have',
    ],
    [
      'an article whose address is none',
      'language: es',
      'language: es\n    playbook: [{ title: Parcels, link: "javascript:go()" }]',
      12,
      'brands.0.playbook.0.link',
      'must be an address that begins with https://',
    ],
    [
      'a line of the map that asks a team that does not exist',
      'language: es',
      'language: es\n    escalation: [{ severities: [high], ask: law }]',
      12,
      'brands.0.escalation.0.ask',
      'names the team "law", which the workspace does not have',
    ],
    [
      'client data that nobody may see',
      'language: es',
      'language: es\n    escalation: [{ clientData: true }]',
      12,
      'brands.0.escalation.0.clientData',
      'needs "answer": the teams that may see client data',
    ],
    [
      'an approval by a role that does not exist',
      'brands:',
      'approval: { rules: [{ roles: [boss], needs: peer }] }\nbrands:',
      7,
      'approval.rules.0.roles.0',
      'names the role "boss", which the workspace does not have',
    ],
    [
      'somebody on the roster who is not there',
      'brands:',
      'approval: { roster: [eva] }\nbrands:',
      7,
      'approval.roster.0',
      'names the member "eva", which the workspace does not have',
    ],
    [
      'a share of samples beyond all',
      'brands:',
      'approval: { rules: [{ samples: 120, needs: peer }] }\nbrands:',
      7,
      'approval.rules.0.samples',
      'must be at most 100',
    ],
  ])('is named by line, path and reason: %s', (_name, from, to, line, path, reason) => {
    const problems = problemsOf(changed(from, to));
    expect(problems).toContainEqual({ line, path, reason });
  });

  it.each([
    [
      'a key that stands twice',
      changed('name: Desk', 'name: Desk\nname: Other'),
      3,
      /stands here a second time/,
    ],
    ['broken YAML', changed('teams:', 'teams: ['), 4, /is not valid YAML/],
    ['a tag of another language', changed('name: Desk', 'name: !!js/function x'), 2, /is not valid YAML/],
    ['two documents', `${base}---\n${base}`, 19, /is not valid YAML/],
    [
      'an alias without an anchor',
      changed('teams: [care]', 'teams: *care'),
      null,
      /is not valid YAML|anchors/,
    ],
  ])('of the text itself is named too: %s', (_name, text, line, reason) => {
    const [problem] = problemsOf(text);
    expect(problem?.reason).toMatch(reason);
    if (line !== null) expect(problem?.line).toBe(line);
  });

  it('does not hide the others, up to a hundred', () => {
    const many = Array.from({ length: 300 }, (_, index) => `field${index}: x`).join('\n');
    expect(problemsOf(`${base}${many}\n`)).toHaveLength(100);
    expect(
      problemsOf(changed('name: Desk', 'nam: Desk').replace('2 h', 'soon'))
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['brands.0.promises.red.target', 'nam', 'name']);
  });

  it.each(['', '[]', '42', 'null', '"text"', '- a\n- b'])(
    'is the whole document when it is no group of fields: %j',
    (text) => {
      expect(problemsOf(text)).toEqual([{ line: 1, path: '', reason: 'must be a group of fields' }]);
    },
  );

  it('is said in one line, with the file', () => {
    expect(problemLine('team.yaml', { line: 3, path: 'name', reason: 'is missing' })).toBe(
      'team.yaml:3: name is missing',
    );
    expect(problemLine('team.yaml', { line: null, path: '', reason: 'is too long' })).toBe(
      'team.yaml: the document is too long',
    );
  });
});

describe('a document made to do harm', () => {
  it('that unfolds without end is refused', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...[...'bcdefghi'].map(
        (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`,
      ),
    ].join('\n');
    expect(problemsOf(bomb)).toEqual([
      { line: null, path: '', reason: 'repeats its anchors too often, or names one that is not there' },
    ]);
  });

  it('that is too long is refused unread', () => {
    expect(problemsOf(' '.repeat(2_000_001))).toEqual([
      { line: null, path: '', reason: 'is longer than 2000000 characters' },
    ]);
  });

  it.each(['[', '{a: ', '- ', '? ', '[{'])('that is nested without end is refused: %j', (opening) => {
    expect(problemsOf(opening.repeat(20_000))).toEqual([
      { line: null, path: '', reason: 'is nested more than 64 levels deep' },
    ]);
  });

  it('that searches itself through a flood of aliases is refused', () => {
    const aliases = Array.from({ length: 200 }, (_, index) => `  - &a${index} x\n  - *a${index}`).join('\n');
    expect(problemsOf(`tags:\n${aliases}`)).toEqual([
      { line: null, path: '', reason: 'repeats its anchors more than 100 times' },
    ]);
  });

  it('with a flood of unknown fields is refused in one go', () => {
    const keys = Array.from({ length: 5_000 }, (_, index) => `field${index}: x`).join('\n');
    expect(problemsOf(keys)).toHaveLength(100);
  });

  it('with a flood of keys is read in one go, and each repeated one is named', () => {
    const keys = Array.from({ length: 5_000 }, (_, index) => `tags${index}: []`).join('\n');
    expect(problemsOf(`${keys}\ntags7: []`)).toEqual([
      { line: 5_001, path: 'tags7', reason: 'stands here a second time' },
    ]);
  });

  it('cannot reach the prototype of anything', () => {
    const problems = problemsOf(`${base}__proto__: { polluted: true }\n`);
    expect(problems).toContainEqual({
      line: 19,
      path: '__proto__',
      reason: 'is not a field that belongs here',
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('gives problems or a workspace, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (text) => {
        const parsed = parseWorkspace(text, 'any');
        expect(parsed.ok ? 1 : parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe('writing a workspace', () => {
  const file = new URL('../../../test/fixtures/skin-care.workspace.yaml', import.meta.url);
  const key = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,10}$/);
  const label = fc
    .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
    .map((text) => text.trim())
    .filter((text) => text !== '' && text.isWellFormed());
  const length = fc.oneof(
    fc.integer({ min: 1, max: 10_000_000 }),
    fc.integer({ min: 1, max: 500 }).map((hours) => hours * 3_600_000),
  );
  const span = fc.constantFrom({ from: '09:00', to: '22:00' }, { from: '00:00', to: '24:00' });

  const workspace = fc
    .record({
      name: label,
      teams: fc.uniqueArray(key, { minLength: 1, maxLength: 3 }),
      brands: fc.uniqueArray(key, { minLength: 1, maxLength: 3 }),
      texts: fc.array(label, { maxLength: 4 }),
      lengths: fc.tuple(length, length, length, length, fc.option(length)),
      span,
      flag: fc.boolean(),
    })
    .map(({ name, teams, brands, texts, lengths, flag, ...rest }): Workspace => {
      const [target, reopenWithin, pollEvery, undoSendDelay, resolveWithin] = lengths;
      const promise = { target, dueInstantInTime: flag, team: teams[0] };
      const weekly = { mon: [rest.span], tue: [], wed: [], thu: [rest.span], fri: [], sat: [], sun: [] };
      const hours = { timeZone: 'Europe/Madrid', weekly, holidays: ['2026-12-25'] };
      return {
        version: 1,
        name,
        teams: teams.map((id) => ({
          id,
          name,
          mode: flag ? 'push' : 'pull',
          capacity: 3,
          ...(flag ? { hours } : {}),
        })),
        members: [
          {
            id: 'me',
            name,
            initials: 'M',
            role: flag ? 'own' : 'agent',
            teams,
            ...(flag ? { brands, channels: ['email'], capacity: 2, hours } : {}),
            away: flag ? [{ from: 1_766_600_000_000, to: 1_766_600_000_001 }] : [],
            freeOn: flag ? ['email'] : [],
          },
        ],
        roles: [
          {
            id: 'own',
            name,
            follows: 'trainee',
            ...(flag ? { may: [{ actions: ['see'], brands, tiers: ['untriaged'] }] } : {}),
          },
        ],
        approval: {
          rules: [{ roles: ['own'], brands, audience: 'public', samples: 12.5, needs: 'two' }],
          expiresAfter: target,
          roster: ['me'],
          nextAfter: target,
        },
        brands: brands.map((id) => ({
          id,
          name,
          color: '#2f7f86',
          language: 'es',
          tone: texts[0] ?? '',
          promises: { green: promise, yellow: promise, red: promise },
          ...(resolveWithin === null ? {} : { resolveWithin }),
          ...(flag ? { businessHours: hours } : {}),
          businessHoursTiers: flag ? ['green'] : [],
          acknowledgementAnswers: flag,
          reopenWithin,
          safetyTeam: teams[0],
          warnings: { red: [30, 0], yellow: [], green: [5] },
          playbook: [{ title: name, way: 'phone', say: 'One.\nTwo.', says: { es: 'Uno.' } }],
          diversions: [{ to: 'phone', place: name, handOver: 'One.\nTwo.', closings: { es: 'Uno.' } }],
          acknowledgements: texts.slice(0, 1).map(() => ({
            responses: ['heard'],
            inPublic: flag,
            again: target,
            ...(flag ? { channels: ['email'], since: 1_766_600_000_000 } : {}),
          })),
          escalation: [
            { severities: ['high'], answer: teams, ask: teams[0], clientData: flag, place: 'private' },
          ],
          signatures: [{ channels: ['email'], sign: 'initials' }],
          contactTypes: texts.map((text, index) => ({
            id: `t${index}`,
            label: text,
            severity: 'low',
            safety: flag,
            phrases: [text],
          })),
          cannedResponses: ['heard', ...texts].map((text, index) => ({
            id: index === 0 ? text : `c${index}`,
            title: text,
            language: 'en',
            text: index === 0 ? text : `${text}\n\n{{x}}: # - "y"`,
            tags: [text],
            reviewed: '2026-10-01',
            expires: '2027-01-01',
          })),
          terms: name,
          guard: {
            rules: [{ kinds: ['phone'], audience: 'private', does: 'off' }],
            forbidden: ['garantizado'],
            orderNumbers: ['AU-######'],
            contacts: ['+34 900 123 456'],
            hosts: ['aurea.example'],
            allowedWords: [],
          },
        })),
        accounts: [
          {
            id: 'a',
            brand: brands[0],
            name,
            channel: 'mastodon',
            server: 'https://social.example',
            pollEvery,
          },
        ],
        tags: texts,
        rules: [
          {
            id: 'r',
            name,
            isOn: flag,
            when: {
              anyOf: ['map hack'],
              misspellings: flag,
              brands,
              followers: { from: 10 },
              time: { timeZone: 'Europe/Madrid', days: ['mon'], from: '22:00', to: '06:00' },
              history: { under: 3, within: target },
            },
            gives: { tier: 'red', team: teams[0], assignee: 'me', notify: ['me'] },
          },
        ],
        undoSendDelay,
      } as unknown as Workspace;
    });

  it('gives a text that reads back to the same workspace', () => {
    fc.assert(
      fc.property(workspace, (written) => {
        const parsed = parseWorkspace(formatWorkspace(written), 'written');
        expect(parsed).toEqual({ ok: true, workspace: written });
      }),
      { numRuns: 40 },
    );
  });

  it('keeps a real definition whole, and writes it the same way every time', () => {
    const parsed = parseWorkspace(readFileSync(file, 'utf8'), 'skin-care.workspace.yaml');
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const written = formatWorkspace(parsed.workspace);
    const again = parseWorkspace(written, 'written');
    expect(again).toEqual(parsed);
    expect(again.ok && formatWorkspace(again.workspace)).toBe(written);
    expect(written).toContain('target: 24 h');
    expect(written).not.toContain('*');
  });
});
