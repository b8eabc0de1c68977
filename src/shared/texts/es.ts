// The interface in Spanish; a text missing here does not compile.
import { esApproval } from './es-approval';
import { esApprovalList } from './es-approval-list';
import { esBackup } from './es-backup';
import { esCase } from './es-case';
import { esCrisis } from './es-crisis';
import { esDesk } from './es-desk';
import { esDiversion } from './es-diversion';
import { esDoing } from './es-doing';
import { esEmpty } from './es-empty';
import { esErasure } from './es-erasure';
import { esFaq } from './es-faq';
import { esFaults } from './es-faults';
import { esGallery } from './es-gallery';
import { esGuard } from './es-guard';
import { esHub } from './es-hub';
import { esJoint } from './es-joint';
import { esOwnWays } from './es-own-ways';
import { esPalette } from './es-palette';
import { esPass } from './es-pass';
import { esPlaybook } from './es-playbook';
import { esProblems } from './es-problems';
import { esReceipt } from './es-receipt';
import { esRuleTrial } from './es-rule-trial';
import { esRules } from './es-rules';
import { esSaid } from './es-said';
import { esServiceSettings } from './es-service-settings';
import { esSetup } from './es-setup';
import { esSteps } from './es-steps';
import { esSurge } from './es-surge';
import { esTalk } from './es-talk';
import { esTeamHub } from './es-team-hub';
import { esToday } from './es-today';
import { esTogether } from './es-together';
import { esTour } from './es-tour';
import { esTraining } from './es-training';
import { esTranslation } from './es-translation';
import { esTriageRules } from './es-triage-rules';
import type { Catalogue } from './text-key';

export const es: Catalogue = {
  ...esDesk,
  ...esSaid,
  ...esEmpty,
  ...esCase,
  ...esSteps,
  ...esRules,
  ...esTriageRules,
  ...esRuleTrial,
  ...esFaq,
  ...esFaults,
  ...esSurge,
  ...esSetup,
  ...esProblems,
  ...esErasure,
  ...esBackup,
  ...esTogether,
  ...esTalk,
  ...esToday,
  ...esGuard,
  ...esHub,
  ...esGallery,
  ...esTeamHub,
  ...esApproval,
  ...esApprovalList,
  ...esOwnWays,
  ...esTour,
  ...esPalette,
  ...esDoing,
  ...esTraining,
  ...esPass,
  ...esPlaybook,
  ...esTranslation,
  ...esCrisis,
  ...esJoint,
  ...esDiversion,
  ...esServiceSettings,
  ...esReceipt,
};
