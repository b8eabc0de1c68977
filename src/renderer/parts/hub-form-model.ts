// What a person types to join a team's hub, and when it is enough to try.
import type { HubWay } from '../../shared/ipc/hub-address';

export const emptyHubForm = {
  host: '',
  port: '5432',
  database: '',
  login: '',
  password: '',
  ca: '',
  certificate: '',
  key: '',
};
export type HubForm = typeof emptyHubForm;

export interface HubFormProblems {
  readonly port: boolean;
  readonly ca: boolean;
  readonly certificate: boolean;
  readonly key: boolean;
}

const isBlank = (text: string) => text.trim() === '';
const isCertificate = (text: string) => /-----BEGIN (TRUSTED )?CERTIFICATE-----/u.test(text);
const isKey = (text: string) => /-----BEGIN [A-Z ]*PRIVATE KEY-----/u.test(text);

export function problemsOf({ port, ca, certificate, key }: HubForm): HubFormProblems {
  const number = /^\d{1,5}$/u.test(port.trim()) ? Number(port) : 0;
  return {
    port: number < 1 || number > 65_535,
    ca: !isBlank(ca) && !isCertificate(ca),
    certificate: !isBlank(certificate) && !isCertificate(certificate),
    key: !isBlank(key) && !isKey(key),
  };
}

/** Null while something is missing or cannot be what it should be. */
export function wayIn(form: HubForm): HubWay | null {
  const { host, port, database, login, password, ca, certificate, key } = form;
  if (Object.values(problemsOf(form)).includes(true)) return null;
  if ([host, database, login].some(isBlank) || password === '') return null;
  if (isBlank(certificate) !== isBlank(key)) return null;
  return {
    host: host.trim(),
    port: Number(port),
    database: database.trim(),
    login: login.trim(),
    password,
    ca: isBlank(ca) ? null : ca,
    ...(isBlank(certificate) ? {} : { clientCertificate: { certificate, key } }),
  };
}
