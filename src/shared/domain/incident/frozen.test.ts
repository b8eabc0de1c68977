import { describe, expect, it } from 'vitest';
import { declared, incidentId, speaker, theIncident } from '../../../../test/support/incident-story';
import { story } from '../../../../test/support/story';
import { type Approval, askedFor } from '../approval';
import { asId, type BrandId } from '../ids';
import { frozenBy, needInIncident, type Outgoing } from './frozen';
import { foldIncidents } from './incident';
import type { IncidentEvent } from './incident-event';
import type { InScope } from './incident-scope';

const ended: IncidentEvent = { type: 'IncidentEnded', incidentId };
const incident = theIncident(declared());
const over = theIncident(declared(), ended);
const state = { brandId: asId<BrandId>('aurea-derma'), contactType: null };
const somebody = asId<typeof speaker>('nadia');

const asked = askedFor(
  { need: { count: 1, supervisor: false, teams: [] }, digest: 'd' },
  { actor: { kind: 'agent', id: speaker }, at: 1_500 },
  null,
);
const approvedAt = (at: number): Approval => ({
  ...asked,
  state: 'approved',
  given: [{ by: somebody, at, supervisor: false, teams: [] }],
});
const reply = (more: Partial<Outgoing> = {}): Outgoing => ({
  author: speaker,
  submittedAt: 1_500,
  changedAt: 1_500,
  ...more,
});
const isFrozen = (its: Outgoing, at = 1_600, by = incident, where: InScope = state) =>
  frozenBy(its, where, { incidents: [by], now: at }) !== null;

describe('while a crisis lasts', () => {
  it.each<[string, Outgoing, boolean]>([
    ['words of somebody who is not on the list', reply({ author: somebody }), true],
    ['the same, approved', reply({ author: somebody, approval: approvedAt(1_550) }), true],
    ['words of no person', reply({ author: undefined }), true],
    ['words of a speaker that nobody has to read', reply(), true],
    ['words of a speaker that wait for an approval', reply({ approval: asked }), false],
    ['words of a speaker that were approved since', reply({ approval: approvedAt(1_550) }), false],
    ['words approved before it was declared', reply({ approval: approvedAt(900) }), true],
    ['words written before it was declared', reply({ submittedAt: 10 }), true],
    ['the holding message of a speaker', reply({ holding: incidentId }), false],
    ['the holding message of anybody else', reply({ author: somebody, holding: incidentId }), true],
    [
      'the holding message of another crisis',
      reply({ holding: asId<typeof incidentId>('00000000000000000000000000000001') }),
      true,
    ],
    [
      'words that a supervisor let go alone',
      reply({ approval: { ...asked, state: 'approved', glass: { by: speaker, at: 1_550, reason: 'r' } } }),
      false,
    ],
    ['words looked at before', reply({ author: somebody, reviewedAt: 1_550 }), true],
  ])('%s: frozen or not', (_, its, frozen) => {
    expect(isFrozen(its)).toBe(frozen);
  });

  it('of two that rule over a case the holding message of the newer one goes, and that of the older does not', () => {
    const newer = asId<typeof incidentId>('00000000000000000000000000000001');
    const both = foldIncidents(story(declared(), declared({}, newer)));
    const by = (holding: typeof incidentId) =>
      frozenBy(reply({ holding, submittedAt: 2_500 }), state, { incidents: both, now: 3_000 })?.id ?? null;
    expect(by(newer)).toBeNull();
    expect(by(incidentId)).toBe(newer);
  });

  it('another brand and another topic go on, and what nobody has sorted yet does not', () => {
    const ofTopic = theIncident(declared({ topics: ['campaign'] }));
    const at = (contactType: string | null, brandId = state.brandId) =>
      isFrozen(reply({ author: somebody }), 1_600, ofTopic, { brandId, contactType });
    expect(at('campaign')).toBe(true);
    expect(at('delivery')).toBe(false);
    expect(at(null)).toBe(true);
    expect(at('campaign', asId<BrandId>('vela'))).toBe(false);
  });
});

describe('when it is over', () => {
  it('what was written before stays frozen, on whatever desktop it waited', () => {
    expect(isFrozen(reply({ author: somebody }), 9_000, over)).toBe(true);
    expect(isFrozen(reply({ author: somebody, submittedAt: 10 }), 9_000, over)).toBe(true);
  });

  it('what is written since goes', () => {
    expect(isFrozen(reply({ author: somebody, submittedAt: 2_000 }), 9_000, over)).toBe(false);
  });

  it('what a supervisor looked at since goes, and not what was looked at before', () => {
    expect(isFrozen(reply({ author: somebody, reviewedAt: 2_000 }), 9_000, over)).toBe(false);
    expect(isFrozen(reply({ author: somebody, reviewedAt: 1_999 }), 9_000, over)).toBe(true);
  });

  it('by its end time it is the same as by a supervisor', () => {
    const its = reply({ author: somebody });
    expect(isFrozen(its, 100_000)).toBe(true);
    expect(isFrozen({ ...its, submittedAt: 100_000 }, 100_000)).toBe(false);
    expect(isFrozen({ ...its, reviewedAt: 100_000 }, 100_000)).toBe(false);
  });
});

describe('what a reply needs', () => {
  it('is somebody who reads it, and more where policy asks for more', () => {
    const two = { count: 2, supervisor: true, teams: [] };
    expect(needInIncident(null)).toEqual({ count: 1, supervisor: false, teams: [] });
    expect(needInIncident(two)).toEqual(two);
  });
});
