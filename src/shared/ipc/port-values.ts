// The kinds of values that commands and questions of the page are made of.
import { z } from 'zod';
import {
  type AccountId,
  type AgentId,
  asId,
  type BlobId,
  type BrandId,
  type CaseId,
  type CustomerId,
  type ExternalId,
  type JointId,
  type OperationId,
  type ReplyId,
  type TeamId,
} from '../domain/ids';

export const hexId = z.string().regex(/^[0-9a-f]{32}$/);
export const caseId = hexId.transform((text) => asId<CaseId>(text));
export const caseIds = z.array(caseId).min(1).max(50_000);
export const customerId = hexId.transform((text) => asId<CustomerId>(text));
export const operationId = hexId.transform((text) => asId<OperationId>(text));
export const replyId = hexId.transform((text) => asId<ReplyId>(text));
export const jointId = hexId.transform((text) => asId<JointId>(text));
const shortName = z.string().max(64);
export const agentId = shortName.transform((text) => asId<AgentId>(text));
export const teamId = shortName.transform((text) => asId<TeamId>(text));
export const brandId = shortName.transform((text) => asId<BrandId>(text));
export const accountId = shortName.transform((text) => asId<AccountId>(text));
export const externalId = z
  .string()
  .max(2_048)
  .transform((text) => asId<ExternalId>(text));
export const blobId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => asId<BlobId>(text));
export const reason = z.string().trim().min(1).max(1_000);
export const text = z.string().max(200_000);
export const audience = z.enum(['public', 'private']);
