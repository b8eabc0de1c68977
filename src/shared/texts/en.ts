// The interface in English: the catalogue every other language has to match.
import { enApproval } from './en-approval';
import { enApprovalList } from './en-approval-list';
import { enBackup } from './en-backup';
import { enCase } from './en-case';
import { enDesk } from './en-desk';
import { enErasure } from './en-erasure';
import { enGallery } from './en-gallery';
import { enHub } from './en-hub';
import { enProblems } from './en-problems';
import { enRules } from './en-rules';
import { enSetup } from './en-setup';
import { enSteps } from './en-steps';
import { enTalk } from './en-talk';
import { enTeamHub } from './en-team-hub';
import { enToday } from './en-today';
import { enTogether } from './en-together';

export const en = {
  ...enDesk,
  ...enCase,
  ...enSteps,
  ...enRules,
  ...enSetup,
  ...enProblems,
  ...enErasure,
  ...enBackup,
  ...enTogether,
  ...enTalk,
  ...enToday,
  ...enHub,
  ...enGallery,
  ...enTeamHub,
  ...enApproval,
  ...enApprovalList,
} as const;
