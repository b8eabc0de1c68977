import { expect, it } from 'vitest';
import { agent, customer, opened, story, type Told, wrote } from '../../../test/support/story';
import type { CaseEventBody } from './case-event';
import { type AgentId, asId, type CaseId, type OperationId, type StepId } from './ids';
import { undoableSteps } from './undo';

const lucia = asId<AgentId>('lucia');
const tags: CaseEventBody = { type: 'TagsChanged', added: ['x'], removed: [] };
const resolved: CaseEventBody = { type: 'CaseResolved', reason: '' };
const told: readonly Told[] = [
  { step: 'open', actor: { kind: 'console' }, body: opened() },
  { step: 'message', actor: customer, body: wrote('a', 10) },
  { step: 'first', actor: agent, body: tags },
  { step: 'second', actor: agent, body: resolved },
  { step: 'second', actor: agent, body: { type: 'NoteAdded', text: 'done' } },
  { step: 'words', actor: agent, body: { type: 'NoteAdded', text: 'only words' } },
  { step: 'theirs', actor: { kind: 'agent', id: asId<AgentId>('tom') }, body: tags },
  { step: 'rule', actor: { kind: 'policy', reason: '' }, body: tags },
];

it('a person can take back their own triage, newest first, and nothing else', () => {
  expect(undoableSteps(story(...told), lucia).map(({ stepId, types }) => [stepId, types])).toEqual([
    ['second', ['CaseResolved']],
    ['first', ['TagsChanged']],
  ]);
});

it('what was taken back cannot be taken back again', () => {
  const undone: CaseEventBody = { type: 'StepUndone', stepId: asId<StepId>('second') };
  expect(undoableSteps(story(...told, undone), lucia).map(({ stepId }) => stepId)).toEqual(['first']);
});

it('a bulk step is one step with all its cases', () => {
  const one = story({ step: 'bulk', actor: agent, body: tags });
  const two = one.map((event) => ({
    ...event,
    caseId: asId<CaseId>('other'),
    operationId: asId<OperationId>('other'),
    position: 2,
  }));
  expect(undoableSteps([...one, ...two], lucia)).toMatchObject([
    { stepId: 'bulk', caseIds: [one[0]?.caseId, 'other'] },
  ]);
});
