import { describe, expect, it } from 'vitest';
import { declared, theIncident } from '../../../test/support/incident-story';
import { asId, type BrandId } from '../../shared/domain/ids';
import type { IncidentBanner } from '../../shared/ipc/incident-port';
import { type CrisisHere, crisisHere } from './use-crisis-here';

const { brandId, ...incident } = theIncident(declared());
const state = { brandId, contactType: 'campaign' };
const banner = (more: Partial<IncidentBanner> = {}): IncidentBanner => ({
  ...incident,
  overAt: incident.endsAt,
  phase: 'active',
  maySpeak: true,
  mayManage: false,
  ...more,
});

describe('what a crisis asks of somebody in a case', () => {
  it.each<[string, readonly IncidentBanner[], CrisisHere]>([
    ['without one', [], 'none'],
    ['as a speaker', [banner()], 'speaks'],
    ['as anybody else', [banner({ maySpeak: false })], 'silent'],
    ['as a speaker of one and not of the other', [banner(), banner({ maySpeak: false })], 'silent'],
    ['once it is over', [banner({ maySpeak: false, phase: 'over' })], 'none'],
    ['about another topic', [banner({ maySpeak: false, topics: ['delivery'] })], 'none'],
    ['of another brand', [banner({ maySpeak: false, brands: [asId<BrandId>('vela')] })], 'none'],
  ])('%s', (_, incidents, here) => {
    expect(crisisHere(incidents, state)).toBe(here);
  });
});
