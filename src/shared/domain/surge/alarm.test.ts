import { describe, expect, it } from 'vitest';
import { eventOf, received, sampleTime } from '../../../../test/support/sample-events';
import type { Actor } from '../actor';
import type { CaseEvent } from '../case-event';
import { type AgentId, asId } from '../ids';
import type { Tier } from '../tier';
import { hour } from '../time';
import { alarmOf } from './alarm';

const red = { tier: 'red', safety: false } as const;
const green = { tier: 'green', safety: false } as const;
const health = { tier: null, safety: true } as const;
const agent: Actor = { kind: 'agent', id: asId<AgentId>('laura') };
const policy: Actor = { kind: 'policy', reason: 'fraud' };
const due = { responseDueAt: null, resolutionDueAt: null };
const message = received(1, 'm1', 'Una estafa');
const by = (actor: Actor, body: CaseEvent['body']): CaseEvent => ({ ...eventOf(1, body), actor });
const made = (tier: Tier): CaseEvent['body'] => ({ type: 'TierSet', tier, team: null, due });
const flagged: CaseEvent['body'] = { type: 'SafetySet', safety: true, team: null, due };

describe('what counts for early warning', () => {
  it.each([
    ['a message in a red case', message, red, true],
    ['a message in a safety case', message, health, true],
    ['a message in a green case', message, green, false],
    ['a message of which the case is not there', message, null, false],
    ['a case that a person makes red', by(agent, made('red')), red, true],
    ['a case that policy makes red', by(policy, made('red')), red, false],
    ['a case that a person makes green', by(agent, made('green')), green, false],
    ['a health report that a person flags', by(agent, flagged), red, true],
    ['a note', by(agent, { type: 'NoteAdded', text: 'terrible' }), red, false],
  ])('%s', (_what, event, state, counts) => {
    expect(alarmOf(event, state) !== null).toBe(counts);
  });

  it('is when it was written, and never later than it came', () => {
    expect(alarmOf({ ...message, at: sampleTime + hour }, red)?.at).toBe(sampleTime);
    expect(alarmOf({ ...message, at: sampleTime - hour }, red)?.at).toBe(sampleTime - hour);
  });

  it('is nothing that the brand wrote itself', () => {
    if (message.body.type !== 'MessageReceived') throw new Error('The sample is a message');
    const body = { ...message.body, message: { ...message.body.message, writtenBy: 'brand' as const } };
    expect(alarmOf({ ...message, body }, red)).toBeNull();
  });
});
