// The interface in English: the catalogue every other language has to match.
import { enApproval } from './en-approval';
import { enApprovalList } from './en-approval-list';
import { enBackup } from './en-backup';
import { enCase } from './en-case';
import { enCrisis } from './en-crisis';
import { enDesk } from './en-desk';
import { enDiversion } from './en-diversion';
import { enDoing } from './en-doing';
import { enEmpty } from './en-empty';
import { enErasure } from './en-erasure';
import { enFaq } from './en-faq';
import { enFaults } from './en-faults';
import { enGallery } from './en-gallery';
import { enGuard } from './en-guard';
import { enHub } from './en-hub';
import { enJoint } from './en-joint';
import { enOwnWays } from './en-own-ways';
import { enPalette } from './en-palette';
import { enPass } from './en-pass';
import { enPlaybook } from './en-playbook';
import { enProblems } from './en-problems';
import { enReceipt } from './en-receipt';
import { enRuleTrial } from './en-rule-trial';
import { enRules } from './en-rules';
import { enSaid } from './en-said';
import { enServiceSettings } from './en-service-settings';
import { enSetup } from './en-setup';
import { enSteps } from './en-steps';
import { enSurge } from './en-surge';
import { enTalk } from './en-talk';
import { enTeamHub } from './en-team-hub';
import { enToday } from './en-today';
import { enTogether } from './en-together';
import { enTour } from './en-tour';
import { enTraining } from './en-training';
import { enTranslation } from './en-translation';
import { enTriageRules } from './en-triage-rules';

export const en = {
  ...enDesk,
  ...enSaid,
  ...enEmpty,
  ...enCase,
  ...enSteps,
  ...enRules,
  ...enTriageRules,
  ...enRuleTrial,
  ...enFaq,
  ...enFaults,
  ...enSurge,
  ...enSetup,
  ...enProblems,
  ...enErasure,
  ...enBackup,
  ...enTogether,
  ...enTalk,
  ...enToday,
  ...enGuard,
  ...enHub,
  ...enGallery,
  ...enTeamHub,
  ...enApproval,
  ...enApprovalList,
  ...enOwnWays,
  ...enTour,
  ...enPalette,
  ...enDoing,
  ...enTraining,
  ...enPass,
  ...enPlaybook,
  ...enTranslation,
  ...enCrisis,
  ...enJoint,
  ...enDiversion,
  ...enServiceSettings,
  ...enReceipt,
} as const;
