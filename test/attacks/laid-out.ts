// A desk of two brands with something to take from: cases of every tier and owner, drafts, replies in every state.
import type { InboundMessage } from '../../src/shared/ipc/channels-port';
import { answer, desk, stateOf } from '../support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../support/engine-desk';

/** No answer to somebody of another brand may hold one of these. */
export const secrets = ['Canaria', 'aurea-social', 'Words of Lucía', 'post-of-aurea'];

const workspace = `version: 1
name: A desk to take from
teams:
  - { id: agency, name: Agency }
  - { id: specialists, name: Brand specialists }
  - { id: reputation, name: Corporate reputation }
  - { id: centre, name: Contact centre }
members:
  - { id: lead, name: Lucía Robles, initials: LR, role: supervisor, teams: [agency, reputation] }
  - { id: boss, name: Marc Oliver, initials: MO, role: administrator }
  - { id: ana, name: Ana Ruiz, initials: AR, role: agent, teams: [agency] }
  - { id: sol, name: Sol Vidal, initials: SV, role: senior, teams: [agency] }
  - { id: bea, name: Bea Sanz, initials: BS, role: specialist, teams: [specialists] }
  - { id: rita, name: Rita Mora, initials: RM, role: reputation, teams: [reputation] }
  - { id: cleo, name: Cleo Paz, initials: CP, role: contact-centre, teams: [centre] }
  - { id: gema, name: Gema Ochoa, initials: GO, role: analyst }
  - { id: eva, name: Eva Rubio, initials: ER, role: trainee, teams: [agency] }
  - { id: will, name: Will Grant, initials: WG, role: weekend, teams: [agency] }
  - { id: noa, name: Noa Gil, initials: NG, role: agent, teams: [agency], brands: [lindra-skin] }
  - { id: bo, name: Bo Lind, initials: BL, role: supervisor, teams: [agency], brands: [lindra-skin] }
roles:
  - id: weekend
    name: Weekend
    follows: agent
    may:
      - { actions: [see, note, raise] }
      - { actions: [answer, decide, claim, assign], tiers: [green, yellow, untriaged] }
approval:
  rules: [{ roles: [agent], tiers: [yellow], needs: supervisor }, { roles: [trainee], needs: supervisor }]
undoSendDelay: 0 s
brands:
  - id: aurea-derma
    name: Aurea Derma
    color: '#2f7f86'
    language: es
    safetyTeam: centre
    promises: &promises
      green: { target: 24 h, dueInstantInTime: true, team: agency }
      yellow: { target: 6 h, dueInstantInTime: false, team: agency }
      red: { target: 2 h, dueInstantInTime: true, team: reputation }
    contactTypes:
      - { id: health, label: Health report, severity: critical, safety: true, team: centre, phrases: [allergic] }
      - { id: billing, label: Billing, severity: low, phrases: [invoice] }
      - { id: price, label: Price, severity: low, phrases: [how much] }
      - { id: leak, label: Packaging, severity: medium, phrases: [leaks] }
      - { id: attack, label: Attack, severity: high, phrases: [boycott] }
    escalation:
      - { contactTypes: [billing], owner: centre, answer: [centre], clientData: true }
  - { id: lindra-skin, name: Lindra Skin, color: '#9a4fb5', language: en, safetyTeam: centre, promises: *promises }
accounts:
  - { id: aurea-social, brand: aurea-derma, name: Aurea, channel: bluesky, handle: aurea-derma.example }
  - { id: lindra-social, brand: lindra-skin, name: Lindra, channel: bluesky, handle: lindra-skin.example }
`;

const posts = {
  free: 'how much is it?',
  held: 'how much are two?',
  red: 'boycott them',
  health: 'allergic to it',
  billing: 'my invoice please',
  leak: 'it leaks everywhere',
  ofEva: 'how much are three?',
  failed: 'how much are four?',
  unknown: 'how much are five?',
  stale: 'how much are six?',
} as const;
type Name = keyof typeof posts;

export interface Prey {
  readonly at: EngineDesk;
  readonly cases: Readonly<Record<Name, string>>;
  readonly customerId: string;
  readonly customerName: string;
  readonly caseNumber: number;
  /** As an approver who has read them would name them. */
  readonly replies: Readonly<
    Record<
      'ofAna' | 'ofEva' | 'failed' | 'unknown' | 'stale',
      { caseId: string; replyId: string; digest: string; newest: string | null }
    >
  >;
  readonly definition: string;
}

async function named(at: EngineDesk, place: { readonly caseId: string; readonly replyId: string }) {
  const { pendingReplies, lastCustomerMessage } = await stateOf(at, place.caseId);
  const its = pendingReplies.find(({ content }) => content.replyId === place.replyId);
  return {
    ...place,
    digest: its?.approval?.digest ?? '0'.repeat(64),
    newest: lastCustomerMessage?.externalId ?? null,
  };
}

/** Ana's reply waits for a supervisor, and so does Eva's; Sol holds a case; Lucía has a draft in the free one. */
export async function layOut(): Promise<Prey> {
  const at = desk({ workspace });
  const messages = Object.entries(posts).map(([name, text]) => post(name, text));
  at.arrive(messages);
  const idOf = (name: Name): string => at.row(posts[name]).id;
  const cases = {
    free: idOf('free'),
    held: idOf('held'),
    red: idOf('red'),
    health: idOf('health'),
    billing: idOf('billing'),
    leak: idOf('leak'),
    ofEva: idOf('ofEva'),
    failed: idOf('failed'),
    unknown: idOf('unknown'),
    stale: idOf('stale'),
  };
  const draft = { kind: 'reply' as const, audience: null, cannedResponseIds: [] };
  await at.command('draft.save', { ...draft, caseId: cases.free, agentId: 'lead', text: 'Words of Lucía' });
  at.engine.sitDown('ana');
  const ofAna = await answer(at, posts.leak, 'Canaria: we send another.');
  at.engine.sitDown('eva');
  const ofEva = await answer(at, posts.ofEva, 'Canaria: nine euros.');
  at.engine.sitDown('sol');
  await at.command('case.claim', { caseIds: [cases.held] });
  const [failed, unknown] = [await answer(at, posts.failed), await answer(at, posts.unknown)];
  at.clock.advance(2_000);
  ended(at, failed.replyId, { kind: 'refused', detail: 'no' });
  ended(at, unknown.replyId, { kind: 'unknown', detail: 'cut' });
  const stale = await answerLate(at);
  at.engine.sitDown('lead');
  const { customerId, customerName, number } = at.row(posts.free);
  const replies = {
    ofAna: await named(at, ofAna),
    ofEva: await named(at, ofEva),
    failed: await named(at, failed),
    unknown: await named(at, unknown),
    stale: await named(at, stale),
  };
  return { at, cases, customerId, customerName, caseNumber: number, replies, definition: workspace };
}

function post(name: string, text: string): Partial<InboundMessage> {
  const usual = customerPost(noon);
  return {
    ...usual,
    externalId: `post-of-aurea-${name}` as InboundMessage['externalId'],
    text,
    author: { ...usual.author, name: `Canaria ${name}` },
  };
}

function ended(
  at: EngineDesk,
  replyId: string,
  outcome: { kind: 'refused' | 'unknown'; detail: string },
): void {
  at.engine.hearChannels({ type: 'sent', replyId: replyId as never, attempt: 1, outcome });
}

/** The customer wrote again before the reply left. */
async function answerLate(at: EngineDesk) {
  const row = at.row(posts.stale);
  const { state } = await at.query('case.read', { caseId: row.id, before: null, limit: 10 });
  const first = state.lastCustomerMessage?.externalId ?? null;
  const again = { ...post('stale-again', 'how much are six then?'), threadKey: state.threadKey };
  at.arrive([{ ...again, author: state.customer ?? customerPost(noon).author }]);
  const replyId = 'f'.repeat(32);
  await at.command('reply.submit', {
    caseId: row.id,
    replyId,
    accountId: 'aurea-social',
    audience: 'public',
    text: 'Canaria: six times nine.',
    attachments: [],
    inReplyTo: first,
    basedOn: first,
    isAcknowledgement: false,
    cannedResponseIds: [],
  });
  return { caseId: row.id, replyId };
}
