import { describe, expect, it } from 'vitest';
import { type AgentId, asId } from '../ids';
import { pathStanding } from './path-standing';
import type { SignedRecord, StepRecord } from './training-record';

const paula = { id: asId<AgentId>('paula') };
const steps = [
  { id: 'feel', kind: 'sensitivity' },
  { id: 'keys', kind: 'tool' },
  { id: 'alone', kind: 'live' },
] as const;
const sat = (step: string, points: number, more: Partial<StepRecord> = {}): SignedRecord => ({
  agent: more.agent ?? paula.id,
  signer: '0000-0000-0000-0001',
  record: {
    kind: 'step',
    id: `${step}-${points}`,
    workspace: 'Practice desk',
    sandbox: true,
    startedAt: 0,
    endedAt: 1_000,
    agent: paula.id,
    agentName: 'Paula Teruel',
    step,
    stepKind: 'tool',
    points,
    of: 10,
    isPassed: points >= 8,
    exercises: [],
    ...more,
  },
});
const states = (...records: readonly SignedRecord[]) =>
  pathStanding(steps, records, paula).steps.map(({ state }) => state);

describe('the standing of somebody on the path', () => {
  it.each<[string, readonly SignedRecord[], readonly string[]]>([
    ['begins with the first step open', [], ['open', 'later', 'later']],
    ['stays there after a sitting that was not passed', [sat('feel', 7)], ['open', 'later', 'later']],
    ['goes on once it is passed', [sat('feel', 8)], ['passed', 'open', 'later']],
    ['opens the live step last', [sat('feel', 8), sat('keys', 9)], ['passed', 'passed', 'open']],
    [
      'keeps what was passed when it is done again worse',
      [sat('feel', 9), sat('feel', 2)],
      ['passed', 'open', 'later'],
    ],
    ['counts a step that was passed out of turn', [sat('keys', 9)], ['open', 'passed', 'later']],
    ['knows nothing of steps that are no more', [sat('gone', 10)], ['open', 'later', 'later']],
    [
      'knows nothing of what others passed',
      [sat('feel', 9, { agent: asId('tom') })],
      ['open', 'later', 'later'],
    ],
    ['never passes the live step', [sat('alone', 10)], ['open', 'later', 'later']],
  ])('%s', (_, records, expected) => {
    expect(states(...records)).toEqual(expected);
  });

  it('is ready for live once everything before is passed', () => {
    const ready = (...records: readonly SignedRecord[]) => pathStanding(steps, records, paula).isReadyForLive;
    expect(ready(sat('feel', 9))).toBe(false);
    expect(ready(sat('feel', 9), sat('keys', 8))).toBe(true);
  });

  it('shows the best sitting, of equals the newest, and how many there were', () => {
    const [first] = pathStanding(
      steps,
      [sat('feel', 8), sat('feel', 9, { endedAt: 2_000 }), sat('feel', 9, { endedAt: 3_000 })],
      paula,
    ).steps;
    expect(first).toMatchObject({ sittings: 3, best: { points: 9, at: 3_000 } });
  });

  it('holds the channels that are free', () => {
    expect(pathStanding(steps, [], { ...paula, freeOn: ['email'] }).freeOn).toEqual(['email']);
    expect(pathStanding(steps, [], paula).freeOn).toEqual([]);
  });
});
