// A command for each view that is always there; the palette adds the brands of the workspace.
import { type StandingView, standingViews } from '../../shared/domain/case-row';
import type { Workspace } from '../../shared/workspace/schema';
import { showView } from '../state/selection';
import { moveFocus, useSession } from '../state/session';
import type { Text } from '../state/use-text';
import type { Command } from './command';
import { always, type Hands, inQueue } from './command-steps';
import { panesNow } from './panes';

const asDrawer = () => panesNow() !== 'all';

export const viewCommands: readonly Command[] = [
  ...standingViews.map((view) => viewCommand(view)),
  {
    id: 'show-views',
    label: 'command.showViews',
    group: 'go',
    keys: [],
    when: asDrawer,
    run: () => useSession.setState({ drawer: 'views' }),
  },
  {
    id: 'show-customer',
    label: 'command.showCustomer',
    group: 'go',
    keys: [],
    when: () => asDrawer() && inQueue() && useSession.getState().selected !== null,
    run: () => useSession.setState({ drawer: 'customer' }),
  },
];

function viewCommand(view: StandingView): Command {
  return {
    id: `view-${view}`,
    label: `command.view.${view}`,
    group: 'go',
    keys: [],
    when: always,
    run: ({ queue }) => {
      showView(view, queue);
      moveFocus('list');
    },
  };
}

interface BrandView {
  readonly id: string;
  readonly label: string;
  readonly run: (hands: Hands) => void;
}

/** What the palette offers for the brands of this workspace; they have no key, since they come and go. */
export function brandViews(text: Text, workspace: Workspace | null | undefined): readonly BrandView[] {
  return (workspace?.brands ?? []).map(({ id, name }) => ({
    id: `view-brand-${id}`,
    label: text('command.viewBrand', { name }),
    run: ({ queue }) => {
      showView(`brand:${id}`, queue);
      moveFocus('list');
    },
  }));
}
