// What the shell asks of the keychain process, which alone loads the keychain library, and what that answers.
import { z } from 'zod';

const entry = { service: z.string().min(1).max(200), account: z.string().min(1).max(200) };
const id = z.number().int();

export const keychainRequestSchema = z.discriminatedUnion('call', [
  z.object({ id, call: z.literal('get'), ...entry }),
  z.object({ id, call: z.literal('set'), ...entry, value: z.string().min(1).max(100_000) }),
  z.object({ id, call: z.literal('delete'), ...entry }),
  z.object({ id, call: z.literal('list'), service: entry.service }),
]);
export type KeychainRequest = z.output<typeof keychainRequestSchema>;

export const keychainAnswerSchema = z.object({
  id,
  outcome: z.discriminatedUnion('kind', [
    /** Null from `get` means "not there" and "locked" alike: the library cannot tell. */
    z.object({ kind: z.literal('value'), value: z.string().nullable() }),
    z.object({ kind: z.literal('entries'), entries: z.record(z.string(), z.string()) }),
    z.object({ kind: z.literal('done') }),
    /** No service, no bus, no library. */
    z.object({ kind: z.literal('failed'), reason: z.string() }),
  ]),
});
export type KeychainAnswer = z.output<typeof keychainAnswerSchema>;
