// The interface in Spanish; a text missing here does not compile.
import { esApproval } from './es-approval';
import { esApprovalList } from './es-approval-list';
import { esBackup } from './es-backup';
import { esCase } from './es-case';
import { esDesk } from './es-desk';
import { esErasure } from './es-erasure';
import { esGallery } from './es-gallery';
import { esHub } from './es-hub';
import { esProblems } from './es-problems';
import { esRules } from './es-rules';
import { esSetup } from './es-setup';
import { esSteps } from './es-steps';
import { esTalk } from './es-talk';
import { esTeamHub } from './es-team-hub';
import { esToday } from './es-today';
import { esTogether } from './es-together';
import type { Catalogue } from './text-key';

export const es: Catalogue = {
  ...esDesk,
  ...esCase,
  ...esSteps,
  ...esRules,
  ...esSetup,
  ...esProblems,
  ...esErasure,
  ...esBackup,
  ...esTogether,
  ...esTalk,
  ...esToday,
  ...esHub,
  ...esGallery,
  ...esTeamHub,
  ...esApproval,
  ...esApprovalList,
};
