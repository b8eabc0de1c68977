// The tour of the desk as commands, for hands that are far from its buttons.
import { begun, left, moved } from '../parts/tour-progress';
import { moveFocus, notify } from '../state/session';
import type { Command } from './command';
import { always, type Hands } from './command-steps';

/** The desk gives it a row while it runs. */
const isTouring = () => document.querySelector('[data-tour]') !== null;

async function leave({ own }: Hands): Promise<void> {
  await own.change(({ tour }) => ({ tour: left(tour) }));
  notify({ tone: 'done', text: 'tour.left', values: {}, undoable: false });
  moveFocus('list');
}

export const tourCommands: readonly Command[] = [
  {
    id: 'tour',
    label: 'command.tour',
    group: 'go',
    keys: [],
    when: always,
    run: ({ own }) => own.change(({ tour }) => ({ tour: begun(tour) })),
  },
  {
    id: 'tour-next',
    label: 'command.tourNext',
    group: 'go',
    keys: [],
    when: isTouring,
    run: ({ own }) => own.change(({ tour }) => ({ tour: moved(tour, 1) })),
  },
  {
    id: 'tour-back',
    label: 'command.tourBack',
    group: 'go',
    keys: [],
    when: isTouring,
    run: ({ own }) => own.change(({ tour }) => ({ tour: moved(tour, -1) })),
  },
  {
    id: 'tour-leave',
    label: 'tour.leave',
    group: 'go',
    keys: [],
    when: isTouring,
    run: leave,
  },
];
