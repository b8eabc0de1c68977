// What can be chosen at a step of the playbook pass, and what stands there: pure.
import { assertNever } from '../../../shared/domain/assert-never';
import type { Case } from '../../../shared/domain/case';
import { escalationFor } from '../../../shared/domain/escalation-map';
import type { AgentId, TeamId } from '../../../shared/domain/ids';
import type { PassStep } from '../../../shared/domain/playbook-pass';
import { type Tier, tiers } from '../../../shared/domain/tier';
import type { Brand, Workspace } from '../../../shared/workspace/schema';
import { channelWords, tierWord } from '../../parts/words';
import type { Text } from '../../state/use-text';

/** What a choice does: always one of the steps that exist by themselves, too. */
export type PassAct =
  | { readonly kind: 'tier'; readonly tier: Tier }
  | { readonly kind: 'safety'; readonly safety: boolean }
  | { readonly kind: 'type'; readonly contactType: string | null }
  | { readonly kind: 'tag'; readonly tag: string; readonly isOn: boolean }
  | { readonly kind: 'escalate'; readonly team: TeamId; readonly name: string }
  | { readonly kind: 'claim' }
  | { readonly kind: 'assign'; readonly to: { readonly assignee: AgentId; readonly name: string } }
  /** What takes more than a choice has its own dialog; the pass waits at the step. */
  | { readonly kind: 'dialog'; readonly dialog: 'no-reply' | 'merge' | 'tags' | 'assign' | 'escalate' };

export interface PassChoice {
  readonly id: string;
  readonly label: string;
  /** Whether this is what stands already. */
  readonly stands: boolean;
  /** The command that does the same by a key of its own, and that key; absent: it has a digit here. */
  readonly command?: { readonly id: string; readonly usual: string };
  readonly act: PassAct;
}

export interface PassPlace {
  readonly state: Case;
  readonly brand: Brand;
  readonly workspace: Workspace;
  readonly me: AgentId | undefined;
  readonly text: Text;
}

/** Beyond so many, a list is typed into instead. */
const most = 18;
const tierKeys = { green: '1', yellow: '2', red: '3' } as const;

/** What the case says about a step, in words. */
export function whatStands(step: PassStep, { state, brand, workspace, me, text }: PassPlace): string {
  switch (step) {
    case 'listen': {
      const name = state.customer?.name || state.customer?.handle || '';
      const channel = channelWords(text, state.channel, state.audience);
      return text('pass.heard', { count: state.messageCount, name, channel });
    }
    case 'flag': {
      const tier = tierWord(text, state.tier);
      return state.safety ? text('pass.flagged', { tier }) : tier;
    }
    case 'classify':
      return brand.contactTypes.find(({ id }) => id === state.contactType)?.label ?? text('pass.noType');
    case 'source':
      return state.tags.length === 0 ? text('pass.noTag') : state.tags.join(', ');
    case 'escalate':
      return workspace.teams.find(({ id }) => id === state.team)?.name ?? text('pass.noTeam');
    case 'assign': {
      if (state.assignee === null) return text('pass.nobody');
      if (state.assignee === me) return text('pass.you');
      return workspace.members.find(({ id }) => id === state.assignee)?.name ?? state.assignee;
    }
    default:
      return assertNever(step);
  }
}

export function choicesAt(step: PassStep, place: PassPlace): readonly PassChoice[] {
  const { text } = place;
  switch (step) {
    case 'listen':
      return [
        dialogChoice('no-reply', text('command.noReply'), { id: 'no-reply', usual: 'd' }),
        dialogChoice('merge', text('command.merge'), { id: 'merge', usual: 'm' }),
      ];
    case 'flag':
      return flags(place);
    case 'classify':
      return [...types(place), dialogChoice('tags', text('pass.more'), { id: 'tag', usual: 't' })];
    case 'source':
      return [...tags(place), dialogChoice('tags', text('pass.more'), { id: 'tag', usual: 't' })];
    case 'escalate':
      return [...teams(place), dialogChoice('escalate', text('pass.more'), { id: 'escalate', usual: '!' })];
    case 'assign':
      return [...people(place), dialogChoice('assign', text('pass.more'), { id: 'assign', usual: 'a' })];
    default:
      return assertNever(step);
  }
}

/** What the pass has decided so far, as a first word for the team it is escalated to. */
export function decidedSoFar({ state, brand, text }: PassPlace): string {
  const type = brand.contactTypes.find(({ id }) => id === state.contactType)?.label;
  return [type, tierWord(text, state.tier), ...state.tags].filter(Boolean).join(', ');
}

function dialogChoice(
  dialog: Extract<PassAct, { kind: 'dialog' }>['dialog'],
  label: string,
  command: { readonly id: string; readonly usual: string },
): PassChoice {
  return { id: dialog, label, stands: false, command, act: { kind: 'dialog', dialog } };
}

function flags({ state, text }: PassPlace): readonly PassChoice[] {
  return [
    ...tiers.map(
      (tier): PassChoice => ({
        id: tier,
        label: tierWord(text, tier),
        stands: state.tier === tier,
        command: { id: tier, usual: tierKeys[tier] },
        act: { kind: 'tier', tier },
      }),
    ),
    {
      id: 'safety',
      label: text(state.safety ? 'pass.noSafety' : 'case.safety'),
      stands: false,
      command: { id: 'safety', usual: '0' },
      act: { kind: 'safety', safety: !state.safety },
    },
  ];
}

function types({ state, brand }: PassPlace): readonly PassChoice[] {
  return brand.contactTypes.slice(0, most).map(({ id, label }) => {
    const stands = state.contactType === id;
    return { id: `type:${id}`, label, stands, act: { kind: 'type', contactType: id } };
  });
}

function tags({ state, workspace }: PassPlace): readonly PassChoice[] {
  const known = [...new Set([...workspace.tags, ...state.tags])];
  return known.slice(0, most).map((tag) => {
    const stands = state.tags.includes(tag);
    return { id: `tag:${tag}`, label: tag, stands, act: { kind: 'tag', tag, isOn: !stands } };
  });
}

/** The owner that the escalation map names first, then the others in their order. */
function teams({ state, brand, workspace }: PassPlace): readonly PassChoice[] {
  const owner = escalationFor(brand, state.contactType)?.owner;
  const sorted = [...workspace.teams].sort((a, b) => Number(b.id === owner) - Number(a.id === owner));
  return sorted
    .filter(({ id }) => id !== state.team)
    .slice(0, most)
    .map(({ id, name }) => ({
      id: `team:${id}`,
      label: name,
      stands: false,
      act: { kind: 'escalate', team: id, name },
    }));
}

/** Who works in the team that owns it. What somebody holds goes with words, which the dialog asks for. */
function people({ state, workspace, me, text }: PassPlace): readonly PassChoice[] {
  if (state.assignee !== null) return [];
  const own: PassChoice = {
    id: 'me',
    label: text('pass.me'),
    stands: false,
    command: { id: 'claim', usual: 'c' },
    act: { kind: 'claim' },
  };
  const others = workspace.members.filter(
    ({ id, teams, brands }) =>
      id !== me &&
      (state.team === null || teams.includes(state.team)) &&
      (brands === undefined || brands.includes(state.brandId)),
  );
  return [
    own,
    ...others.slice(0, most).map(
      ({ id, name }): PassChoice => ({
        id: `member:${id}`,
        label: name,
        stands: false,
        act: { kind: 'assign', to: { assignee: id, name } },
      }),
    ),
  ];
}
