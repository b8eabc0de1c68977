// Names of what TanStack Query holds for the screens.
import type { BlobId, CaseId, CustomerId } from '../../shared/domain/ids';

export const queryKeys = {
  appInfo: ['app-info'],
  deskState: ['desk-state'],
  settings: ['settings'],
  workspace: ['workspace'],
  workspaceDocument: ['workspace-document'],
  status: ['status'],
  cases: ['case'],
  case: (id: CaseId) => ['case', id],
  /** Below the case's own key, so that what changes the case has it read again. */
  stretch: (id: CaseId, before: number) => ['case', id, before],
  draft: (id: CaseId, kind: 'reply' | 'note', agentId: string) => ['draft', id, kind, agentId],
  customers: ['customer'],
  customer: (id: CustomerId) => ['customer', id],
  customerPage: (id: CustomerId, before: number) => ['customer-page', id, before],
  team: ['team'],
  outbox: ['outbox'],
  approvals: ['approvals'],
  today: ['today'],
  coaching: (agent: string | null) => ['coaching', agent],
  setAside: ['set-aside'],
  custody: ['custody'],
  keptBrands: ['kept-brands'],
  hubPlace: ['hub-place'],
  hubMembers: ['hub-members'],
  hubDifference: (version: number) => ['hub-difference', version] as const,
  search: (text: string, order: string) => ['search', text, order],
  blob: (id: BlobId) => ['blob', id],
} as const;
