// Every action of the console as data: the keyboard, the palette and the sheet of keys are all made from this list.
import type { Command } from './command';
import { crisisCommands } from './crisis-commands';
import { going } from './go-commands';
import { lookCommands } from './look-commands';
import { moveCommands } from './move-commands';
import { playbookCommands } from './playbook-commands';
import { seatCommands, sharingCommands } from './team-commands';
import { tourCommands } from './tour-commands';
import { translationCommands } from './translation-commands';
import { triageCommands } from './triage-commands';
import { viewCommands } from './view-commands';
import { writeCommands } from './write-commands';

/** In the order in which the palette and the sheet of keys show them. */
export const commands: readonly Command[] = [
  ...moveCommands,
  ...triageCommands,
  ...sharingCommands,
  ...playbookCommands,
  ...writeCommands,
  ...translationCommands,
  ...crisisCommands,
  ...going,
  ...seatCommands,
  ...viewCommands,
  ...lookCommands,
  ...tourCommands,
];
