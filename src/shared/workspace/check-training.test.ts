import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { rightAnswer } from '../domain/training/right-answer';
import { inLanguage } from './in-language';
import { formatWorkspace, parseWorkspace } from './parse';
import type { Training, Workspace } from './schema';

const document = (training: string) => `version: 1
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
    contactTypes:
      - { id: price, label: Price, severity: low }
training:
${training}
`;
const problemsOf = (training: string) => {
  const parsed = parseWorkspace(document(training), 'team.yaml');
  return parsed.ok ? [] : parsed.problems.map(({ line, path, reason }) => `${line} ${path} ${reason}`);
};
const inStep = (exercise: string, more = '') =>
  `  steps:\n    - id: one\n      kind: guided\n      name: One${more}\n      exercises:\n        - ${exercise}`;
const question =
  '{ kind: question, id: q, question: Why?, choices: [{ text: a, isRight: true }, { text: b }] }';
const practice = '{ kind: case, id: c, brand: aurea, from: Rosa Vega, says: How much?, contactType: price }';

describe('the training of a workspace', () => {
  it('is read with what goes without saying', () => {
    const parsed = parseWorkspace(document(inStep(practice)), 'team.yaml');
    expect(parsed).toMatchObject({
      ok: true,
      workspace: {
        training: {
          steps: [
            {
              passMark: 80,
              exercises: [
                {
                  channel: 'sandbox',
                  audience: 'public',
                  asks: ['tier', 'type', 'owner', 'place', 'text'],
                },
              ],
            },
          ],
          checklist: [],
          drills: [],
          signers: [],
        },
      },
    });
  });

  it.each([
    ['nothing wrong', inStep(question), []],
    [
      'a step of no kind',
      inStep(question).replace('kind: guided', 'kind: lesson'),
      ['22 training.steps.0.kind must be one of "sensitivity", "process", "tool", "guided", "timed", "live"'],
    ],
    [
      'a step without exercises',
      '  steps: [{ id: one, kind: tool, name: One }]',
      ['20 training.steps.0.exercises is missing'],
    ],
    [
      'a step with an empty list of them',
      '  steps: [{ id: one, kind: tool, name: One, exercises: [] }]',
      ['20 training.steps.0.exercises must hold at least one exercise'],
    ],
    [
      'a timed step without its time',
      inStep(question).replace('kind: guided', 'kind: timed'),
      ['21 training.steps.0.within is missing'],
    ],
    [
      'live work with exercises',
      inStep(question).replace('kind: guided', 'kind: live'),
      ['24 training.steps.0.exercises must be empty: live work is no exercise'],
    ],
    [
      'a step after the live one',
      '  steps:\n    - { id: one, kind: live, name: One }\n    - { id: two, kind: live, name: Two }',
      ['21 training.steps.0.kind must be that of the last step: what comes after it is never open'],
    ],
    [
      'a question without a right answer',
      inStep(question.replace(', isRight: true', '')),
      ['25 training.steps.0.exercises.0.choices must have one right choice, not 0'],
    ],
    [
      'a question with one choice',
      inStep('{ kind: question, id: q, question: Why?, choices: [{ text: a, isRight: true }] }'),
      ['25 training.steps.0.exercises.0.choices must offer at least two'],
    ],
    [
      'a brand that is not there',
      inStep(practice.replace('aurea', 'lindra')),
      ['25 training.steps.0.exercises.0.brand names the brand "lindra", which the workspace does not have'],
    ],
    [
      'a kind of contact that is not there',
      inStep(practice.replace('price', 'weather')),
      [
        '25 training.steps.0.exercises.0.contactType names the contact type "weather", which the brand does not have',
      ],
    ],
    [
      'a team that is not there',
      inStep(practice.replace(' }', ', right: { owner: legal } }')),
      [
        '25 training.steps.0.exercises.0.right.owner names the team "legal", which the workspace does not have',
      ],
    ],
    [
      'two exercises of one name',
      inStep(`${question}\n        - ${question}`),
      ['26 training.steps.0.exercises.1.id "q" is used twice'],
    ],
    [
      'a field nobody knows',
      inStep(practice.replace(' }', ', mood: cross }')),
      ['25 training.steps.0.exercises.0.mood is not a field that belongs here'],
    ],
    [
      'a quality said twice',
      '  checklist: [{ quality: curious }, { quality: curious }]',
      ['20 training.checklist.1.quality "curious" is used twice'],
    ],
    [
      'a canned response no brand has',
      '  drills: [{ id: a, name: A, scenario: outage-500, holding: [wait] }]',
      ['20 training.drills.0.holding.0 names the canned response "wait", which no brand has'],
    ],
    [
      'a signature that is none',
      '  signers: [{ name: Room 4, key: abc }]',
      ['20 training.signers.0.key must be a key as Training shows it, such as "3f9a-01bc-…"'],
    ],
  ])('names by its line %s', (_, training, problems) => {
    expect(problemsOf(training)).toEqual(problems);
  });
});

function sandbox(): Workspace {
  const text = readFileSync(new URL('../../../assets/sandbox/workspace.yaml', import.meta.url), 'utf8');
  const parsed = parseWorkspace(text, 'workspace.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.workspace;
}

describe('the path of the sandbox', () => {
  const workspace = sandbox();
  const wordsOf = ({ steps, checklist, drills }: Training) => [
    ...steps.flatMap(({ name, lead, exercises }) => [
      name,
      lead,
      ...exercises.flatMap((exercise) => [
        exercise.why,
        ...(exercise.kind === 'case' ? [] : [exercise.question]),
        ...(exercise.kind === 'question' ? exercise.choices.map(({ text }) => text) : []),
      ]),
    ]),
    ...checklist.map(({ tip }) => tip),
    ...drills.map(({ name }) => name),
  ];

  test('goes through every kind of step, in order', () => {
    expect(workspace.training?.steps.map(({ kind }) => kind)).toEqual([
      'sensitivity',
      'process',
      'tool',
      'guided',
      'timed',
      'live',
    ]);
  });

  test('says everything in Spanish too', () => {
    const [english, spanish] = ['en', 'es'].map((locale) => inLanguage(workspace, locale).training);
    if (!english || !spanish) throw new Error('The sandbox has no training');
    const words = wordsOf(english);
    expect(wordsOf(spanish).filter((one, index) => one !== undefined && one === words[index])).toEqual([]);
  });

  test('has a right answer to each of its cases', () => {
    const cases = (workspace.training?.steps ?? []).flatMap(({ exercises }) =>
      exercises.flatMap((exercise) => (exercise.kind === 'case' ? [exercise] : [])),
    );
    const answers = cases.map((practice) => {
      const brand = workspace.brands.find(({ id }) => id === practice.brand);
      return brand === undefined ? null : rightAnswer(practice, brand)?.tier;
    });
    expect(answers).toEqual(['red', 'yellow', 'green', 'yellow', 'green', 'red', 'red', 'yellow']);
  });

  test('is written and read back the same', () => {
    const again = parseWorkspace(formatWorkspace(workspace), 'again.yaml');
    expect(again).toMatchObject({ ok: true, workspace: { training: workspace.training } });
  });
});
