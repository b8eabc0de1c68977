// Who did something, by name.

import type { Actor } from '../../../shared/domain/actor';
import { memberName } from '../../../shared/workspace/member-name';
import type { Workspace } from '../../../shared/workspace/schema';
import type { Text } from '../../state/use-text';

export function actorName(text: Text, actor: Actor, workspace: Workspace | null | undefined): string {
  switch (actor.kind) {
    case 'agent':
      return memberName(workspace, actor.id);
    case 'customer':
      return text('actor.customer');
    case 'channel':
      return text('actor.channel');
    case 'policy':
      return text('actor.policy');
    case 'console':
      return text('actor.console');
  }
}
