import { describe, expect, it } from 'vitest';
import { declared, theIncident } from '../../../../test/support/incident-story';
import { asId, type BrandId } from '../../../shared/domain/ids';
import type { InScope } from '../../../shared/domain/incident/incident-scope';
import type { IncidentBanner } from '../../../shared/ipc/incident-port';
import type { Member, Workspace } from '../../../shared/workspace/schema';
import {
  brandsToDeclare,
  fieldTime,
  holdingFor,
  instantOf,
  isReviewed,
  peopleOf,
  topicsOf,
} from './crisis-model';

const workspace = {
  roles: [],
  accounts: [
    { brand: 'vela', channel: 'email' },
    { brand: 'faro', channel: 'email' },
  ],
  members: [
    { id: 'ana', name: 'Ana', role: 'supervisor', teams: [] },
    { id: 'bea', name: 'Bea', role: 'agent', teams: [] },
    { id: 'leo', name: 'Leo', role: 'supervisor', teams: [], brands: ['faro'] },
  ],
  brands: [
    { id: 'vela', name: 'Vela', contactTypes: [{ id: 'price', label: 'Price' }] },
    {
      id: 'faro',
      name: 'Faro',
      contactTypes: [
        { id: 'price', label: 'Precio' },
        { id: 'campaign', label: 'Campaña' },
      ],
    },
  ],
} as unknown as Workspace;
const [ana, bea, leo] = workspace.members;
const names = (who: Member | undefined) => brandsToDeclare(workspace, who).map(({ label }) => label);

describe('declaring', () => {
  it('offers the brands that somebody supervises', () => {
    expect(names(ana)).toEqual(['Vela', 'Faro']);
    expect(names(leo)).toEqual(['Faro']);
    expect(names(bea)).toEqual([]);
    expect(names(undefined)).toEqual([]);
  });

  it('offers each contact type of the chosen brands once, and everybody as a speaker', () => {
    expect(topicsOf(workspace, new Set(['vela', 'faro'])).map(({ value }) => value)).toEqual([
      'price',
      'campaign',
    ]);
    expect(topicsOf(workspace, new Set(['vela'])).map(({ label }) => label)).toEqual(['Price']);
    expect(topicsOf(workspace, new Set())).toEqual([]);
    expect(peopleOf(workspace).map(({ label }) => label)).toEqual(['Ana', 'Bea', 'Leo']);
  });

  it('reads a time as it was written, to the minute', () => {
    const at = Date.UTC(2026, 2, 4, 12, 30);
    expect(instantOf(fieldTime(at))).toBe(at);
    expect(instantOf('')).toBeNull();
  });
});

describe('closing', () => {
  it('waits for the end and for everything that was frozen', () => {
    const frozen = [{}] as unknown as Parameters<typeof isReviewed>[0]['frozen'];
    expect(isReviewed({ phase: 'active', frozen: [] })).toBe(false);
    expect(isReviewed({ phase: 'over', frozen })).toBe(false);
    expect(isReviewed({ phase: 'over', frozen: [] })).toBe(true);
  });
});

describe('the holding message of two crises', () => {
  const { brandId, ...incident } = theIncident(declared());
  const banner = (title: string, more: Partial<IncidentBanner>): IncidentBanner => ({
    ...incident,
    title,
    overAt: incident.endsAt,
    phase: 'active',
    maySpeak: true,
    mayManage: false,
    ...more,
  });
  const newer = banner('newer', { topics: ['delivery'] });
  const older = banner('older', { topics: ['campaign'] });
  const thread = (contactType: string | null) => ({ brandId, contactType });
  const other = { brandId: asId<BrandId>('vela'), contactType: 'campaign' };

  it.each<[string, readonly InScope[], string | undefined]>([
    ['about the topic of the older one', [thread('campaign')], 'older'],
    ['about the topic of the newer one', [thread('delivery')], 'newer'],
    ['that nobody has sorted', [thread(null)], 'newer'],
    ['about both', [thread('campaign'), thread('delivery')], 'newer'],
    ['of another brand', [other], undefined],
    ['that are none', [], undefined],
  ])('for threads %s', (_, threads, title) => {
    expect(holdingFor([newer, older], threads)?.title).toBe(title);
  });

  it('is for who may speak, while it lasts, where there is one', () => {
    for (const less of [{ maySpeak: false }, { phase: 'over' }, { holding: '' }] as const)
      expect(holdingFor([{ ...older, ...less }], [thread('campaign')])).toBeUndefined();
  });
});
