// Makes an authority of our own and a certificate by it for this computer, for as long as a test runs.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** Writes server.pem and server.key into the folder. */
export function makeCertificates(folder: string): Certificates {
  const openssl = (...args: string[]) => {
    const { status, stderr } = spawnSync('/usr/bin/openssl', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`openssl ${args[0]} failed: ${stderr}`);
  };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '2',
    '-subj',
    '/CN=Test authority',
  );
  openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost');
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
  openssl('x509', '-req', '-in', 'server.csr', '-out', 'server.pem', ...by);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { authority: read('ca.pem'), certificate: read('server.pem'), key: read('server.key') };
}
