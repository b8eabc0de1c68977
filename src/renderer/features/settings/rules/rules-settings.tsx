import type { ReactNode } from 'react';
import type { WorkspaceDocument } from '../../../../shared/workspace/change-part';
import { useWorkspaceDocument } from '../../../data/workspace-document';
import { ApprovalSettings } from './approval-settings';
import { EscalationSettings } from './escalation-settings';
import { GuardSettings } from './guard-settings';
import { PeopleSettings } from './people-settings';
import { RolesSettings } from './roles-settings';
import { ServiceSettings } from './service-settings';
import { TriageSettings } from './triage-settings';

const parts: Readonly<Record<RulesTab, (document: WorkspaceDocument) => ReactNode>> = {
  roles: (document) => (
    <>
      <PeopleSettings document={document} />
      <RolesSettings document={document} />
    </>
  ),
  escalation: (document) => <EscalationSettings document={document} />,
  approval: (document) => <ApprovalSettings document={document} />,
  triage: (document) => <TriageSettings document={document} />,
  guard: (document) => <GuardSettings document={document} />,
  service: (document) => <ServiceSettings document={document} />,
};
export type RulesTab = 'roles' | 'escalation' | 'approval' | 'triage' | 'guard' | 'service';

/** A tab of the settings that shows a part of the workspace; empty until that is read. */
export function RulesSettings({ tab }: { readonly tab: RulesTab }) {
  const document = useWorkspaceDocument();
  return document === undefined ? null : parts[tab](document);
}
