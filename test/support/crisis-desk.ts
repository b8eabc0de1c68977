// A desk in a crisis: its people, its brands, and what several tests of crises do there.
import { hour } from '../../src/shared/domain/time';
import type { CommandInput } from '../../src/shared/ipc/engine-port';
import { desk, stateOf } from './desk-per-test';
import { type EngineDesk, noon } from './engine-desk';

const workspace = `version: 1
name: A desk in a crisis
teams:
  - { id: agency, name: Agency }
members:
  - { id: lead, name: Lucía Robles, initials: LR, role: supervisor, teams: [agency] }
  - { id: deputy, name: Marta Gil, initials: MG, role: supervisor, teams: [agency] }
  - { id: voice, name: Ana Ruiz, initials: AR, role: agent, teams: [agency] }
  - { id: tom, name: Tom Ashby, initials: TA, role: agent, teams: [agency] }
  - { id: watcher, name: Eva Soto, initials: ES, role: analyst, teams: [agency] }
brands:
  - id: vela
    name: Casa Vela
    color: '#7a4f9a'
    language: es
    safetyTeam: agency
    promises:
      green: { target: 24 h, dueInstantInTime: true, team: agency }
      yellow: { target: 6 h, dueInstantInTime: false, team: agency }
      red: { target: 2 h, dueInstantInTime: true, team: agency }
    contactTypes:
      - { id: delivery, label: Delivery, severity: low, phrases: [parcel] }
  - id: aurea-derma
    name: Aurea Derma
    color: '#2f7f86'
    language: es
    safetyTeam: agency
    promises:
      green: { target: 24 h, dueInstantInTime: true, team: agency }
      yellow: { target: 6 h, dueInstantInTime: false, team: agency }
      red: { target: 2 h, dueInstantInTime: true, team: agency }
    contactTypes:
      - { id: campaign, label: Campaign, severity: high, phrases: [campaign] }
      - { id: delivery, label: Delivery, severity: low, phrases: [parcel] }
accounts:
  - { id: vela-social, brand: vela, name: Casa Vela, channel: bluesky, handle: vela.example }
  - { id: aurea-social, brand: aurea-derma, name: Aurea Derma, channel: bluesky, handle: aurea-derma.example }
approval: { expiresAfter: 1 h }
undoSendDelay: 10 s
`;
export const holding = 'We have read you and will be back today.';

/** The same with somebody on the reserve, who has a seat in a crisis only. */
export function withReserve() {
  const rio = '  - { id: rio, name: Río Sanz, initials: RS, role: agent, teams: [agency], reserve: true }\n';
  return desk({ workspace: workspace.replace('brands:\n', `${rio}brands:\n`) });
}

export function inCrisis(options: Parameters<typeof desk>[0] = {}) {
  const at = desk({ ...options, workspace });
  at.engine.sitDown('tom');
  return at;
}

export const declaration: CommandInput<'incident.declare'> = {
  kind: 'backlash',
  title: 'The summer campaign',
  brands: ['aurea-derma'],
  topics: [],
  endsAt: noon + 6 * hour,
  position: 'We have stopped it and say why on Friday.',
  speakers: ['lead', 'voice'],
  holding,
};

export async function declare(at: EngineDesk, more: Partial<typeof declaration> = {}) {
  at.engine.sitDown('lead');
  return at.command('incident.declare', { ...declaration, ...more });
}

export async function refusal(at: EngineDesk, name: Parameters<EngineDesk['tryCommand']>[0], input: unknown) {
  const result = await at.tryCommand(name, input as never);
  return result.ok ? 'ok' : result.error.code;
}

export const holdOf = async (at: EngineDesk, { caseId, replyId }: { caseId: string; replyId: string }) =>
  (await stateOf(at, caseId)).pendingReplies.find(({ content }) => content.replyId === replyId)?.hold;
export const settle = (at: EngineDesk) => at.clock.advance(30_000);
