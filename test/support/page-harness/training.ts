// A path of one step, with what a sitting of it answers, for looking at training.
import { type AgentId, asId } from '../../../src/shared/domain/ids';
import type { StepRecord } from '../../../src/shared/domain/training/training-record';
import { succeed } from '../../../src/shared/ipc/result';
import type { SittingState, TrainingReading } from '../../../src/shared/ipc/training-port';
import { documentOf } from '../../../src/shared/workspace/change-part';
import { workspaceSchema } from '../../../src/shared/workspace/schema';
import type { ScriptedEngine } from './scripted-engine';

const training = {
  steps: [
    {
      id: 'judge',
      kind: 'guided',
      name: 'Judge',
      exercises: [
        {
          kind: 'case',
          id: 'leak',
          brand: 'aurea',
          from: 'Rosa Vega',
          says: 'My pump is leaking',
          language: 'en',
          contactType: 'packaging',
          asks: ['tier', 'owner', 'text'],
          qualities: ['empathetic'],
        },
        { kind: 'key', id: 'take', command: 'claim', question: 'Take the case.' },
      ],
    },
    { id: 'live', kind: 'live', name: 'Live work' },
  ],
  checklist: [{ quality: 'empathetic', phrases: ['sorry'], tip: 'Say that you understand.' }],
  drills: [{ id: 'storm', name: 'A storm', scenario: 'viral-complaint' }],
};
const laura = asId<AgentId>('laura');
export const begun: SittingState = {
  id: 'a'.repeat(32),
  step: 'judge',
  exercise: 'leak',
  answered: 0,
  of: 2,
  endsAt: null,
  feedback: null,
  record: null,
};
export const leak = {
  id: 'leak',
  took: 9_000,
  marks: [
    { aspect: 'tier', isRight: false, right: 'yellow' },
    { aspect: 'owner', isRight: true, right: 'brand-care' },
    { aspect: 'text', isRight: true, right: null },
    { aspect: 'empathetic', isRight: false, right: null },
  ],
} as const;
export const take = {
  id: 'take',
  took: 900,
  marks: [{ aspect: 'key', isRight: true, right: 'claim' }],
} as const;
export const record: StepRecord = {
  kind: 'step',
  id: begun.id,
  workspace: 'Four brands',
  sandbox: false,
  startedAt: 0,
  endedAt: 9_900,
  agent: laura,
  agentName: 'Laura Rey',
  step: 'judge',
  stepKind: 'guided',
  isPassed: false,
  points: 3,
  of: 5,
  exercises: [leak, take],
};
const standing = {
  agent: laura,
  isReadyForLive: false,
  freeOn: [],
  steps: [
    { step: 'judge', state: 'open', sittings: 0, best: null },
    { step: 'live', state: 'later', sittings: 0, best: null },
  ],
} as const;
export const reading: TrainingReading = {
  sitting: null,
  own: standing,
  team: [
    {
      ...standing,
      agent: asId<AgentId>('tomas'),
      name: 'Tomás Gil',
      steps: [
        {
          step: 'judge',
          state: 'passed',
          sittings: 2,
          best: { points: 5, of: 5, at: Date.now() - 60_000, sandbox: true, signer: '1234-abcd' },
        },
      ],
    },
  ],
  mayTrain: true,
  drills: [{ drill: 'storm', last: null, dueAt: null, isOverdue: true }],
  running: null,
  key: '9999-ffff',
  sandbox: false,
  scenarios: [],
  onTheirWay: { waiting: 0, refused: [] },
};

/** The workspace has the path from now on, and it can be sat. */
export function giveTraining(engine: ScriptedEngine, answers: ScriptedEngine['answersBeyond'] = {}): void {
  const known = engine.workspace;
  if (known === null) throw new Error('The harness has no workspace');
  engine.workspace = workspaceSchema.parse({ ...documentOf(known), training });
  engine.answersBeyond = {
    'training.read': () => succeed(reading),
    'training.begin': () => succeed(begun),
    'training.answer': () => succeed({ ...begun, exercise: 'take', answered: 1, feedback: leak }),
    ...answers,
  };
}
