// Who did something: a person, the customer, or a part of the product acting for the workspace's policy.
import type { AgentId } from './ids';

export type Actor =
  | { readonly kind: 'agent'; readonly id: AgentId }
  | { readonly kind: 'customer' }
  | { readonly kind: 'channel' }
  | { readonly kind: 'policy'; readonly reason: string }
  | { readonly kind: 'console' };
