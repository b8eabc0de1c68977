// Where a team's hub is and how to get in: a secret as a whole, kept as one.
import { z } from 'zod';

const pem = z.string().max(65_536);

export const hubAddressSchema = z.object({
  host: z.string().min(1).max(255),
  port: z.number().int().min(1).max(65_535),
  database: z.string().min(1).max(63),
  login: z.string().min(1).max(63),
  password: z.string().min(1).max(1_024),
  /** Authorities that are trusted, in PEM; null: those of the operating system. */
  ca: pem.nullable(),
  clientCertificate: z.object({ certificate: pem, key: pem }).exactOptional(),
});
export type HubWay = z.output<typeof hubAddressSchema>;
