// What may be chosen in a line of policy: the tiers, channels, teams and people that there are, in words.
import { channelKinds } from '../../../../shared/domain/message';
import { roleActions, roles, ruleTiers } from '../../../../shared/domain/role';
import { severities } from '../../../../shared/domain/tier';
import type { WorkspaceDocument } from '../../../../shared/workspace/change-part';
import { useWorkspace } from '../../../data/desk-queries';
import { useText } from '../../../state/use-text';
import type { Choosable } from './rule-field';

interface Choices {
  readonly tiers: readonly Choosable[];
  readonly channels: readonly Choosable[];
  readonly severities: readonly Choosable[];
  readonly actions: readonly Choosable[];
  readonly productRoles: readonly Choosable[];
  readonly roles: readonly Choosable[];
  readonly brands: readonly Choosable[];
  readonly teams: readonly Choosable[];
  readonly members: readonly Choosable[];
  /** Of all brands; each kind once. */
  readonly contactTypes: readonly Choosable[];
  readonly audiences: readonly Choosable[];
}

export function useChoices(document: WorkspaceDocument): Choices {
  const text = useText();
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const productRoles = roles.map((value) => ({ value, label: text(`role.${value}`) }));
  // In the reader's language where the workspace has it: the document stands as it was written.
  const local = useWorkspace();
  const types = (local?.brands ?? []).flatMap(({ contactTypes }) => contactTypes);
  return {
    tiers: ruleTiers.map((value) => ({ value, label: text(`tier.${value}`) })),
    channels: channelKinds.map((value) => ({ value, label: text(`channel.${value}`) })),
    severities: severities.map((value) => ({ value, label: text(`severity.${value}`) })),
    actions: roleActions.map((value) => ({ value, label: text(`action.${value}`) })),
    productRoles,
    roles: [...productRoles, ...named(document.roles ?? [])],
    brands: named(document.brands),
    teams: named(local?.teams ?? document.teams),
    members: named(document.members),
    contactTypes: [...new Map(types.map(({ id, label }) => [id, { value: id, label }])).values()],
    audiences: (['public', 'private'] as const).map((value) => ({
      value,
      label: text(`rules.place.${value}`),
    })),
  };
}
