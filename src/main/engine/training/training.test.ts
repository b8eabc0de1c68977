import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answer, desk, restarted, sent } from '../../../../test/support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../../../../test/support/engine-desk';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { asId, type ExternalId, type ReplyId } from '../../../shared/domain/ids';
import { day, minute, second } from '../../../shared/domain/time';
import type { CommandInput, CommandName } from '../../../shared/ipc/engine-port';
import { practiceFile } from '../../../shared/ipc/practice-file';
import type { SittingState } from '../../../shared/ipc/training-port';
import { keepPractice } from './keep-practice';

const inFolder = temporaryFolder();
const workspace = (account: string) => `version: 1
name: A desk that learns
teams:
  - { id: agency, name: Agency }
  - { id: legal, name: Legal }
members:
  - { id: lead, name: Lucía Robles, initials: LR, role: supervisor, teams: [agency] }
  - { id: paula, name: Paula Teruel, initials: PT, role: trainee, teams: [agency] }
  - { id: tom, name: Tom Ashby, initials: TA, role: agent, teams: [agency] }
brands:
  - id: aurea-derma
    name: Aurea Derma
    color: '#2f7f86'
    language: en
    safetyTeam: agency
    promises:
      green: { target: 24 h, dueInstantInTime: true, team: agency }
      yellow: { target: 6 h, dueInstantInTime: false, team: agency }
      red: { target: 2 h, dueInstantInTime: true, team: agency }
    contactTypes:
      - { id: price, label: Price, severity: low, phrases: [price] }
      - { id: threat, label: Threat, severity: high, phrases: [lawyer] }
    escalation:
      - { contactTypes: [threat], owner: legal, place: private }
accounts:
  - ${account}
training:
  steps:
    - id: judge
      kind: sensitivity
      name: Judge
      exercises:
        - { kind: case, id: j1, brand: aurea-derma, from: Rosa Vega, says: My lawyer writes, contactType: threat, asks: [tier, owner] }
        - { kind: question, id: j2, question: Why?, choices: [{ text: So, isRight: true }, { text: No }] }
    - id: fast
      kind: timed
      name: Fast
      within: 1 min
      exercises:
        - { kind: key, id: f1, command: claim, question: Take it. }
        - { kind: key, id: f2, command: red, question: Make it red. }
    - { id: live, kind: live, name: Live }
  drills:
    - { id: storm, name: A storm, scenario: viral-complaint, holdingWithin: 5 min, escalationWithin: 5 min }
`;
const live =
  '{ id: aurea-social, brand: aurea-derma, name: Aurea, channel: bluesky, handle: aurea-derma.example }';
const played =
  '{ id: aurea-social, brand: aurea-derma, name: Aurea, channel: sandbox, scenario: viral-complaint }';
const school = (who = 'paula') => {
  const at = desk({ workspace: workspace(live) });
  at.engine.sitDown(who);
  return at;
};
const threat = {
  kind: 'case',
  tier: 'red',
  contactType: null,
  owner: 'legal',
  place: null,
  text: '',
} as const;
const first = { kind: 'question', choice: 0 } as const;
const key = (command: string) => ({ kind: 'key', command }) as const;

type Answer = CommandInput<'training.answer'>['answer'];
const give = (at: EngineDesk, { id, exercise }: SittingState, answer: Answer) =>
  at.command('training.answer', { sitting: id, exercise: exercise ?? '', answer });
async function refusal<Name extends CommandName>(
  at: EngineDesk,
  name: Name,
  input: CommandInput<Name>,
): Promise<string> {
  const result = await at.tryCommand(name, input);
  return result.ok ? 'ok' : result.error.code;
}
async function passJudge(at: EngineDesk): Promise<SittingState> {
  const begun = await at.command('training.begin', { step: 'judge' });
  return give(at, await give(at, begun, threat), first);
}
const states = async (at: EngineDesk) =>
  (await at.query('training.read', {})).own.steps.map(({ state }) => state);

describe('sitting a step', () => {
  it('tells what was right after each exercise, and gives a record at the end', async () => {
    const at = school();
    const begun = await at.command('training.begin', { step: 'judge' });
    expect(begun).toMatchObject({ exercise: 'j1', answered: 0, of: 2, endsAt: null, feedback: null });
    at.clock.advance(20 * second);
    const told = await give(at, begun, { ...threat, tier: 'green' });
    expect(told).toMatchObject({
      exercise: 'j2',
      feedback: {
        id: 'j1',
        took: 20_000,
        marks: [
          { aspect: 'tier', isRight: false, right: 'red' },
          { aspect: 'owner', isRight: true, right: 'legal' },
        ],
      },
    });
    const over = await give(at, told, first);
    expect(over.record).toMatchObject({ agent: 'paula', step: 'judge', points: 2, of: 3, isPassed: false });
    expect(await states(at)).toEqual(['open', 'later', 'later']);
  });

  it('opens the next step once it is passed, and never the live one by itself', async () => {
    const at = school();
    expect(await refusal(at, 'training.begin', { step: 'fast' })).toBe('training-step-later');
    await passJudge(at);
    expect(await states(at)).toEqual(['passed', 'open', 'later']);
    expect(await refusal(at, 'training.begin', { step: 'live' })).toBe('training-step-live');
    expect(await refusal(at, 'training.begin', { step: 'gone' })).toBe('training-step-unknown');
  });

  it('says nothing until the end of a timed step, and then counts what was not reached', async () => {
    const at = school();
    await passJudge(at);
    const begun = await at.command('training.begin', { step: 'fast' });
    expect(begun.endsAt).toBe(at.clock.now() + minute);
    const told = await give(at, begun, key('claim'));
    expect(told).toMatchObject({ exercise: 'f2', feedback: null });
    at.clock.advance(minute + 1);
    const over = await give(at, told, key('red'));
    expect(over).toMatchObject({ exercise: null, feedback: null, record: { points: 1, of: 2 } });
    expect(over.record?.exercises[1]).toMatchObject({ id: 'f2', took: null });
  });

  it('goes on after a restart where it was, and counts an answer that is asked again once', async () => {
    const at = school();
    const begun = await at.command('training.begin', { step: 'judge' });
    const told = await give(at, begun, threat);
    const again = restarted(at);
    again.engine.sitDown('paula');
    expect((await again.query('training.read', {})).sitting).toMatchObject({ id: begun.id, exercise: 'j2' });
    expect(await give(again, begun, { ...threat, tier: 'green' })).toMatchObject({ feedback: told.feedback });
    const over = await give(again, told, first);
    expect(await give(again, told, first)).toMatchObject({ record: over.record });
    expect((await again.query('training.read', {})).own.steps[0]).toMatchObject({ sittings: 1 });
  });

  it('gives up what was answered of another sitting only when its owner says so', async () => {
    const at = school();
    await passJudge(at);
    const begun = await at.command('training.begin', { step: 'judge' });
    const going = await give(at, begun, threat);
    expect(await refusal(at, 'training.begin', { step: 'fast' })).toBe('training-sitting-under-way');
    expect(await refusal(at, 'training.begin', { step: 'fast', drops: 'e'.repeat(32) })).toBe(
      'training-sitting-under-way',
    );
    expect((await at.query('training.read', {})).sitting).toMatchObject({ id: going.id, exercise: 'j2' });
    const other = await at.command('training.begin', { step: 'fast', drops: going.id });
    expect((await at.query('training.read', {})).sitting).toMatchObject({ id: other.id, step: 'fast' });
  });

  it('refuses answers out of turn, and to a sitting that is no more', async () => {
    const at = school();
    const begun = await at.command('training.begin', { step: 'judge' });
    expect(await refusal(at, 'training.answer', { sitting: begun.id, exercise: 'j2', answer: first })).toBe(
      'training-other-exercise',
    );
    at.engine.sitDown('tom');
    expect(await refusal(at, 'training.answer', { sitting: begun.id, exercise: 'j1', answer: null })).toBe(
      'training-no-sitting',
    );
  });
});

describe('results', () => {
  const file = async (at: EngineDesk, agent: string | null = 'paula') =>
    (await at.query('training.export', { agent })).text;

  it('travel to another desk in a file, where the key says who signed them', async () => {
    const sandbox = school();
    await passJudge(sandbox);
    const { key: signer } = await sandbox.query('training.read', {});
    const text = await file(sandbox);
    const at = school('lead');
    expect(await at.command('training.import', { text, agent: null })).toEqual({
      taken: 1,
      known: 0,
      problems: [],
    });
    expect(await at.command('training.import', { text, agent: null })).toEqual({
      taken: 0,
      known: 1,
      problems: [],
    });
    const { team, key: own } = await at.query('training.read', {});
    const paula = team.find(({ agent }) => agent === 'paula');
    expect(paula?.steps[0]).toMatchObject({ state: 'passed', best: { points: 3, of: 3, signer } });
    expect(signer).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){7}$/);
    expect(own).not.toBe(signer);
  });

  it('of the sandbox are filed under whom the supervisor names, and move when somebody else is named', async () => {
    const sandbox = desk({ workspace: workspace(played), sandbox: true });
    sandbox.engine.sitDown('paula');
    await passJudge(sandbox);
    const text = await file(sandbox);
    const at = school('lead');
    const filed = async () =>
      (await at.query('training.read', {})).team.map(({ agent, steps }) => [agent, steps[0]?.state]);
    await at.command('training.import', { text, agent: 'tom' });
    expect(await filed()).toEqual([
      ['paula', 'open'],
      ['tom', 'passed'],
    ]);
    expect(await at.command('training.import', { text, agent: null })).toMatchObject({ taken: 0, known: 1 });
    expect(await at.command('training.import', { text, agent: 'paula' })).toMatchObject({
      taken: 1,
      known: 0,
    });
    expect(await filed()).toEqual([['paula', 'passed']]);
    expect((await file(at, null)).trim().split('\n')).toHaveLength(2);
  });

  it('that a member sat under their own name are never somebody else’s', async () => {
    const sat = school();
    await passJudge(sat);
    const at = school('lead');
    await at.command('training.import', { text: await file(sat), agent: 'tom' });
    const { team } = await at.query('training.read', {});
    expect(team.map(({ agent, steps }) => [agent, steps[0]?.state])).toEqual([['paula', 'passed']]);
  });

  it('that were changed on the way are named by their line, and the others taken', async () => {
    const sandbox = school();
    await passJudge(sandbox);
    await passJudge(sandbox);
    const [head, one = '', two = ''] = (await file(sandbox)).split('\n');
    const forged = one.replace('\\"isPassed\\":true', '\\"isPassed\\":false');
    expect(forged).not.toBe(one);
    const at = school('lead');
    expect(
      await at.command('training.import', { text: [head, forged, two].join('\n'), agent: null }),
    ).toMatchObject({ taken: 1, problems: [{ line: 2, path: 'signature' }] });
  });

  it('are one’s own, unless one trains others', async () => {
    const at = school();
    await passJudge(at);
    expect((await at.query('training.read', {})).team).toEqual([]);
    at.engine.sitDown('tom');
    await expect(file(at)).rejects.toThrow('training-only-trainers');
    expect(await refusal(at, 'training.import', { text: '', agent: null })).toBe('training-only-trainers');
    at.engine.sitDown('lead');
    expect((await file(at, null)).split('\n')).toHaveLength(3);
  });
});

describe('what was practised in the sandbox', () => {
  /** Results of the sandbox of this profile, by who sat there. */
  async function practised(...people: readonly string[]): Promise<string> {
    const sandbox = desk({ workspace: workspace(played), sandbox: true });
    for (const who of people) {
      sandbox.engine.sitDown(who);
      await passJudge(sandbox);
    }
    sandbox.engine.sitDown('lead');
    return (await sandbox.query('training.export', { agent: null })).text;
  }

  it('becomes one’s own once, whoever one was there, and waits for the hub', async () => {
    const text = await practised('tom');
    const at = school('paula');
    expect(await at.command('training.handOver', { text, as: null })).toEqual({
      taken: 1,
      known: 0,
      problems: [],
      people: [],
    });
    expect(await at.command('training.handOver', { text, as: null })).toMatchObject({ taken: 0, known: 1 });
    expect(await states(at)).toEqual(['passed', 'open', 'later']);
    const { onTheirWay } = await at.query('training.read', {});
    expect(onTheirWay).toEqual({ waiting: 1, refused: [] });
  });

  it('is asked about where several practised: who one was says which results are one’s own', async () => {
    const text = await practised('paula', 'tom');
    const at = school('paula');
    const asked = await at.command('training.handOver', { text, as: null });
    expect(asked).toMatchObject({
      taken: 0,
      people: [{ agent: 'paula' }, { agent: 'tom', name: 'Tom Ashby' }],
    });
    expect(await states(at)).toEqual(['open', 'later', 'later']);
    expect(await at.command('training.handOver', { text, as: 'tom' })).toMatchObject({
      taken: 1,
      people: [],
    });
    at.engine.sitDown('lead');
    // What is filed already stays under whom it is.
    expect(await at.command('training.handOver', { text, as: 'tom' })).toMatchObject({ taken: 0, known: 1 });
    const { team } = await at.query('training.read', {});
    expect(team.map(({ agent, steps }) => [agent, steps[0]?.state])).toEqual([['paula', 'passed']]);
  });

  it('is left out with its line where it was changed, and taken where it was not', async () => {
    const [head, one = '', two = ''] = (await practised('paula', 'paula')).split('\n');
    const forged = one.replace('\\"points\\":3', '\\"points\\":9');
    expect(forged).not.toBe(one);
    const at = school('paula');
    const text = [head, forged, two].join('\n');
    expect(await at.command('training.handOver', { text, as: null })).toMatchObject({
      taken: 1,
      problems: [{ line: 2, path: 'signature' }],
    });
  });

  it('is handed over at work only', async () => {
    const sandbox = desk({ workspace: workspace(played), sandbox: true });
    const text = await practised('paula');
    expect(await refusal(sandbox, 'training.handOver', { text, as: null })).toBe(
      'training-handed-over-at-work',
    );
  });

  it('lies beside the log of the sandbox, signed, for the workspace of the same profile', async () => {
    const folder = inFolder('practice');
    mkdirSync(folder);
    const sandbox = desk({ workspace: workspace(played), sandbox: true });
    const left = () => readFileSync(path.join(folder, practiceFile), 'utf8');
    keepPractice(sandbox.engine.results, folder);
    expect(existsSync(path.join(folder, practiceFile))).toBe(false);
    sandbox.engine.sitDown('paula');
    await passJudge(sandbox);
    const at = school('paula');
    expect(await at.command('training.handOver', { text: left(), as: null })).toMatchObject({ taken: 1 });
  });
});

describe('an exercise made from a closed case', () => {
  const asked = { ...customerPost(noon), text: 'Customer here: what price is order 204771?' };
  const closed = async (at: EngineDesk) => {
    at.arrive([asked]);
    const { id, number } = at.row('what price');
    await at.command('case.resolve', { caseIds: [id], reason: '' });
    return number;
  };

  it('has neither name nor number, and is taken by the path as it stands', async () => {
    const at = school('lead');
    const { text } = await at.query('training.practice', { caseNumber: await closed(at) });
    expect(text).toContain('contactType: price');
    expect(text).toMatch(/^ {2}id: real-[0-9a-f]{8}$/mu);
    expect(text).not.toMatch(/Customer|204771/u);
    const exercises = text.replace(/^/gm, '        ');
    const step = `    - id: real\n      kind: guided\n      name: Real\n      exercises:\n${exercises}\n`;
    const longer = workspace(live).replace('    - { id: live, kind', `${step}    - { id: live, kind`);
    expect(await at.command('workspace.import', { text: longer, name: 'longer' })).toMatchObject({
      problems: [],
    });
  });

  it('is made by who trains others, of cases that are closed', async () => {
    const at = school('lead');
    at.arrive([asked]);
    const { number: caseNumber } = at.row('what price');
    await expect(at.query('training.practice', { caseNumber })).rejects.toThrow('training-case-open');
    await expect(at.query('training.practice', { caseNumber: 999 })).rejects.toThrow('case-not-found');
    at.engine.sitDown('paula');
    await expect(at.query('training.practice', { caseNumber })).rejects.toThrow('training-only-trainers');
  });
});

describe('a drill', () => {
  const sandbox = () => desk({ workspace: workspace(played), sandbox: true });
  const standing = async (at: EngineDesk) => (await at.query('training.read', {})).drills[0];

  it('is held in the sandbox only, of the scenario that is played', async () => {
    expect(await refusal(school('lead'), 'drill.begin', { drill: 'storm' })).toBe('drill-only-in-sandbox');
    const other = desk({
      workspace: workspace(played.replace('viral-complaint', 'outage-500')),
      sandbox: true,
    });
    expect(await refusal(other, 'drill.begin', { drill: 'storm' })).toBe('drill-other-scenario');
    expect(await refusal(sandbox(), 'drill.end', {})).toBe('drill-not-running');
  });

  it('is timed and scored from what happened while it ran', async () => {
    const at = sandbox();
    await at.command('drill.begin', { drill: 'storm' });
    expect(await refusal(at, 'drill.begin', { drill: 'storm' })).toBe('drill-running');
    at.arrive([{ ...customerPost(at.clock.now()), text: 'What price is it?' }]);
    at.clock.advance(2 * minute);
    const { caseId, replyId } = await answer(at, 'What price', 'It is nine euro.');
    await at.command('case.escalate', { caseIds: [caseId], toTeam: 'legal', reason: 'press' });
    at.clock.advance(6 * second);
    expect(sent(at)).toHaveLength(1);
    taken(at, replyId);
    const { record, signer } = await at.command('drill.end', {});
    expect(record).toMatchObject({
      kind: 'drill',
      drill: 'storm',
      people: ['lead'],
      figures: { breaches: 0, wrongSends: 0 },
      points: 4,
      of: 4,
    });
    expect(await standing(at)).toMatchObject({ isOverdue: false, last: { signer } });
  });

  it('that the workspace has no more is in no other one’s way', async () => {
    const at = sandbox();
    await at.command('drill.begin', { drill: 'storm' });
    const text = workspace(played).replace('id: storm,', 'id: gale,');
    await at.command('workspace.import', { text, name: 'renamed' });
    expect(await at.query('training.read', {})).toMatchObject({ running: null });
    expect(await refusal(at, 'drill.end', {})).toBe('drill-unknown');
    expect(await refusal(at, 'drill.begin', { drill: 'gale' })).toBe('ok');
    expect(await at.query('training.read', {})).toMatchObject({ running: { drill: 'gale' } });
  });

  it('that nobody answered has no points for that, and its breaches are counted', async () => {
    const at = sandbox();
    await at.command('drill.begin', { drill: 'storm' });
    at.arrive([{ ...customerPost(at.clock.now()), text: 'My lawyer will write to you' }]);
    at.clock.advance(3 * 60 * minute);
    const { record } = await at.command('drill.end', {});
    expect(record).toMatchObject({
      figures: { holdingAfter: null, escalationAfter: null, breaches: 1, wrongSends: 0 },
      points: 1,
    });
  });

  it('is owed again three months later, and from the start where none was held', async () => {
    const at = sandbox();
    expect(await standing(at)).toMatchObject({ isOverdue: true, dueAt: null, last: null });
    await at.command('drill.begin', { drill: 'storm' });
    await at.command('drill.end', {});
    expect(await standing(at)).toMatchObject({ isOverdue: false, dueAt: Date.UTC(2026, 5, 4, 12) });
    at.clock.jump(noon + 93 * day);
    expect(await standing(at)).toMatchObject({ isOverdue: true });
  });
});

/** The channel says that it took the reply. */
function taken(at: EngineDesk, replyId: ReplyId): void {
  const outcome = {
    kind: 'sent',
    externalId: asId<ExternalId>('sent-1'),
    url: null,
    acceptedAt: at.clock.now(),
  } as const;
  at.engine.hearChannels({ type: 'sent', replyId, attempt: 1, outcome });
}
