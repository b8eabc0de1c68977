import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declared, incidentId, theIncident } from '../../../../test/support/incident-story';
import { agent, opened, story } from '../../../../test/support/story';
import { asId } from '../ids';
import { foldIncidents, type IncidentPhase, overAt, phaseOf } from './incident';
import type { IncidentEvent } from './incident-event';

const ended: IncidentEvent = { type: 'IncidentEnded', incidentId };
const review = { right: 'Fast.', wrong: 'Late legal.', better: 'Call them first.' };
const closed: IncidentEvent = { type: 'IncidentClosed', incidentId, review };
const revised: IncidentEvent = {
  type: 'IncidentRevised',
  incidentId,
  endsAt: 200_000,
  position: 'New words.',
  speakers: [],
};
const noted: IncidentEvent = {
  type: 'IncidentNoted',
  incidentId,
  entry: 'decision',
  text: 'We stop the campaign.',
  about: null,
};

describe('a crisis', () => {
  it('is what was declared, by whom and when', () => {
    const incident = theIncident(declared());
    expect(incident).toMatchObject({
      id: incidentId,
      brandId: 'aurea-derma',
      declared: { by: agent, at: 1_000 },
      ended: null,
      closed: null,
      position: 'We have stopped it and say why on Friday.',
    });
  });

  it('takes a new position, other speakers and another end while it lasts', () => {
    expect(theIncident(declared(), revised)).toMatchObject({
      endsAt: 200_000,
      position: 'New words.',
      speakers: [],
    });
  });

  it('is not lengthened by who did not know that it was ended', () => {
    const incident = theIncident(declared(), ended, revised);
    expect(overAt(incident)).toBe(2_000);
    expect(incident.position).toBe('We have stopped it and say why on Friday.');
  });

  it('keeps its first declaration, its first end and its first review', () => {
    const other = { ...closed, review: { ...review, right: 'Nothing.' } };
    const incident = theIncident(declared(), declared({ title: 'Other' }), ended, ended, closed, other);
    expect(incident.title).toBe('The summer campaign');
    expect(incident.ended?.at).toBe(3_000);
    expect(incident.closed?.review).toEqual(review);
  });

  it('that is closed without having been ended is ended by that', () => {
    expect(theIncident(declared(), closed).ended?.at).toBe(2_000);
  });

  it('that was never declared is none', () => {
    expect(foldIncidents(story(opened(), ended, revised, noted, closed))).toEqual([]);
  });

  it.each<[string, readonly IncidentEvent[], number, IncidentPhase]>([
    ['just before its end', [declared()], 99_999, 'active'],
    ['at its end', [declared()], 100_000, 'over'],
    ['once a supervisor ended it', [declared(), ended], 2_000, 'over'],
    ['ended long after its time', [declared({ endsAt: 1_500 }), ended], 1_600, 'over'],
    ['looked back on', [declared(), ended, closed], 5_000, 'closed'],
  ])('%s is where it should be', (_, told, now, phase) => {
    expect(phaseOf(theIncident(...told), now)).toBe(phase);
  });

  it('is the same whether its events are folded once or come twice', () => {
    const steps = fc.array(fc.constantFrom(declared(), revised, noted, ended, closed), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (told) => {
        const events = story(...told);
        expect(foldIncidents([...events, ...events])).toEqual(foldIncidents(events));
      }),
    );
  });

  it('of two stands for itself', () => {
    const other = asId<typeof incidentId>('00000000000000000000000000000001');
    const found = foldIncidents(story(declared(), declared({ title: 'Other' }, other), ended));
    expect(found.map(({ title, ended: over }) => [title, over === null])).toEqual([
      ['The summer campaign', false],
      ['Other', true],
    ]);
  });
});
